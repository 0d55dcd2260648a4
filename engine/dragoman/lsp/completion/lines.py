"""Lines of YAML in block style, each on its own: dashes, a key, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY = re.compile(
    r"""("[^"\n]*"|'[^'\n]*'|[^\s#{}\[\]"',&*!|>%@`-][^#:{}\[\]]*?|-[^\s#:{}\[\]][^#:{}\[\]]*?)\s*:(?=\s|\Z)"""
)
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """A dash (`key` is nothing) or a key of a line. `column` counts from 0; `value` is the rest behind a key."""

    column: int
    key: str | None = None
    value: str = ""


def parts_of(line: str) -> list[Part]:
    """What stands on the line; nothing for a blank one, a comment, or one that is only text."""
    parts: list[Part] = []
    column = len(line) - len(line.lstrip(" "))
    while line[column : column + 1] == "-" and line[column + 1 : column + 2] in ("", " "):
        parts.append(Part(column))
        column += 1
        column += len(line[column:]) - len(line[column:].lstrip(" "))
    if found := _KEY.match(line, column):
        parts.append(Part(column, found[1].strip("\"'"), line[found.end() :].strip()))
    return parts


def indent_of(line: str) -> int | None:
    """The column of the first character; nothing for a blank line or a comment."""
    bare = line.lstrip(" ")
    return None if not bare.strip() or bare.startswith("#") else len(line) - len(bare)


def opens_block(value: str) -> bool:
    """Whether a text begins below: `|` or `>`."""
    return _BLOCK.match(value) is not None
