"""`pick: {rating: 5}`: one press, from 1 up to the highest mark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.language.widgets.drawing import allows, drawn, labels, refusal, sentence, values


def test_the_marks_are_1_to_5() -> None:
    """In one row, with plain numbers."""
    assert labels(drawn("rating")) == [["1", "2", "3", "4", "5"]]


def test_a_mark_s_value_is_its_number() -> None:
    """An integer."""
    assert values(drawn("rating", max=3)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("highest", "widths"),
    [(2, [2]), (8, [8]), (9, [5, 4]), (10, [5, 5]), (16, [8, 8]), (17, [6, 6, 5]), (20, [7, 7, 6])],
)
def test_many_marks_stand_in_rows_of_about_equal_length(highest: int, widths: list[int]) -> None:
    """None wider than 8."""
    assert [len(row) for row in drawn("rating", max=highest).rows] == widths


@pytest.mark.parametrize("locale", ["en", "de", "ar", "fa"])
def test_marks_look_the_same_in_every_locale(locale: str) -> None:
    """The language says that they are labelled 1 to 5."""
    assert labels(drawn("rating", locale=locale, max=2)) == [["1", "2"]]


@pytest.mark.parametrize("view", [1, "2026-05", -1])
def test_there_is_one_view(view: Any) -> None:
    """Nothing is turned."""
    assert drawn("rating", view) == drawn("rating")


@pytest.mark.parametrize(("value", "allowed"), [(0, False), (1, True), (10, True), (11, False), (-1, False)])
def test_a_typed_number_must_be_one_of_the_marks(value: int, allowed: bool) -> None:
    """Of ten."""
    assert allows("rating", value, max=10) is allowed


def test_a_number_that_is_no_mark_is_told_which_there_are() -> None:
    """From the lowest to the highest."""
    assert sentence("rating", 11, max=10) == "Please give a number from 1 to 10."


@pytest.mark.parametrize(
    ("highest", "said"),
    [
        (0, "'rating' is 0; give the highest mark, from 2 to 20"),
        (1, "'rating' is 1; give the highest mark, from 2 to 20"),
        (21, "'rating' is 21; give the highest mark, from 2 to 20"),
        ("five", "'rating' is 'five'; give a whole number"),
        (True, "'rating' is true; give a whole number"),
    ],
)
def test_a_highest_mark_that_cannot_be_is_refused(highest: Any, said: str) -> None:
    """What is wrong is quoted, and what would be right is said."""
    assert refusal("rating", max=highest) == said
