"""Time zones, by name, city and country."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

import pytest

from dragoman.language.inputs.protocol import Reading
from tests.language.inputs.answers import WEDNESDAY, example, is_rejected, told, value


@pytest.mark.parametrize(
    "text",
    ["Europe/Berlin", "europe/berlin", "EUROPE/BERLIN", "Europe / Berlin", " Europe/Berlin ", "Berlin", "berlin",
     "Germany"],
)  # fmt: skip
def test_a_zone_is_found_by_its_name_its_city_or_its_country(text: str) -> None:
    """However it is written."""
    assert value("timezone", text) == "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Kolkata", "Asia/Kolkata"),
        ("Calcutta", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"),
        ("Egypt", "Africa/Cairo"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
    ],
)
def test_a_city_is_found_under_its_names(text: str, zone: str) -> None:
    """Old ones as well, with accents or without."""
    assert value("timezone", text) == zone


@pytest.mark.parametrize(
    ("locale", "text", "zone"),
    [
        ("de", "Wien", "Europe/Vienna"),
        ("de", "Österreich", "Europe/Vienna"),
        ("de", "Kiew", "Europe/Kyiv"),
        ("es", "Nueva York", "America/New_York"),
        ("es", "Londres", "Europe/London"),
        ("ru", "Берлин", "Europe/Berlin"),
        ("ru", "Нью-Йорк", "America/New_York"),
        ("ru", "Киев", "Europe/Kyiv"),
        ("ar", "القاهرة", "Africa/Cairo"),
        ("ar", "ألمانيا", "Europe/Berlin"),
        ("ru", "Berlin", "Europe/Berlin"),
    ],
)
def test_people_name_it_in_their_language(locale: str, text: str, zone: str) -> None:
    """English is understood beside it."""
    assert value("timezone", text, locale) == zone


@pytest.mark.parametrize("text", ["+2", "UTC+2", "GMT-5", "+02:00", "Etc/GMT+2", "EST", "CET", "EST5EDT", "UTC+0", "2"])
def test_an_offset_is_refused(text: str) -> None:
    """It does not say when the clocks change."""
    assert is_rejected("timezone", text)


@pytest.mark.parametrize("text", ["Russia", "United States", "Australia", "Atlantis", "Europe", "Europe/", "/", "??"])
def test_what_names_no_zone_or_several_is_refused(text: str) -> None:
    """A country with several zones needs a city."""
    assert is_rejected("timezone", text)


@pytest.mark.parametrize("locale", ["en", "de", "ru", "ar"])
def test_every_zone_of_a_place_is_known_by_its_name(locale: str) -> None:
    """And has rules on this machine."""
    places = {name for name in available_timezones() if name.startswith(("Europe/", "Asia/", "Africa/", "America/"))}
    known = {name for name in places if not is_rejected("timezone", name, locale)}
    assert len(places - known) < 5 and all(ZoneInfo(value("timezone", name, locale)).key == name for name in known)


def test_the_error_says_why_an_offset_will_not_do() -> None:
    """That is what people try first."""
    assert "+2 is not enough" in told("timezone", Reading(WEDNESDAY))


def test_the_example_in_the_error_is_understood() -> None:
    """Whoever copies it is through."""
    assert value("timezone", example("timezone")) == "Europe/Berlin"
