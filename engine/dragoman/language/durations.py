"""Durations and sizes as people write them: `30s`, `1h 30m`, `2d`; `64KiB`, `5MB`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_BYTES = {"B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KiB": 1024, "MiB": 1024**2, "GiB": 1024**3}
_PART = re.compile(r"([0-9]{1,9})([smhdw])")
_DURATION = re.compile(r"[0-9]{1,9}[smhdw](?: ?[0-9]{1,9}[smhdw])*\Z")
_SIZE = re.compile(r"([0-9]{1,9}) ?([KMG]i?B|B)\Z")


def duration(text: str) -> timedelta:
    """The stretch of time.

    Raises:
        ValueError: it is none; the message quotes it and shows how durations are written.
    """
    if not _DURATION.match(text.strip()):
        hint = f"; did you mean '{text.strip()}m'?" if text.strip().isdigit() else ""
        raise ValueError(
            f"'{text}' is no duration: write a number and its unit, such as 30s, 20m, 1h 30m, 2d, 1w{hint}"
        )
    try:
        return timedelta(seconds=sum(int(number) * _SECONDS[unit] for number, unit in _PART.findall(text)))
    except OverflowError:
        raise ValueError(f"'{text}' is too long a time") from None


def size(text: str) -> int:
    """The number of bytes.

    Raises:
        ValueError: it is no size; the message quotes it and shows how sizes are written.
    """
    if not (match := _SIZE.match(text.strip())):
        raise ValueError(f"'{text}' is no size: write a number and its unit, such as 64KiB or 5MB")
    return int(match[1]) * _BYTES[match[2]]


def compile_duration(tree: Tree | None, compiler: Compiler, *, some: bool = False) -> timedelta | None:
    """A length of time; nothing if there is none or it is refused. It must be `some`, or may be none at all."""
    if not isinstance(tree, Scalar):
        return None
    try:
        found = duration(tree.text)
    except ValueError as wrong:
        compiler.report("DG212", tree.span, str(wrong))
        return None
    if some and not found:
        compiler.report("DG212", tree.span, f"'{tree.text}' is no time at all: it is over at once", "write at least 1s")
        return None
    return found
