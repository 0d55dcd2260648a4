"""Formatting: the one way of writing a file, as an edit of the lines that differ."""

from __future__ import annotations

from dragoman.lsp.projects import Document
from dragoman.source.tree import Span


def formatted_edit(document: Document) -> tuple[Span, str] | None:
    """The stretch that is to be written anew, and its new text; nothing where all is well, or cannot be read."""
    from dragoman.formatting import DistortedError, IllegibleError, formatted

    try:
        new = formatted(document.source)
    except (IllegibleError, DistortedError):
        return None
    old = document.source.text
    if new == old:
        return None
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    # Whole lines, so that the edit reads as what it is, and no line end is torn.
    first = document.source.line_start(start)
    last = len(old) - end
    return document.source.span(first, last), new[first : len(new) - end]


def _alike(one: str, other: str) -> int:
    """How many characters they begin with in common."""
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    low, high = 0, length
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle)
    return low
