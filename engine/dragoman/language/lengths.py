"""How long a text may be: what is sure to be too long is told when the flow is loaded.

The law of this file: lengths are counted as Telegram does, in UTF-16 units, markup left out; of a text with something
computed in it only what its author wrote counts.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Template
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

TEXT, CAPTION = 4096, 1024
"""Of a message, and under a photo or another file."""

_COMPUTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def surely(text: Template) -> int:
    """How long it is at least, for everybody; 0 where blocks decide that."""
    parsed = text.text
    if parsed.constant is not None:
        bare = parsed.constant
    elif "{%" in parsed.source:
        return 0
    else:
        bare = _COMPUTED.sub("", parsed.source.strip())
    return utf16(unescape(_TAG.sub("", bare)) if parsed.format == "html" else bare)


def check_length(text: Template | None, tree: Tree, what: str, most: int, compiler: Compiler) -> None:
    """Reports a text that is longer than it may be for everybody. 0 is no limit."""
    if text is not None and most and (length := surely(text)) > most:
        remedy = f"{most} are the most that Telegram takes"
        compiler.report("DG502", tree.span, f"{what} has {length} characters", remedy)


def check_message(text: Template | None, tree: Tree, caption: bool, compiler: Compiler) -> None:
    """Warns of a text that is always too long for one message, or for standing under a photo."""
    if text is None or len(text.text.source) <= (most := CAPTION if caption else TEXT):
        return
    if (length := surely(text)) > most:
        where = "under a photo or another file" if caption else "in one message"
        then = "it is sent as a message of its own" if caption else "it is sent in several, unless 'overflow' says more"
        message = f"the text has {length} characters; {most} is the most {where}"
        compiler.report("DG502", tree.span, message, then, Severity.WARNING)
