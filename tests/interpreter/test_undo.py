"""The undo log: what leads from a later stack to an earlier one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpreter.session import Frame, Undo
from dragoman.interpreter.undo import difference, restored

NAMES = st.sampled_from(["a", "b", "c"])
VALUES = st.one_of(st.none(), st.integers(0, 3), st.text(max_size=2), st.lists(st.integers(), max_size=2))
FRAMES = st.builds(
    Frame,
    flow=st.sampled_from(["f", "g"]),
    digest=st.sampled_from(["1", "2"]),
    node=st.sampled_from(["x", "y"]),
    variables=st.dictionaries(NAMES, VALUES),
    mark=st.integers(0, 1),
)
STACKS = st.lists(FRAMES, max_size=3)


@given(STACKS, STACKS)
def test_restoring_the_difference_gives_the_earlier_stack(before: list[Frame], after: list[Frame]) -> None:
    """The law of the file."""
    assert restored(difference(before, after), after) == before


@given(STACKS, STACKS, st.dictionaries(NAMES, st.integers(1, 3)))
def test_the_counts_of_wrong_answers_stay_as_they_are_now(
    before: list[Frame], after: list[Frame], attempts: dict[str, int]
) -> None:
    """Of the frames that are still there."""
    now = [replace(frame, attempts=attempts) for frame in after]
    kept = difference(before, now).keep
    assert all(frame.attempts == attempts for frame in restored(difference(before, now), now)[:kept])


def test_only_what_changed_is_kept() -> None:
    """One answer costs one old value, not a copy of the session."""
    before = Frame("f", "1", "x", {"a": 1, "long": "text"})
    after = Frame("f", "1", "y", {"a": 2, "long": "text", "new": 3})
    (patch,) = difference([before], [after]).patches
    assert (patch.node, patch.old, patch.unset) == ("x", {"a": 1}, ("new",))


def test_an_unchanged_stack_costs_nothing() -> None:
    """No patch at all."""
    frame = Frame("f", "1", "x", {"a": 1})
    assert difference([frame], [frame]) == Undo(1)


def test_a_frame_that_ended_is_kept_whole() -> None:
    """It is put on top again."""
    ended = Frame("g", "1", "x", {"a": 1})
    assert difference([Frame("f", "1", "x"), ended], [Frame("f", "1", "x")]).frames == (ended,)
