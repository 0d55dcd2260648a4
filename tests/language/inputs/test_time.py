"""Times of day, as people write and say them."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.inputs.answers import example, is_rejected, value

LOCALES = ["en", "en_GB", "es", "de", "ru", "ar", "fr", "it", "pt"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("21.30", time(21, 30)),
        ("21:30:15", time(21, 30, 15)),
        ("0930", time(9, 30)),
        ("2130", time(21, 30)),
        ("00:00", time(0)),
        ("9", time(9)),
        ("21", time(21)),
        ("21h", time(21)),
        ("21h30", time(21, 30)),
        ("9 o'clock", time(9)),
        ("at 9", time(9)),
        ("@ 9:30", time(9, 30)),
        ("٩:٣٠", time(9, 30)),
        ("9：30", time(9, 30)),
        (" 9:30\u00a0", time(9, 30)),
    ],
)
def test_a_time_is_understood_however_it_is_written(text: str, read: time) -> None:
    """Without a half of the day it is a time of 24 hours."""
    assert value("time", text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("9 am", time(9)),
        ("9pm", time(21)),
        ("9:30pm", time(21, 30)),
        ("9:30 P.M.", time(21, 30)),
        ("12 am", time(0)),
        ("12:15 a. m.", time(0, 15)),
        ("12 pm", time(12)),
        ("7 in the morning", time(7)),
        ("7 in the evening", time(19)),
        ("11 at night", time(23)),
        ("2 at night", time(2)),
        ("12 at night", time(0)),
        ("21:30 pm", time(21, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_the_half_of_the_day_counts(text: str, read: time) -> None:
    """Twelve in the morning is midnight."""
    assert value("time", text) == read


@pytest.mark.parametrize(
    ("locale", "text", "read"),
    [
        ("de", "9 Uhr", time(9)),
        ("de", "9 Uhr 30", time(9, 30)),
        ("de", "21.30 Uhr", time(21, 30)),
        ("de", "um 9 Uhr abends", time(21)),
        ("de", "8 morgens", time(8)),
        ("de", "11 nachts", time(23)),
        ("de", "Mittag", time(12)),
        ("es", "a las 9 de la noche", time(21)),
        ("es", "las 9 de la mañana", time(9)),
        ("es", "9:30 p. m.", time(21, 30)),
        ("es", "mediodía", time(12)),
        ("ru", "в 9 вечера", time(21)),
        ("ru", "3 часа дня", time(15)),
        ("ru", "2 ночи", time(2)),
        ("ru", "9 ч. 30", time(9, 30)),
        ("ru", "полночь", time(0)),
        ("ar", "الساعة ٩ صباحًا", time(9)),
        ("ar", "9:30 م", time(21, 30)),
        ("ar", "9 مساء", time(21)),
        ("ar", "منتصف الليل", time(0)),
    ],
)
def test_people_say_it_in_their_language(locale: str, text: str, read: time) -> None:
    """As the five languages of the shipped sentences do."""
    assert value("time", text, locale) == read


@pytest.mark.parametrize(
    "text",
    ["24:00", "9:60", "9:5", "99", "930", "9 30", "half nine", "13 am", "0:30 pm", "9:30:99", "-9:30", "9:30 tomorrow",
     "9:30 or 10:30", "noonish", "9:30:15:20", "12345", "Uhr", "pm", ":30"],
)  # fmt: skip
def test_what_is_no_time_is_refused(text: str) -> None:
    """Nothing is guessed."""
    assert is_rejected("time", text)


@pytest.mark.parametrize("formats", [["%H-%M"], "hh-mm", ["dd.mm.yyyy", "hh-mm"]])
def test_the_author_s_formats_are_read(formats: Any) -> None:
    """In Python's letters, or in everybody's: behind the hours `mm` is the minutes."""
    assert value("time", "21-45", formats=formats) == time(21, 45)


def test_the_author_s_formats_come_first() -> None:
    """Minutes before hours, if the author says so."""
    assert value("time", "10:20", formats=["%M:%H"]) == time(20, 10)


@pytest.mark.parametrize("formats", [["%Q"], [5], None, "("])
def test_an_unusable_format_is_no_obstacle(formats: Any) -> None:
    """The usual forms are understood all the same."""
    assert value("time", "9:30", formats=formats) == time(9, 30)


@given(st.times(), st.sampled_from(["%H:%M", "%H.%M", "%H%M", "%I:%M %p", "%I:%M%p"]))
def test_every_time_of_day_comes_back(moment: time, form: str) -> None:
    """To the minute."""
    assert value("time", moment.strftime(form)) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize("locale", LOCALES)
@given(st.times())
def test_what_the_locale_prints_is_read_back(locale: str, moment: time) -> None:
    """A user may copy a time that a bot has shown."""
    from babel.dates import format_time

    assert value("time", format_time(moment, "short", locale=locale), locale) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_example_in_the_error_is_understood(locale: str) -> None:
    """Whoever copies it is through."""
    assert value("time", example("time", locale), locale) == time(9, 30)


def test_the_example_is_in_the_author_s_format() -> None:
    """That is the form which the author wants."""
    assert example("time", formats=["hh-mm"]) == "09-30"


def test_a_time_has_no_zone() -> None:
    """It is any day's."""
    assert value("time", "9:30", now=datetime.fromisoformat("2026-05-13T10:30+02:00")).tzinfo is None
