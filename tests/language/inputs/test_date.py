"""Days of the calendar, in ISO form and in the locale's forms."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.inputs.answers import example, is_rejected, value

LAST = date(2026, 12, 31)
LOCALES = ["en", "en_GB", "es", "de", "ru", "ar", "fr", "it", "pt", "zh", "ja", "sv", "hi", "tr", "uk", "fa"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", ["2026-12-31", " 2026-12-31 ", "2026/12/31", "2026.12.31", "2026 12 31"])
def test_a_year_in_front_is_iso_everywhere(locale: str, text: str) -> None:
    """Whatever stands between."""
    assert value("date", text, locale) == LAST


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "12/31/2026"),
        ("en", "12/31/26"),
        ("en", "12-31-2026"),
        ("en", "31 Dec 2026"),
        ("en", "Dec 31, 2026"),
        ("en", "Dec. 31, 2026"),
        ("en", "December 31st, 2026"),
        ("en", "the 31st of December 2026"),
        ("en", "31 december 26"),
        ("en", "31dec2026"),
        ("en", "2026 Dec 31"),
        ("en", "Thursday, December 31, 2026"),
        ("en_GB", "31/12/2026"),
        ("en_GB", "31 December 2026"),
        ("es", "31/12/2026"),
        ("es", "31/12/26"),
        ("es", "31-12-2026"),
        ("es", "31 de diciembre de 2026"),
        ("es", "31 dic 2026"),
        ("es", "jueves, 31 de diciembre de 2026"),
        ("de", "31.12.2026"),
        ("de", "31.12.26"),
        ("de", "31. 12. 2026"),
        ("de", "31. Dezember 2026"),
        ("de", "31. Dez. 2026"),
        ("de", "Do, 31.12.2026"),
        ("de", "am 31. Dezember 2026"),
        ("ru", "31.12.2026"),
        ("ru", "31 декабря 2026 г."),
        ("ru", "31 декабря 2026 года"),
        ("ru", "31 дек 2026"),
        ("ru", "четверг, 31 декабря 2026"),
        ("ar", "٣١/١٢/٢٠٢٦"),
        ("ar", "31/12/2026"),
        ("ar", "31\u200f/12\u200f/2026"),
        ("ar", "31 ديسمبر 2026"),
        ("ar", "٣١ ديسمبر ٢٠٢٦"),
        ("fr", "31/12/2026"),
        ("fr", "31 décembre 2026"),
        ("fr", "31 decembre 2026"),
        ("it", "31 dicembre 2026"),
        ("pt", "31 de dezembro de 2026"),
        ("zh", "2026年12月31日"),
        ("zh", "26/12/31"),
        ("ja", "2026/12/31"),
        ("hi", "31 दिसंबर 2026"),
        ("tr", "31 Aralık 2026"),
        ("uk", "31 грудня 2026 р."),
        ("ru", "31 Dec 2026"),
    ],
)
def test_a_date_is_read_as_its_locale_writes_it(locale: str, text: str) -> None:
    """Short, medium, long and full; English months are known everywhere."""
    assert value("date", text, locale) == LAST


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "31 December"), ("en", "12/31"), ("de", "31.12."), ("de", "31.12"), ("ru", "31 дек"), ("sv", "31/12"),
     ("zh", "12月31日"), ("es", "31 de diciembre"), ("ar", "٣١/١٢"), ("en_GB", "31/12"), ("en", "Dec 31")],
)  # fmt: skip
def test_a_date_without_year_is_the_next_such_day(locale: str, text: str) -> None:
    """It is May, so it is this December."""
    assert value("date", text, locale) == LAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 May", date(2027, 5, 12)),
        ("13 May", date(2026, 5, 13)),
        ("14 May", date(2026, 5, 14)),
        ("1 January", date(2027, 1, 1)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_the_next_such_day_may_be_today(text: str, expected: date) -> None:
    """A date that was yesterday is next year's, a leap day may be years away."""
    assert value("date", text) == expected


@pytest.mark.parametrize("locale", ["de", "ru", "en_GB"])
def test_two_numbers_with_a_point_are_a_day_and_no_time(locale: str) -> None:
    """12.05 is the twelfth of May."""
    assert value("date", "12.05", locale) == date(2027, 5, 12)


