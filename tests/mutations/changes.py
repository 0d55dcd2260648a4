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


def _swapped_keys(lines: list[str], at: int, chance: Random) -> None:
    other = chance.randrange(len(lines))
    one, two = _KEY.match(lines[at]), _KEY.match(lines[other])
    if one and two:
        lines[at] = f"{one[1]}{two[2]}{lines[at][one.end(2) :]}"
        lines[other] = f"{two[1]}{one[2]}{lines[other][two.end(2) :]}"


def _block(lines: list[str], at: int) -> list[str]:
    """The line and what is indented below it."""
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > depth):
        end += 1
    return lines[at:end]


def _block_away(lines: list[str], at: int, chance: Random) -> None:
    del lines[at : at + len(_block(lines, at))]


def _block_moved(lines: list[str], at: int, chance: Random) -> None:
    block = _block(lines, at)
    del lines[at : at + len(block)]
    place = chance.randrange(len(lines) + 1)
    lines[place:place] = block


def _block_deeper(lines: list[str], at: int, chance: Random) -> None:
    by = chance.choice(("  ", "    ", "- "))
    for number in range(at, at + len(_block(lines, at))):
        lines[number] = by + lines[number]


def _inline(lines: list[str], at: int, chance: Random) -> None:
    block = _block(lines, at)
    inner = ", ".join(line.strip() for line in block[1:])
    if inner:
        opened, closed = chance.choice(("{}", "[]", "{]", "[}"))
        lines[at : at + len(block)] = [f"{block[0]} {opened}{inner}{closed}"]


def _quoted(lines: list[str], at: int, chance: Random) -> None:
    sign = chance.choice(("'", '"'))
    lines[at] = _VALUE.sub(lambda found: f"{found[1]}{sign}{found[2]}{chance.choice((sign, ''))}", lines[at])


def _unquoted(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = lines[at].replace('"', "").replace("'", "")


def _literal(lines: list[str], at: int, chance: Random) -> None:
    found = _VALUE.match(lines[at])
    if found:
        blanks = " " * (len(lines[at]) - len(lines[at].lstrip()) + chance.randrange(5))
        lines[at] = f"{found[1]}{chance.choice(('|', '>', '|-', '>+', '|2', '|9'))}"
        lines.insert(at + 1, f"{blanks}{found[2]}")


EXPRESSIONS = (
    "{{", "}}", "{%", "%}", "{#", "#}", " | ", " if ", " else ", " and ", " not ", " in ", "(", ")", "[", "]", ".", "~",
    "==", " | length", " | join_and", " | plural('a')", " | round(2)", " | money", " | where(a=1)", " | add(", "[0]",
    "[1:2]",
    " + days(1)", " - now", " ** 2", " // 0", "item.x", "user.name", "loop.index", "{% for x in y %}", "{% endfor %}",
    "{% if a %}", "{% else %}", "{% endif %}", "{% set a = 1 %}", "{{ '", "{{ \\", "config.x", "1e9", "is defined",
)  # fmt: skip


def _expression(lines: list[str], at: int, chance: Random) -> None:
    braced = [number for number, line in enumerate(lines) if "{{" in line or "when:" in line or "that:" in line]
    at = chance.choice(braced) if braced and chance.random() < 0.8 else at
    line = lines[at]
    start = line.find("{{") + 2 if "{{" in line else line.find(":") + 1
    place = chance.randint(min(start, len(line)), len(line))
    lines[at] = line[:place] + chance.choice(EXPRESSIONS) + line[place + chance.randrange(4) :]


def _odd_character(lines: list[str], at: int, chance: Random) -> None:
    place = chance.randrange(len(lines[at]) + 1)
    odd = chance.choice("\x00\x07\x1b\x7f\x85\xa0\u2028\u202e\ufeff\ufffd\U0001f98a\u0301\t\r")
    lines[at] = lines[at][:place] + odd + lines[at][place:]


def _cut(lines: list[str], at: int, chance: Random) -> None:
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    if chance.random() < 0.3:
        del lines[at + 1 :]


CHANGES: Sequence[Change] = (
    _without, _twice, _moved, _indented, _other_value, _other_key, _other_word, _misspelt, _added, _from_elsewhere,
    _other_value, _other_word, _added, _swapped_keys, _block_away, _block_moved, _block_deeper, _inline, _quoted,
    _unquoted, _literal, _expression, _expression, _odd_character, _cut,
)  # fmt: skip


def changed(text: str, chance: Random) -> str:
    """The text after one to three of these changes."""
    lines = text.splitlines()
    for _ in range(chance.randint(1, 3)):
        if lines:
            chance.choice(CHANGES)(lines, chance.randrange(len(lines)), chance)
    return "\n".join(lines) + "\n"


def spliced(text: str, other: str, chance: Random) -> str:
    """The beginning of the one text, and the end of the other, or some of its lines in the midst of the one."""
    lines, more = text.splitlines(), other.splitlines()
    at, first = chance.randrange(len(lines) + 1), chance.randrange(len(more) + 1)
    if chance.random() < 0.5:
        return "\n".join([*lines[:at], *more[first:]]) + "\n"
    return "\n".join([*lines[:at], *more[first : first + chance.randint(1, 8)], *lines[at:]]) + "\n"


def damaged(data: bytes, chance: Random) -> bytes:
    """The bytes after one to four accidents of storage: some turned, lost, doubled, or all behind a place gone."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(data) + 1), chance.randint(1, 6)
        noise = bytes(chance.randrange(256) for _ in range(length))
        data = chance.choice(
            (
                data[:at] + noise + data[at + length :],
                data[:at] + data[at + length :],
                data[:at] + data[at : at + 40 * length] * 2 + data[at + 40 * length :],
                data[:at] + chance.choice((b"\r", b"\n", b"\x00", b"\xc3", b"\xff", b": ", b"{{", b"\t")) + data[at:],
                data[:at] if chance.random() < 0.3 else data,
            )
        )
    return data
