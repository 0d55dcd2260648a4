"""What one session, and what is kept of one user or chat, may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from dragoman.graph.computed import Fault, Place
from dragoman.interpreter.codec import dumps
from dragoman.interpreter.session import Frame
from dragoman.language.values.scope import TooMuch


def measured(data: Mapping[str, Any]) -> int:
    """How many bytes the data take on the record.

    Raises:
        TooMuch: they hold something that cannot be kept at all.
    """
    try:
        return len(dumps(data))
    except (TypeError, ValueError) as wrong:
        raise TooMuch(str(wrong)) from None


_SIX = 6
"""Bytes that JSON makes of one character at most."""


def at_most(value: Any) -> int | None:
    """A number of bytes that the value surely does not exceed, for what can be told at a glance; else nothing."""
    if isinstance(value, str):
        return _SIX * len(value) + 2
    return 64 if value is None or isinstance(value, bool | date | time) else None


def _surely_fit(frames: Sequence[Frame], most: int) -> bool:
    """Whether the variables are so few and so short that nothing needs to be measured."""
    size = 2
    for frame in frames:
        for name, value in frame.variables.items():
            if (longest := at_most(value)) is None:
                return False
            size += longest + len(name) + 4
    return size <= most


def check_size(name: str, value: Any, most: int) -> None:
    """Refuses a value that alone takes more than `most` bytes.

    Raises:
        TooMuch: it does, or cannot be kept at all.
    """
    if (longest := at_most(value)) is not None and longest < most:
        return
    if (size := measured({name: value})) > most:
        raise TooMuch(f"'{name}' would take {size} bytes; {most} is the most")


def check_variables(
    frames: Sequence[Frame], most: int, place: Place | None, places: Mapping[str, Place | None] | None = None
) -> None:
    """Refuses variables that together are larger than `most` bytes, or that cannot be kept at all.

    `places` are the variables that this turn has given values, and where: the largest of them is to blame.

    Raises:
        Fault: they are, or one cannot.
    """
    if _surely_fit(frames, most):
        return
    try:
        size = sum(measured(frame.variables) for frame in frames)
    except TooMuch as wrong:
        raise Fault("limit", wrong.message, place) from None
    if size > most:
        message, there = _blamed(frames, places or {})
        raise Fault("limit", f"the variables take {size} bytes{message}; {most} is the most", there or place)


def _blamed(frames: Sequence[Frame], places: Mapping[str, Place | None]) -> tuple[str, Place | None]:
    given = [(measured({n: v}), n) for frame in frames for n, v in frame.variables.items() if n in places]
    size, name = max(given, default=(0, ""))
    return (f", '{name}' alone {size}", places[name]) if name else ("", None)
