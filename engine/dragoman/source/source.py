"""A file's text, and the way between offsets and places in it.

The law of this file: a line ends with LF, CRLF or CR and with nothing else; lines and columns count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from dragoman.source.tree import Span

_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name, as the user gave it, and its text."""

    name: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *(found.end() for found in _BREAK.finditer(self.text)))
        object.__setattr__(self, "_starts", starts)

    @property
    def lines(self) -> list[str]:
        """The lines without their ends; a file that ends with a line end has an empty last line."""
        return _BREAK.split(self.text)

    def line(self, number: int) -> str:
        """The line of this number without its end, empty where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        return self.text[start : self.line_end(start)]

    def line_start(self, offset: int) -> int:
        """The offset at which the line of this offset begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """The offset at which the line of this offset ends, before its line end."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; `place` the other way round."""
        return self._starts[line - 1] + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in characters."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets in characters."""
        return Span(*self.place(start), *self.place(max(start, end)))
