"""A tree for a text that is being written: what cannot be read is left out, line by line."""

from __future__ import annotations

from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping

_TRIES = 3
_LONGEST = 200_000
"""Characters of a text that is worth it: each try reads it anew."""


def mended(source: Source) -> Mapping | None:
    """The tree without the lines that break it, all others at their places; nothing if too much is broken."""
    lines = source.text.splitlines(keepends=True)
    if len(source.text) > _LONGEST or source.lines != [line.rstrip("\r\n") for line in lines] + [""] * _ends(source):
        return None
    for _ in range(_TRIES):
        problems = parse(Source(source.name, "".join(lines))).diagnostics
        row = problems[-1].span.line - 1 if problems else 0
        # A word without a colon is found to be wrong on the line below it.
        for broken in (row, row - 1):
            tried = _without(lines, broken)
            if isinstance(tree := parse(Source(source.name, "".join(tried))).tree, Mapping):
                return tree
        lines = _without(_without(lines, row), row - 1)
    return None


def _ends(source: Source) -> int:
    return 1 if source.text.endswith(("\n", "\r")) or not source.text else 0


def _without(lines: list[str], row: int) -> list[str]:
    if not 0 <= row < len(lines):
        return lines
    words = lines[row].rstrip("\r\n")
    # Blanks of the same length: every other offset stays true.
    return [*lines[:row], " " * len(words) + lines[row][len(words) :], *lines[row + 1 :]]
