"""What one session may hold."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.graph.computed import Fault, Place
from dragoman.interpreter.codec import dumps
from dragoman.interpreter.session import Frame


def check_variables(frames: Sequence[Frame], most: int, place: Place | None) -> None:
    """Refuses variables that together are larger than `most` bytes, or that cannot be kept at all.

    Raises:
        Fault: they are, or one cannot.
    """
    try:
        size = sum(len(dumps(frame.variables)) for frame in frames)
    except (TypeError, ValueError) as wrong:
        raise Fault("limit", str(wrong), place) from None
    if size > most:
        raise Fault("limit", f"the variables take {size} bytes; {most} is the most", place)
