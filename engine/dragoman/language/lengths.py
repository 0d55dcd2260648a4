"""How long a text may be: what is sure to be too long, or is it on one of its ways, is told when the flow is loaded.

The law of this file: lengths are counted as Telegram does, in UTF-16 units, markup left out; of a text with something
computed in it only what its author wrote counts, branch by branch.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Template
from dragoman.language.expressions.extent import extent_of
from dragoman.language.translating import limit_translations
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler
    from dragoman.language.templates import Text
    from dragoman.language.values.scope import Format

TEXT, CAPTION = 4096, 1024
"""Of a message, and under a photo or another file."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKDOWN = re.compile(r"\\(.)|^(?:\*\*)?>|[*_~`|\[]|\]\([^()\s]*\)", re.DOTALL | re.MULTILINE)


def utf16(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def bare(text: str, form: Format) -> str:
    """The text as it is read, its markup taken off. Of Markdown all that may be markup goes."""
    match form:
        case "html":
            return unescape(_TAG.sub("", text))
        case "markdown":
            return _MARKDOWN.sub(lambda found: found[1] or "", text)
        case _:
            return text


def extent(text: Text) -> tuple[int, int]:
    """How long it is at least, for everybody, and how long one of its ways surely is."""
    measure = _measures(text.format)
    found = extent_of(text, measure)
    return measure(found.shortest), measure(found.longest)


def _measures(form: Format) -> Callable[[str], int]:
    return lambda piece: utf16(bare(piece, form))


def surely(text: Template) -> int:
    """How long it is at least, for everybody."""
    return extent(text.text)[0]


def check_length(
    text: Template | None, tree: Tree, what: str, most: int, compiler: Compiler, code: str = "DG502"
) -> None:
    """Reports a text that is longer than it may be; on one of its ways only, as a warning. 0 is no limit."""
    if text is None or not most:
        return
    limit_translations(text, tree, most, compiler)
    if _is_short(text, most):
        return
    least, longest = extent(text.text)
    remedy = f"{most:,} are the most that Telegram takes"
    if least > most:
        compiler.report(code, tree.span, f"{what} has {_counted(text, least)}", remedy)
    elif longest > most:
        message = f"{what} has {longest:,} characters on one way through its branches"
        compiler.report("DG520", tree.span, message, remedy, Severity.WARNING)


def check_message(text: Template | None, tree: Tree, caption: bool, compiler: Compiler) -> None:
    """Warns of a text that is too long for one message, or for standing under a photo, always or in a branch."""
    if text is None:
        return
    most = CAPTION if caption else TEXT
    limit_translations(text, tree, most, compiler)
    if _is_short(text, most):
        return
    least, longest = extent(text.text)
    where = "under a photo or another file" if caption else "in one message"
    then = "it is sent as a message of its own" if caption else "it is sent in several, unless 'overflow' says more"
    if least > most:
        message = f"the text has {_counted(text, least)}; {most:,} is the most {where}"
        compiler.report("DG502", tree.span, message, then, Severity.WARNING)
    elif longest > most:
        message = f"one way through the text's branches has {longest:,} characters; {most:,} is the most {where}"
        compiler.report("DG520", tree.span, message, then, Severity.WARNING)


def check_read(text: Template | None, tree: Tree, compiler: Compiler) -> None:
    """Reports a text of which nothing is left to be read once its markup is taken off."""
    constant = text.text.constant if text else None
    if text and constant and not bare(constant, text.text.format).strip():
        message = f"nothing of '{constant[:40]}' is left to be read: it is all markup"
        compiler.report("DG523", tree.span, message, "write what people shall read")


def _is_short(text: Template, most: int) -> bool:
    """Whether nothing can make it too long: only a loop writes more than stands there."""
    source = text.text.source
    return utf16(source) <= most and "{%" not in source


def _counted(text: Template, length: int) -> str:
    least = "" if text.text.constant is not None else "at least "
    return f"{least}{length:,} characters"
