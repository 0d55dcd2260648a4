"""A PO file as data: its entries in their order, each string with the places where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.source.source import Source
from dragoman.source.tree import Span

Key = tuple[str | None, str]
"""What an entry is known by: its context and its text."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string of a PO file. `pieces` lead from offsets in `text` to where they stand in the file, behind a quote."""

    text: str = ""
    pieces: tuple[tuple[int, int], ...] = ()

    def span(self, source: Source, offset: int, length: int) -> Span:
        """Where this stretch of the text stands in the file."""
        return source.span(self._place(source, offset), self._place(source, offset + length))

    def whole(self, source: Source) -> Span:
        """Where the text begins, as far as its first line goes."""
        if not self.pieces:
            return source.span(0, 0)
        start = self.pieces[0][1]
        return source.span(start - 1, source.line_end(start))

    def _place(self, source: Source, offset: int) -> int:
        if not self.pieces:
            return 0
        first, at = self.pieces[max(0, bisect_right(self.pieces, (offset, len(source.text))) - 1)]
        for _ in range(offset - first):
            at += 2 if source.text[at : at + 1] == "\\" else 1
        return at


@dataclass(frozen=True, slots=True)
class Previous:
    """What a fuzzy entry was translated from."""

    id: str
    plural: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `strings` is the translation, one string for each plural form; `line` is that of `msgid`.

    `comments` are the translators' own, `about` those that extraction writes, `references` are `file:line`.
    """

    id: str
    context: str | None = None
    plural: str | None = None
    strings: tuple[Quoted, ...] = (Quoted(),)
    comments: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    line: int = 0

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.context, self.id

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has yet to look at it."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether all of its strings are there."""
        return all(string.text for string in self.strings)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its header (the entry without a text), if it has one, and its entries."""

    entries: tuple[Entry, ...] = ()
    header: Entry | None = None

    @property
    def fields(self) -> Mapping[str, str]:
        """The header's fields, such as `Plural-Forms`."""
        return header_fields(self.header)


def header_fields(header: Entry | None) -> dict[str, str]:
    """Name -> value of the lines of a header."""
    lines = header.strings[0].text.splitlines() if header else []
    pairs = (line.partition(":") for line in lines)
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}
