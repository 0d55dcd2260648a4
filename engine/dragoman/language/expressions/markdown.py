"""The author's MarkdownV2: signs that cannot be markup are escaped, so that a plain full stop may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import nodes

from dragoman.language.expressions.runs import runs_of

_PIECE = re.compile(
    r"(?P<escaped>\\.)|(?P<block>```.*?(?:```|\Z))|(?P<code>`[^`\n]*`)|(?P<address>\]\([^()\s]*\))|(?P<quote>^(?:\*\*)?>)"
    r"|(?P<stray>[.!+\-={}#>()])|(?P<spoiler>\|\|)|(?P<bar>\|)",
    re.DOTALL | re.MULTILINE,
)


def ready_markdown(body: Sequence[nodes.Node]) -> dict[int, str]:
    """The author's stretches ready to be sent, by identity of the node."""
    fixed: dict[int, str] = {}
    for run in runs_of(body):
        fixed |= run.fixed(escape_strays(run.text))
    return fixed


def escape_strays(text: str) -> str:
    """A backslash before every sign of MarkdownV2 that forms no markup where it stands; markup as it is."""
    return _PIECE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[0] if found.lastgroup in ("stray", "bar") else found[0]
