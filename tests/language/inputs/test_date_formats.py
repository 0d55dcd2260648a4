"""Dates by the author's own patterns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.language.inputs.protocol import Reading
from tests.language.inputs.answers import WEDNESDAY, is_rejected, told, value


def sentence(**settings: Any) -> str:
    """The shipped error of an English user under these settings."""
    return told("date", Reading(WEDNESDAY, "en", settings))


def test_a_pattern_comes_before_the_locale() -> None:
    """In English this would be the fifth of June."""
    assert value("date", "5/6/2026", "en", formats=["%d/%m/%Y"]) == date(2026, 6, 5)


def test_the_patterns_are_tried_in_their_order() -> None:
    """The first that fits wins."""
    assert value("date", "5/6/2026", formats=["%Y-%m-%d", "%m/%d/%Y", "%d/%m/%Y"]) == date(2026, 5, 6)


@pytest.mark.parametrize("text", ["2026-12-31", "12/31/2026", "31 Dec 2026"])
def test_the_usual_forms_are_still_understood(text: str) -> None:
    """A pattern adds, it takes nothing away."""
    assert value("date", text, formats=["%d|%m|%Y"]) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("dd.mm.yyyy", "05.06.2026"),
        ("DD.MM.YYYY", "5.6.2026"),
        ("d/m/yy", "5/6/26"),
        ("yyyymmdd", "20260605"),
        ("dd mm yyyy", "05 06 2026"),
        ("am dd.mm.yyyy", "am 05.06.2026"),
    ],
)
def test_a_pattern_may_be_written_in_letters(pattern: str, text: str) -> None:
    """Not every author knows percent signs."""
    assert value("date", text, formats=[pattern]) == date(2026, 6, 5)


def test_a_single_pattern_needs_no_list() -> None:
    """A text will do."""
    assert value("date", "5.6.2026", formats="%d.%m.%Y") == date(2026, 6, 5)


def test_digits_of_another_script_fit_a_pattern() -> None:
    """A digit is a digit."""
    assert value("date", "٥.٦.٢٠٢٦", formats=["%d.%m.%Y"]) == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("%d-%m", "13-05", date(2026, 5, 13)),
        ("%d-%m", "12-05", date(2027, 5, 12)),
        ("%d-%m", "29-02", date(2028, 2, 29)),
        ("dd.mm", "31.12", date(2026, 12, 31)),
    ],
)
def test_a_pattern_without_year_gives_the_next_such_day(pattern: str, text: str, expected: date) -> None:
    """Today included."""
    assert value("date", text, formats=[pattern]) == expected


def test_a_time_in_a_pattern_falls_away() -> None:
    """The value is a day."""
    assert value("date", "5.6.2026 10:30", formats=["%d.%m.%Y %H:%M"]) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "formats",
    [
        [],
        ["%Q"],
        ["%"],
        [""],
        ["%d %d"],
        [5],
        [None],
        5,
        None,
        {"a": 1},
        ["("],
        ["\ud800"],
        ["%d" * 50],
        ["%d" * 500_000],
        [["%d"]],
    ],
)
def test_an_unusable_pattern_is_no_obstacle(formats: Any) -> None:
    """The usual forms are understood all the same."""
    assert value("date", "2026-12-31", formats=formats) == date(2026, 12, 31)


def test_a_text_that_fits_no_pattern_and_no_form_is_refused() -> None:
    """It is asked again."""
    assert is_rejected("date", "5|6", formats=["%d.%m.%Y"])


@pytest.mark.parametrize(
    ("pattern", "shown"), [("%d.%m.%Y", "31.12.2026"), ("dd/mm/yy", "31/12/26"), ("%Y%m%d", "20261231")]
)
def test_the_error_shows_the_authors_first_pattern(pattern: str, shown: str) -> None:
    """That is the form which the author wants."""
    assert sentence(formats=[pattern, "%Y"]) == f"Please give a date, such as {shown} or “tomorrow”."


@pytest.mark.parametrize("formats", [["\ud800"], [5], []])
def test_the_error_falls_back_to_the_locale(formats: Any) -> None:
    """A pattern that cannot be shown is left out."""
    assert sentence(formats=formats) == "Please give a date, such as 12/31/2026 or “tomorrow”."
