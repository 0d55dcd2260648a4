"""Places as editors count them, and as files do.

The law of this file: an editor counts lines and characters from 0, its characters in UTF-16 units unless it has agreed
to other ones; a file counts both from 1, in characters. Neither raises for a place that is not there: it is drawn to
the nearest one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.source.source import Source

Units = Callable[[str], int]
"""How many units of the editor's counting a text has."""


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


UNITS: Mapping[str, Units] = {"utf-16": _utf16, "utf-32": len, "utf-8": _utf8}
"""The protocol's name of a counting -> the counting."""


def offset_of(source: Source, line: int, character: int, units: Units) -> int:
    """Where an editor's place stands in the text, in characters from 0."""
    if line >= len(source.lines):
        return len(source.text)
    text = source.line(line + 1)
    start = source.offset(line + 1, 1)
    if text.isascii():
        return start + min(character, len(text))
    index = counted = 0
    while index < len(text) and counted < character:
        counted += units(text[index])
        index += 1
    return start + index


def place_of(source: Source, line: int, column: int, units: Units) -> tuple[int, int]:
    """A file's place as the editor counts it: line and character from 0."""
    return line - 1, units(source.line(line)[: column - 1])
