"""How values look when they are printed without a filter."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from dragoman.language.expressions import TemplateFault
from tests.language.evaluating import text_of

DAY = date(2026, 1, 31)
MOMENT = datetime(2026, 1, 31, 18, 5, 9, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ada", "Ada"),
        ("", ""),
        (None, ""),
        (0, "0"),
        (1234567, "1234567"),
        (-5, "-5"),
        (Decimal("2.50"), "2.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (2.0, "2.0"),
        (True, "yes"),
        (False, "no"),
        (DAY, "Jan 31, 2026"),
        (MOMENT, "Jan 31, 2026, 6:05:09 PM"),
        (time(9, 30), "9:30:00 AM"),
        (timedelta(days=1, hours=2), "1 day 2 hours"),
        (timedelta(minutes=90), "1 hour 30 minutes"),
        (timedelta(), "0 seconds"),
        (timedelta(seconds=-5), "-5 seconds"),
        ([], ""),
        (["a", 1, Decimal("2.0"), None, True], "a, 1, 2.0, , yes"),
        (("a", "b"), "a, b"),
    ],
)
def test_a_value_prints_as(value: object, expected: str) -> None:
    """Integers plain, decimals with their own digits, nothing for none, lists joined by commas."""
    assert text_of("{{ x }}", x=value) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "yes no 31 Jan"),
        ("es", "sí no 31 ene"),
        ("de", "ja nein 31.01"),
        ("ru", "да нет 31 янв"),
        ("ar", "نعم لا 31"),
        ("de_DE", "ja nein"),
        ("pt", "yes no"),
        ("xx", "yes no"),
        ("", "yes no"),
    ],
)
def test_booleans_follow_the_locale(locale: str, expected: str) -> None:
    """Yes and no in the shipped languages, English in all others."""
    yes, no = expected.split()[:2]
    assert text_of("{{ sure }} {{ not sure }}", locale=locale) == f"{yes} {no}"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "Jan 31, 2026"),
        ("de", "31.01.2026"),
        ("es", "31 ene 2026"),
        ("ru", "31 янв. 2026 г."),
        ("de-DE", "31.01.2026"),
    ],
)
def test_dates_follow_the_locale(locale: str, expected: str) -> None:
    """The locale's medium form, however its name is written."""
    assert text_of("{{ x }}", locale=locale, x=DAY) == expected


@pytest.mark.parametrize(("locale", "expected"), [("en", "2 hours"), ("de", "2 Stunden"), ("ru", "2 часа")])
def test_durations_follow_the_locale(locale: str, expected: str) -> None:
    """In the locale's words and plurals."""
    assert text_of("{{ hours(2) }}", locale=locale) == expected


def test_no_invisible_spaces_are_printed() -> None:
    """What is printed can be typed and searched for."""
    assert not {"\u202f", "\xa0"} & set(text_of("{{ now }} {{ price | money('EUR') }}", locale="ru"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ account }}", "print one of its fields: name, items, get, home"),
        ("{{ cart }}", "print one of its fields: id, price"),
        ("{{ profile }}", "it has no fields"),
        ("{{ name ~ account }}", "print one of its fields"),
        ("{{ [[1]] }}", "a list inside a list"),
        ("{{ thing }}", "of a kind that expressions cannot use"),
    ],
)
def test_what_cannot_be_printed_is_a_fault(source: str, words: str) -> None:
    """A record's fault lists its fields, so that the author can choose one."""
    with pytest.raises(TemplateFault) as fault:
        text_of(source, thing=object())
    assert words in fault.value.message
    assert fault.value.offset == 3


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ name ~ quantity }}", "Ada7"),
        ("{{ name ~ ' ' ~ price ~ unset ~ sure }}", "Ada 2.50yes"),
        ("{{ 1 ~ 2 }}", "12"),
        ("{{ tags ~ '' }}", "red, Green, blue"),
    ],
)
def test_tilde_joins_whatever_can_be_printed(source: str, expected: str) -> None:
    """Each part is printed as it would be by itself."""
    assert text_of(source) == expected


def test_a_huge_number_is_not_printed() -> None:
    """A number of five thousand digits is a fault, not a wall of digits and not a crash."""
    with pytest.raises(TemplateFault, match="too large"):
        text_of("{{ x }}", x=10**5000)


def test_a_very_long_list_is_not_printed() -> None:
    """Nobody reads a list of thousands."""
    with pytest.raises(TemplateFault, match="too long"):
        text_of("{{ x }}", x=list(range(5000)))
