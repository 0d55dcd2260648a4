"""The words for days of the week."""

from __future__ import annotations

import pytest

from dragoman.language.weekdays import CUT, NAMES, weekdays_of


@pytest.mark.parametrize("day", range(7))
def test_a_day_is_named_in_full_or_cut(day: int) -> None:
    """Monday is 0."""
    assert weekdays_of(NAMES[day]) == weekdays_of(CUT[day]) == {day}


@pytest.mark.parametrize(("word", "day"), [("Tues", 1), ("THURS", 3), (" sun ", 6), ("Wednesd", 2)])
def test_capitals_blanks_and_the_place_of_the_cut_do_not_matter(word: str, day: int) -> None:
    """From three letters on."""
    assert weekdays_of(word) == {day}


@pytest.mark.parametrize(("word", "days"), [("weekdays", {0, 1, 2, 3, 4}), ("Weekends", {5, 6})])
def test_two_words_mean_several_days(word: str, days: set[int]) -> None:
    """The working days, and the rest."""
    assert weekdays_of(word) == days


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("mondey", "'mondey' is no weekday; did you mean 'monday'?"),
        ("weekday", "'weekday' is no weekday; did you mean 'weekdays'?"),
        ("sst", "'sst' is no weekday; did you mean 'sat'?"),
        ("mo", "'mo' is no weekday; write one of mon tue wed thu fri sat sun, weekdays, weekends"),
        ("", "'' is no weekday; write one of mon tue wed thu fri sat sun, weekdays, weekends"),
        ("lundi", "'lundi' is no weekday; write one of mon tue wed thu fri sat sun, weekdays, weekends"),
    ],
)
def test_another_word_is_refused(word: str, said: str) -> None:
    """With the nearest that is right, where one is near."""
    with pytest.raises(ValueError) as refused:
        weekdays_of(word)
    assert str(refused.value) == said
