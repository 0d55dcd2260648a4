"""Scalars as they are written: which quotes, which lines."""

from __future__ import annotations

import re

from dragoman.source.source import Source
from dragoman.source.tree import Scalar

STEP = 2
"""Each level is indented by so many blanks."""

_BREAK = re.compile(r"\r\n?|\n")
_TRAILING = re.compile(r"(?<!\\)[ \t]+\Z")
_NEEDS_SINGLE = re.compile(r'["\\]')


def is_block(scalar: Scalar) -> bool:
    """Whether its text stands below its sign."""
    return scalar.style in ("literal", "folded")


def lines(source: Source, scalar: Scalar) -> list[str]:
    """The lines of a plain or quoted scalar, without indentation; nothing at all is one empty line."""
    written = [line.lstrip(" \t") for line in _BREAK.split(_quoted(source.text[scalar.start : scalar.end], scalar))]
    return [*(_TRAILING.sub("", line) for line in written[:-1]), written[-1]]


def _quoted(text: str, scalar: Scalar) -> str:
    """Single quotes become double ones where no sign inside would change its meaning."""
    inner = text[1:-1].replace("''", "'")
    return f'"{inner}"' if scalar.style == "single" and not _NEEDS_SINGLE.search(inner) else text


def block_lines(source: Source, scalar: Scalar) -> tuple[str, list[str]]:
    """The sign of a literal or folded scalar, and its lines without indentation."""
    sign = "|" if scalar.style == "literal" else ">"
    kept = scalar.text.split("\n") if sign == "|" else _folded(source, scalar)
    while kept and not kept[-1]:
        kept.pop()
    ends = len(scalar.text) - len(scalar.text.rstrip("\n"))
    first = next(filter(None, kept), "")
    indicator = str(STEP) if first[:1] in (" ", "\t") and first else ""
    return sign + indicator + _chomping(scalar.text, ends), kept + [""] * (ends - bool(kept))


def _chomping(text: str, ends: int) -> str:
    """What the sign says of the line ends at the end of the text."""
    if not text:
        return ""
    if ends == 0:
        return "-"
    return "+" if ends > 1 or not text.strip("\n") else ""


def _folded(source: Source, scalar: Scalar) -> list[str]:
    """The lines of the file: a folded text does not tell where they ended."""
    start, end = source.line_end(scalar.start), source.line_end(max(scalar.start, scalar.end))
    written = _BREAK.split(source.text[start:end])[1:]
    first = next(filter(str.strip, written), "")
    text = scalar.text.lstrip("\n")
    indent = _blanks(first) - _blanks(text)
    return [line[indent:] for line in written]


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
