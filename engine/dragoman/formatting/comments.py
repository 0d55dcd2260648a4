"""The comments of a file, which the tree does not hold.

The law of this file: between the scalars of a file there is nothing but signs, blanks and comments; so a `#` there
begins a comment, and one inside a scalar does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Tree

_COMMENT = re.compile(r"#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment without its trailing blanks. `alone`: nothing else stands on its line. `gap`: blanks before it."""

    start: int
    line: int
    column: int
    text: str
    alone: bool
    gap: int


def comments(source: Source, tree: Tree | None) -> list[Comment]:
    """All comments in the order of the file."""
    found, at = [], 0
    for start, end in _texts(source, tree):
        found += [_comment(source, one) for one in _COMMENT.finditer(source.text, at, start)]
        at = end
    return found + [_comment(source, one) for one in _COMMENT.finditer(source.text, at)]


def scalars(tree: Tree | None) -> Iterator[Scalar]:
    """Keys and values in the order of the file."""
    match tree:
        case None:
            return
        case Scalar():
            yield tree
        case Mapping():
            for entry in tree.entries:
                yield entry.key
                yield from scalars(entry.value)
        case _:
            for item in tree.items:
                yield from scalars(item)


def _texts(source: Source, tree: Tree | None) -> Iterator[tuple[int, int]]:
    for scalar in scalars(tree):
        start = scalar.start
        if scalar.style in ("literal", "folded"):
            # On the line of its sign there may be a comment; its text begins below.
            start = source.line_end(start)
        if start < scalar.end:
            yield start, scalar.end


def _comment(source: Source, found: re.Match[str]) -> Comment:
    line, column = source.place(found.start())
    before = source.text[source.line_start(found.start()) : found.start()]
    bare = before.rstrip()
    gap = 0 if "\t" in before[len(bare) :] else len(before) - len(bare)
    return Comment(found.start(), line, column, found.group().rstrip(), not bare, gap)
