"""Values that are read when they are asked for."""

from __future__ import annotations

import pytest

from dragoman.project.cache.rows import TOGETHER, Rows, packed

THINGS = {f"n{number}": [number] for number in (5, 3, 9, *range(100, 100 + 2 * TOGETHER))}


def rows(start: int = 0) -> Rows[list[int]]:
    """The things, kept behind some other bytes."""
    kept = [b"x" * start]
    index = packed(THINGS, kept)
    return Rows(index, memoryview(b"".join(kept)), start)


@pytest.mark.parametrize("start", [0, 7])
def test_they_are_what_was_kept_in_its_order(start: int) -> None:
    """Wherever in a file they begin."""
    assert list(rows(start).items()) == list(THINGS.items())
    assert len(rows(start)) == len(THINGS)


def test_a_value_is_read_once() -> None:
    """It is the same one whoever asks."""
    found = rows()
    assert found["n9"] is found["n9"]


def test_only_the_neighbours_of_what_is_asked_for_are_read() -> None:
    """What nobody comes to costs nothing: it could be damaged and nobody would know."""
    kept: list[bytes] = []
    index = packed(THINGS, kept)
    broken = Rows[list[int]](index, memoryview(kept[0] + b"?" * sum(map(len, kept[1:]))), 0)
    assert broken["n3"] == [3]
    with pytest.raises(Exception, match=r".*"):
        broken["n160"]


def test_a_name_that_is_not_there_is_not_there() -> None:
    """As in any mapping."""
    assert "nobody" not in rows()
    assert rows().get("nobody") is None
    with pytest.raises(KeyError):
        rows()["nobody"]


def test_the_end_is_behind_the_last_value() -> None:
    """There the next values begin."""
    kept: list[bytes] = []
    index = packed(THINGS, kept)
    assert Rows(index, memoryview(b"".join(kept)), 0).end == len(b"".join(kept))
    assert Rows(packed({}, []), memoryview(b""), 3).end == 3
