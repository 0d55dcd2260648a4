"""Lengths of time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.values.printing import printed
from tests.language.inputs.answers import is_rejected, value

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1h 30m", 1.5),
        ("1h30m", 1.5),
        ("90 min", 1.5),
        ("90m", 1.5),
        ("1.5 hours", 1.5),
        ("1 hour and 30 minutes", 1.5),
        ("1 hour, 30 minutes", 1.5),
        ("5400 seconds", 1.5),
        ("5,400 s", 1.5),
        ("30 minutes 1 hour", 1.5),
        ("an hour", 1),
        ("hour", 1),
        ("two days", 48),
        ("2 days", 48),
        ("1w", 168),
        ("0 min", 0),
        ("٢ hours", 2),
    ],
)
def test_numbers_with_units_are_added_up(text: str, hours: float) -> None:
    """From seconds to weeks."""
    assert value("duration", text) == hours * HOUR


@pytest.mark.parametrize(
    ("locale", "text", "hours"),
    [
        ("de", "1,5 Stunden", 1.5),
        ("de", "1 Std. 30 Min.", 1.5),
        ("de", "eine Stunde und 30 Minuten", 1.5),
        ("de", "2 Tage", 48),
        ("es", "2 horas y 30 minutos", 2.5),
        ("es", "un día", 24),
        ("ru", "час", 1),
        ("ru", "2 часа 30 минут", 2.5),
        ("ru", "1 ч. 30 мин.", 1.5),
        ("ru", "неделю", 168),
        ("ar", "ساعتين", 2),
        ("ar", "ساعة و٣٠ دقيقة", 1.5),
        ("ar", "٣ أيام", 72),
        ("da", "2 timer", 2),
        ("de", "2 hours", 2),
        ("de", "1h 30m", 1.5),
    ],
)
def test_people_say_it_in_their_language(locale: str, text: str, hours: float) -> None:
    """Other languages take the words of the locale data, and English is understood everywhere."""
    assert value("duration", text, locale) == hours * HOUR


@pytest.mark.parametrize(
    "text",
    ["90", "1:30", "h", "m", "d", "3 months", "a year", "1h 1h", "1h 60", "-2h", "2 - 3 hours", "1e9 days", "1,5 h",
     "999999999 days", "half an hour", "2 2 h", "h 2 2", "two", "soon", "1 hour ago"],
)  # fmt: skip
def test_what_has_no_length_is_refused(text: str) -> None:
    """A number without unit, a month, a unit said twice."""
    assert is_rejected("duration", text)


def test_a_hundred_years_are_the_most() -> None:
    """Beyond that it is a slip of the finger."""
    assert (value("duration", "36525 days").days, is_rejected("duration", "36526 days")) == (36525, True)


def test_a_fraction_of_a_second_is_kept() -> None:
    """Nothing is rounded."""
    assert value("duration", "0.25 s") == timedelta(milliseconds=250)


@given(st.integers(0, 99), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_every_length_comes_back(days: int, hours: int, minutes: int, seconds: int) -> None:
    """As the language of flows writes it."""
    told = value("duration", f"{days}d {hours}h {minutes}m {seconds}s")
    assert told == timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


@pytest.mark.parametrize("locale", ["en", "es", "de", "ru", "ar", "uk", "fr", "it", "pt", "da", "pl", "tr"])
@pytest.mark.parametrize("unit", ["minute", "hour", "day"])
@pytest.mark.parametrize("count", [1, 2, 5, 11, 21])
def test_what_the_locale_prints_is_read_back(locale: str, unit: str, count: int) -> None:
    """A user may copy a length of time that a bot has shown."""
    length = timedelta(**{f"{unit}s": count})
    assert value("duration", printed(length, locale), locale) == length
