"""From a character of a value back to where it stands in the file.

The law of this file: a value's text is cut into pieces, in order and without gaps; a piece either stands in the file
character by character, or one character of the text (an escape, a folded line end) stands for its whole stretch.
"""

from __future__ import annotations

from dragoman.source.blocks import block_pieces
from dragoman.source.inline import inline_pieces
from dragoman.source.pieces import Piece, stretch
from dragoman.source.source import Source
from dragoman.source.tree import Scalar, Span


def locate(source: Source, scalar: Scalar, offset: int, length: int = 1) -> Span:
    """Where `length` characters of the scalar's text from `offset` on stand in the file.

    `length` may be 0: then the span is empty, and `offset` may be the text's length. What lies outside of the text is
    drawn to its nearest end.
    """
    first = max(0, min(offset, len(scalar.text)))
    last = max(first, min(first + length, len(scalar.text)))
    opening = 0 if scalar.style == "plain" else 1
    begin = scalar.start + opening
    if source.text.startswith(scalar.text, begin) and scalar.end - begin - opening == len(scalar.text):
        return source.span(begin + first, begin + last)
    pieces = _pieces(source, scalar, last)
    if not pieces:
        return source.span(begin, begin)
    start = stretch(pieces, first)[0] if first < len(scalar.text) else pieces[-1].end
    return source.span(start, stretch(pieces, last - 1)[1] if last > first else start)


def _pieces(source: Source, scalar: Scalar, until: int) -> list[Piece]:
    if scalar.style in ("literal", "folded"):
        return block_pieces(source.text, scalar)
    return inline_pieces(source.text, scalar, until)
