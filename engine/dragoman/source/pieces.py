"""A stretch of a value's text, and the stretch of the file it comes from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """`size` characters of the text from `at` on come from the file's characters from `start` to before `end`."""

    at: int
    size: int
    start: int
    end: int


class Pieces:
    """Lays piece to piece."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.size = 0

    def lay(self, size: int, start: int, end: int) -> None:
        """Add the next piece; one of no characters adds nothing."""
        if size:
            self.found.append(Piece(self.size, size, start, end))
            self.size += size


def stretch(pieces: list[Piece], offset: int) -> tuple[int, int]:
    """The stretch of the file, from one offset to before another, that a character of the text comes from."""
    index = bisect_right(pieces, offset, key=lambda piece: piece.at) - 1
    piece = pieces[index]
    inside = offset - piece.at
    if inside >= piece.size:
        return piece.end, piece.end
    if piece.size == piece.end - piece.start:
        return piece.start + inside, piece.start + inside + 1
    return piece.start, piece.end