@pytest.mark.parametrize("text", ["12.05", "12.05.2026", "1.2.26"])
def test_where_months_come_first_points_may_mean_either_order(text: str) -> None:
    """It is asked again: half of all guesses would be wrong."""
    assert is_rejected("date", text, "en")


@pytest.mark.parametrize(("text", "expected"), [("31.12.2026", LAST), ("12.31.2026", LAST), ("5.5.", date(2027, 5, 5))])
def test_points_are_fine_where_only_one_order_gives_a_day(text: str, expected: date) -> None:
    """Then nothing is guessed."""
    assert value("date", text, "en") == expected


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "31/12/2026"), ("en_GB", "12/31/2026"), ("de", "12.31.2026"), ("es", "12/31/2026")]
)
def test_the_other_order_is_refused(locale: str, text: str) -> None:
    """The person learns ours before the fifth of the twelfth comes."""
    assert is_rejected("date", text, locale)


@pytest.mark.parametrize(
    ("text", "year"), [("5/6/00", 2000), ("5/6/26", 2026), ("5/6/99", 2099), ("5/6/0099", 99), ("5/6/1999", 1999)]
)
def test_a_year_of_two_digits_is_in_this_century(text: str, year: int) -> None:
    """A year of four is as it stands."""
    assert value("date", text) == date(year, 5, 6)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Monday, 31 Dec 2026"),
        ("de", "Mo, 31.12.2026"),
        ("en", "Friday 12 June 2026 Monday"),
        ("en", "Mon 12/31"),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_refused(locale: str, text: str) -> None:
    """One of the two is a slip, and nobody knows which."""
    assert is_rejected("date", text, locale)


def test_a_word_that_is_weekday_and_month_is_the_weekday_beside_a_month() -> None:
    """Spanish cuts martes and marzo alike."""
    assert value("date", "mar 5 mayo 2026", "es") == date(2026, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "31", "2026", "May", "Dec 2026", "2026-12", "12:05", "12:05:30", "5 12", "1/2/3", "1/2/345", "0/0/0",
        "00/00/0000", "13/13/2026", "2026-02-30", "2026-13-01", "29 Feb 2027", "31 June", "32 May", "-5/12", "/5/12",
        "5/12-2026", "1,2", "3.14159", "5 May June", "5 6 7 May", "100 May", "May 5 12345", "5 Foo", "soon",
        "2026-12-31T10:00", "2026-12-31 10:00", "5/12/2026 or 6/12/2026", "½/12", "3²/12", "next", "of the",
        "９９９９９/9/9", "٣١", "20261231", "2026-W53-4", "0000-01-01", "10000-01-01",
    ],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["en", "de", "zh"])
def test_what_is_no_day_is_refused(locale: str, text: str) -> None:
    """Half a date, a time, two dates, a day that the calendar lacks."""
    assert is_rejected("date", text, locale)


def test_the_value_is_a_date_and_no_moment() -> None:
    """A datetime is a date to Python, and prints otherwise."""
    assert type(value("date", "2026-12-31")) is date


def test_the_last_year_of_the_calendar_is_no_trap() -> None:
    """There is no year behind it to look for a day in."""
    assert is_rejected("date", "1 May", now=datetime(9999, 12, 31, tzinfo=UTC))


@given(st.dates(), st.sampled_from(LOCALES))
def test_every_iso_date_comes_back(day: date, locale: str) -> None:
    """From the first year to the last."""
    assert value("date", day.isoformat(), locale) == day


@pytest.mark.parametrize("style", ["medium", "long", "full"])
@given(
    day=st.dates(date(1000, 1, 1)), locale=st.sampled_from(["en", "en_GB", "es", "de", "ru", "ar", "fr", "it", "pt"])
)
def test_what_the_locale_prints_is_read_back(style: str, day: date, locale: str) -> None:
    """A user may copy a date that a bot has shown."""
    from babel.dates import format_date

    assert value("date", format_date(day, style, locale=locale), locale) == day


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_in_the_error_is_understood(locale: str) -> None:
    """Whoever copies it is through."""
    assert value("date", example("date", locale), locale) == LAST
