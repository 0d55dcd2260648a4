"""The author's MarkdownV2: signs that cannot be markup are escaped, so that a plain full stop may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes

from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.runs import Run, runs_of

_PIECE = re.compile(
    r"(?P<escaped>\\.)|(?P<block>```.*?(?:```|\Z))|(?P<code>`[^`\n]*`)|(?P<address>\]\([^()\s]*\))|(?P<quote>^(?:\*\*)?>)"
    r"|(?P<stray>[.!+\-={}#>()])|(?P<spoiler>\|\|)|(?P<bar>\|)",
    re.DOTALL | re.MULTILINE,
)
_MARK = re.compile(
    r"\\.|```(?:.*?```|)|`(?:[^`]*`|)|\]\([^()]*\)|^\*\*>|(?P<mark>\|\||__|[*_~])",
    re.DOTALL | re.MULTILINE,
)
_QUOTE = re.compile(r"^(?:\*\*)?>", re.MULTILINE)
_MEANT = {"*": "bold", "_": "italic", "__": "underlined", "~": "struck out", "||": "hidden"}


def ready_markdown(body: Sequence[nodes.Node]) -> tuple[dict[int, str], list[Problem]]:
    """The author's stretches ready to be sent, by identity of the node, and the marks that are left open."""
    fixed: dict[int, str] = {}
    runs = list(runs_of(body))
    for run in runs:
        fixed |= run.fixed(escape_strays(run.text))
    return fixed, list(_open(runs[0])) if len(runs) == 1 and not runs[0].region else []


def escape_strays(text: str) -> str:
    """A backslash before every sign of MarkdownV2 that forms no markup where it stands; markup as it is."""
    return _PIECE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0] if found.lastgroup in ("stray", "bar") else found[0]


def _open(run: Run) -> Iterator[Problem]:
    """The first mark that has no partner, in a text without branches: Telegram reads nothing of such a text."""
    opened: dict[str, int] = {}
    for found in _MARK.finditer(run.text):
        sign, at = found["mark"], found.start()
        if found[0] in ("`", "```"):
            yield _unclosed(run, at, found[0], "code")
            return
        if "___" in run.text[max(0, at - 2) : at + 3]:
            return
        # In a quotation || may also end what can be unfolded.
        if sign and not (sign == "||" and _QUOTE.search(run.text)) and opened.pop(sign, None) is None:
            opened[sign] = at
    for sign, at in opened.items():
        yield _unclosed(run, at, sign, _MEANT[sign])
        return


def _unclosed(run: Run, at: int, sign: str, meant: str) -> Problem:
    message = f"the '{sign}' that begins what is {meant} is never closed"
    remedy = f"close it with another, or write \\{sign[0]} for the sign itself"
    return Problem(run.offset(at), len(sign), "DG532", message, remedy)
