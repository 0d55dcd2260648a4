"""Pieces of literal and folded texts: indentation is left out, and lines of a folded text are joined.

The law of this file: it repeats what libyaml does with a block text, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.source.pieces import Piece, Pieces
from dragoman.source.tree import Scalar

_INDENT = re.compile(r"(?<![^\r\n])( *)(?=[^ \r\n])")
_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file behind the indentation: its content, and its line end."""

    start: int
    end: int
    after: int
    blank_first: bool


def block_pieces(text: str, scalar: Scalar) -> list[Piece]:
    """The pieces of a literal or folded scalar of the file with this text."""
    pieces = Pieces()
    pending: list[_Line] = []
    before: _Line | None = None
    for line in _lines(text, scalar):
        if line.start == line.end:
            pending.append(line)
            continue
        _ends(pieces, before, pending, fold=scalar.style == "folded" and not line.blank_first)
        pieces.lay(line.end - line.start, line.start, line.end)
        before, pending = line, []
        if pieces.size >= len(scalar.text):
            break
    _ends(pieces, before, pending, fold=False)
    return _cut(pieces.found, len(scalar.text))


def _ends(pieces: Pieces, before: _Line | None, empty: list[_Line], fold: bool) -> None:
    """The line end of the last line that held text, and those of the empty lines behind it."""
    if before is not None and not (fold and not before.blank_first and empty):
        pieces.lay(1, before.end, before.after)
    for line in empty:
        pieces.lay(1, line.end, line.after)


def _cut(pieces: list[Piece], size: int) -> list[Piece]:
    # Chomping takes line ends away at the end of the text.
    return [piece for piece in pieces if piece.at + piece.size <= size]


def _lines(text: str, scalar: Scalar) -> Iterator[_Line]:
    found = _LINE.match(text, scalar.start)
    indent = _indent(text, found.end() if found else scalar.end, scalar)
    at = found.end() if found else scalar.end
    while at < len(text) and (found := _LINE.match(text, at)):
        start, end = found.span(1)
        blanks = len(found.group(1)) - len(found.group(1).lstrip(" "))
        first = start + min(indent, blanks)
        yield _Line(first, end, found.end(), text[first : first + 1] in (" ", "\t"))
        at = found.end()


def _indent(text: str, start: int, scalar: Scalar) -> int:
    """How many blanks are left out of each line: those of the first line in the file that the text lacks."""
    written = _INDENT.search(text, start)
    kept = _INDENT.search(scalar.text)
    if written is None or kept is None or written.start() > scalar.end:
        return len(text)
    return len(written.group(1)) - len(kept.group(1))
