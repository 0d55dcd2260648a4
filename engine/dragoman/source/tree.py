"""The tree of a YAML file, in which every key and value knows its place.

The law of this file: lines and columns are counted from 1, columns in characters, and an end is the first place
behind the thing. `start` and `end` are offsets in characters into the file's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Style = Literal["plain", "single", "double", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: from a place up to, not including, another."""

    line: int
    column: int
    end_line: int
    end_column: int


def within(inner: Span, outer: Span) -> bool:
    """Whether the one stretch lies in the other."""
    start, end = (inner.line, inner.column), (inner.end_line, inner.end_column)
    return (outer.line, outer.column) <= start and end <= (outer.end_line, outer.end_column)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `value` follows the language's scalar rules, `text` is what stood there as text."""

    value: str | int | Decimal | bool | None
    text: str
    style: Style
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Tree


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; keys are unique. `flow` is the style in braces."""

    entries: tuple[Entry, ...]
    span: Span
    flow: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry of this key, or nothing."""
        for entry in self.entries:  # a loop, because nothing is called as often
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> Tree | None:
        """The value of this key, or nothing."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `flow` is the style in brackets."""

    items: tuple[Tree, ...]
    span: Span
    flow: bool = False


Tree = Scalar | Mapping | Sequence

Plain = str | int | Decimal | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(tree: Tree) -> Plain:
    """The tree as bare Python data: keys as the text that stood there, values by the scalar rules."""
    match tree:
        case Scalar():
            return tree.value
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in tree.entries}
        case Sequence():
            return [plain(item) for item in tree.items]
