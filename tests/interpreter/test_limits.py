"""What one session may hold."""

from __future__ import annotations

import pytest

from dragoman.graph.computed import Fault, Place
from dragoman.interpreter.limits import check_variables
from dragoman.interpreter.session import Frame

PLACE = Place("f.yaml", 3, 1)


def stack(*sizes: int) -> list[Frame]:
    """Frames whose variables take these numbers of bytes."""
    return [Frame("f", "1", "x", {"a": "x" * (size - 8)}) for size in sizes]


def test_exactly_the_most_is_allowed() -> None:
    """The border."""
    check_variables(stack(100), 100, PLACE)


def test_one_byte_more_is_refused_with_both_numbers() -> None:
    """And the place."""
    with pytest.raises(Fault, match="101 bytes; 100 is the most") as caught:
        check_variables(stack(101), 100, PLACE)
    assert (caught.value.reason, caught.value.place) == ("limit", PLACE)


def test_all_frames_count_together() -> None:
    """A deep stack is no way around it."""
    with pytest.raises(Fault):
        check_variables(stack(60, 60), 100, PLACE)


def test_a_value_that_cannot_be_kept_is_refused() -> None:
    """Its type is named."""
    with pytest.raises(Fault, match="set"):
        check_variables([Frame("f", "1", "x", {"a": {1, 2}})], 100, PLACE)
