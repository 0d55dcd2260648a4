"""Near misses: what a user may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpreter.nearness import MOST, nearest_labels

FRUIT = [("Apple", 0), ("Banana", 1), ("Orange", 2)]


@pytest.mark.parametrize(
    ("typed", "index"), [("Bananna", 1), ("banan", 1), ("BANANA", 1), ("aple", 0), ("ornage", 2), ("appel", 0)]
)
def test_a_slip_is_near(typed: str, index: int) -> None:
    """One letter too many, too few, or two exchanged; in any case."""
    assert nearest_labels(typed, FRUIT)[0] == index


@pytest.mark.parametrize("typed", ["a flying saucer", "pear", "x", "", "12", "Banana split with cream", "z" * 5000])
def test_something_else_is_not_near(typed: str) -> None:
    """None that is merely similar."""
    assert nearest_labels(typed, FRUIT) == []


@pytest.mark.parametrize(("typed", "label"), [("yse", "Yes"), ("noo", "No"), ("ys", "Yes"), ("gp", "Go")])
def test_short_labels_forgive_one_slip(typed: str, label: str) -> None:
    """Where a ratio says little."""
    assert nearest_labels(typed, [(label, 0)]) == [0]


def test_the_nearest_comes_first_and_never_more_than_three() -> None:
    """More would be a list, not a question."""
    found = nearest_labels("orangee", [("orangy", 0), ("orange", 1), ("oranges", 2), ("orangen", 3), ("orang", 4)])
    assert len(found) == MOST
    assert 4 not in found


def test_a_label_counts_once_whatever_its_aliases() -> None:
    """Its best name counts."""
    assert nearest_labels("shiping", [("Delivery", 0), ("shipping", 0), ("shippings", 0)]) == [0]


@given(st.text(max_size=80), st.lists(st.tuples(st.text(max_size=80), st.integers(0, 5)), max_size=6))
def test_whatever_is_typed_the_answer_is_among_the_names(typed: str, names: list[tuple[str, int]]) -> None:
    """Never raises, never invents."""
    found = nearest_labels(typed, names)
    assert set(found) <= {index for _, index in names}
    assert len(set(found)) == len(found) <= MOST
