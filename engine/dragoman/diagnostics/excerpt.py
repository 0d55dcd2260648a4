"""The line of a file that a problem stands on, with a mark under the place.

The law of this file: what is printed is as wide as it looks on a terminal, harmless on it, and at most about a hundred
columns long; the mark stands under the characters it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category, east_asian_width

from dragoman.source.characters import replaced
from dragoman.source.source import Source
from dragoman.source.tree import Span

_BEFORE = 60
_WIDTH = 100
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is printed, and the blanks and carets that stand below it."""

    line: str
    mark: str


def excerpt(source: Source, span: Span) -> Excerpt | None:
    """The first line of the span, or nothing where the line is empty."""
    line = source.line(span.line)
    if not line.strip():
        return None
    first = min(span.column - 1, len(line))
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    start = max(0, first - _BEFORE) if len(line) > _WIDTH else 0
    stop = min(len(line), start + _WIDTH)
    before, inside = _shown(line[start:first]), _shown(line[first : min(last, stop)])
    text = f"{'…' if start else ''}{_shown(line[start:stop])}{'…' if stop < len(line) else ''}"
    blanks = _width(before) + (1 if start else 0)
    return Excerpt(text, " " * blanks + "^" * max(1, _width(inside)))


def _shown(text: str) -> str:
    return replaced(text.replace("\t", _TAB))


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
