"""Random changes to a sound flow, such as authors make by accident and by mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

ODD = (
    "", "[]", "{}", "null", "true", "-1", "0", "1.5", "99999999999999999999", '""', "' '", "[a, [b]]", "{a: {b: c}}",
    "again", "back", "end", "now", "item", "none", "0s", "5", "1h 30m", "soon", "2026-02-30", "25:00", "0 0 31 2 *",
    '"{{ nothing }}"', '"{{ 1 / 0 }}"', '"{{ now + days(1) }}"', '"{{ [1, 2] }}"', '"{{ user }}"', '"{{"', '"{% if %}"',
    '"{{ item.name }}"', "{{ bare }}", "<b>open", '"<b>"', "*x", "&x", "!!str x", "a: b: c", "a #b", "'", '"', "|",
    ">-", "(?=a)", "(a", "https://", "../../x", "profile.nothing", "shared", "🦊", "é" * 70, "x" * 5000, "/x", "@y",
    "-100",
)  # fmt: skip
"""Values that stand where they should not."""

KEYS = (
    "say", "prompt", "review", "action", "http", "call", "jump", "wait", "schedule", "unschedule", "pay", "notify",
    "handoff", "set", "branches", "next", "end", "when", "on", "help", "was", "final", "label", "input", "save",
    "validate", "attempts", "optional", "reuse", "many", "timeout", "pick", "buttons", "from", "row", "page", "empty",
    "text", "value", "outcomes", "with", "as", "for", "every", "at", "after", "fields", "media", "photo", "poll",
    "any_of",
)  # fmt: skip

_VALUE = re.compile(r"^(\s*(?:- )?[^\s:#][^:#\n]*:[ ]+)(\S.*)$")
_KEY = re.compile(r"^(\s*(?:- )?)([a-z_]+):")
_WORD = re.compile(r"[A-Za-z_]\w*|\d+")

Change = Callable[[list[str], int, Random], None]


def _without(lines: list[str], at: int, chance: Random) -> None:
    del lines[at]


def _twice(lines: list[str], at: int, chance: Random) -> None:
    lines.insert(at, lines[at])


def _moved(lines: list[str], at: int, chance: Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(at))


def _indented(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = chance.choice(("  ", " ", "\t", "- ")) + lines[at] if chance.random() < 0.5 else lines[at][2:]


def _other_value(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = _VALUE.sub(lambda found: found[1] + chance.choice(ODD), lines[at])


def _other_key(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = _KEY.sub(lambda found: f"{found[1]}{chance.choice(KEYS)}:", lines[at])


def _other_word(lines: list[str], at: int, chance: Random) -> None:
    words = list(_WORD.finditer(lines[at]))
    others = [word for line in lines for word in _WORD.findall(line)]
    if words and others:
        found = chance.choice(words)
        lines[at] = lines[at][: found.start()] + chance.choice((*others, *ODD)) + lines[at][found.end() :]


def _misspelt(lines: list[str], at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    added = chance.choice(("", *"abz_ :{}[]'\"#,-|>&*!%\u00e9\u200f"))
    lines[at] = lines[at][:place] + added + lines[at][place + chance.randrange(2) :]


def _added(lines: list[str], at: int, chance: Random) -> None:
    blanks = " " * (len(lines[at]) - len(lines[at].lstrip()))
    lines.insert(at, f"{blanks}{chance.choice(KEYS)}: {chance.choice(ODD)}")


def _from_elsewhere(lines: list[str], at: int, chance: Random) -> None:
    found = [match[2] for line in lines if (match := _VALUE.match(line))]
    if found:
        lines[at] = _VALUE.sub(lambda match: match[1] + chance.choice(found), lines[at])


CHANGES: Sequence[Change] = (
    _without, _twice, _moved, _indented, _other_value, _other_key, _other_word, _misspelt, _added, _from_elsewhere,
    _other_value, _other_word, _added,
)  # fmt: skip


def changed(text: str, chance: Random) -> str:
    """The text after one to three of these changes."""
    lines = text.splitlines()
    for _ in range(chance.randint(1, 3)):
        if lines:
            chance.choice(CHANGES)(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines) + "\n"
