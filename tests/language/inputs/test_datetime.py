"""Moments: a day and a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.inputs.answers import WEDNESDAY, example, is_rejected, value

BERLIN = ZoneInfo("Europe/Berlin")
NOON_IN_BERLIN = datetime(2026, 5, 13, 12, 0, tzinfo=BERLIN)
LAST = datetime(2026, 12, 31, 21, 30, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """A moment of 2026, as a user in UTC means it."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-12-31T21:30", "2026-12-31 21:30", "2026-12-31 21:30:00", "2026-12-31t21:30z", "2026-12-31T23:30+02:00",
     "12/31/2026 21:30", "12/31/2026, 9:30 PM", "12/31/26 9:30pm", "Dec 31, 2026, 9:30 PM", "31 Dec 2026 21.30",
     "December 31 at 9:30 pm", "Thursday, December 31, 2026 at 9:30 PM", "21:30 12/31/2026", "9:30 pm, Dec 31",
     "١٢/٣١/٢٠٢٦ ٢١:٣٠"],
)  # fmt: skip
def test_a_moment_is_understood_however_it_is_written(text: str) -> None:
    """The day in any of its forms, and the time, in either order."""
    assert value("datetime", text) == LAST


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 9:30", at(14, 9, 30)),
        ("tomorrow at 9:30 pm", at(14, 21, 30)),
        ("9:30 tomorrow", at(14, 9, 30)),
        ("today 23:00", at(13, 23)),
        ("friday at 9", at(15, 9)),
        ("next monday noon", at(18, 12)),
        ("in 3 days at 9am", at(16, 9)),
    ],
)
def test_days_are_counted_from_today(text: str, moment: datetime) -> None:
    """A time beside them makes a moment."""
    assert value("datetime", text) == moment


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("now", timedelta()),
        ("in 2 hours", timedelta(hours=2)),
        ("in 30 min", timedelta(minutes=30)),
        ("in an hour", timedelta(hours=1)),
        ("in 1h 30m", timedelta(minutes=90)),
        ("in 1 day 2 hours", timedelta(hours=26)),
        ("in 24 hours", timedelta(days=1)),
    ],
)
def test_a_length_of_time_ahead_is_counted_from_now(text: str, distance: timedelta) -> None:
    """To the second."""
    assert value("datetime", text) == WEDNESDAY + distance


@pytest.mark.parametrize(
    ("locale", "text", "moment"),
    [
        ("de", "31.12.2026 21:30", LAST),
        ("de", "31.12.2026, 21.30 Uhr", LAST),
        ("de", "morgen um 9", at(14, 9)),
        ("de", "am 5.6. um 9 Uhr", at(5, 9, month=6)),
        ("de", "Freitag um 9 Uhr abends", at(15, 21)),
        ("de", "in 2 Stunden", at(13, 12, 30)),
        ("de", "jetzt", WEDNESDAY),
        ("es", "31/12/2026 21:30", LAST),
        ("es", "mañana a las 9:30", at(14, 9, 30)),
        ("es", "mañana a las 9 de la mañana", at(14, 9)),
        ("es", "el viernes a las 9", at(15, 9)),
        ("es", "dentro de 2 horas", at(13, 12, 30)),
        ("ru", "31.12.2026 21:30", LAST),
        ("ru", "завтра в 9 вечера", at(14, 21)),
        ("ru", "в пятницу в 9:30", at(15, 9, 30)),
        ("ru", "через 2 часа", at(13, 12, 30)),
        ("ru", "через час", at(13, 11, 30)),
        ("ar", "31/12/2026 21:30", LAST),
        ("ar", "غدًا الساعة ٩ مساءً", at(14, 21)),
        ("ar", "بعد ساعتين", at(13, 12, 30)),
        ("ar", "يوم الجمعة الساعة 9", at(15, 9)),
        ("de", "tomorrow 9:30", at(14, 9, 30)),
    ],
)
def test_people_say_it_in_their_language(locale: str, text: str, moment: datetime) -> None:
    """English is understood beside it."""
    assert value("datetime", text, locale) == moment


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "9:30", "2026-12-31", "tomorrow 9", "in 3 days", "in a week", "31", "12/31/2026 25:00",
     "2026-13-01T10:00", "2026-12-31T", "9:30 9:30", "tomorrow today 9:30", "the day we met at 9:30",
     "Friday, December 31, 2026 at 9:30"],
)  # fmt: skip
def test_half_a_moment_is_none(text: str) -> None:
    """Neither the day nor the time is guessed, and a weekday must be right."""
    assert is_rejected("datetime", text)


def test_a_moment_is_in_the_user_s_zone() -> None:
    """The clock that is meant is the one the user looks at."""
    read = value("datetime", "tomorrow 9:30", now=NOON_IN_BERLIN)
    assert (read.isoformat(), read.tzinfo) == ("2026-05-14T09:30:00+02:00", BERLIN)


def test_an_offset_is_converted_to_the_user_s_clock() -> None:
    """It is the same moment."""
    read = value("datetime", "2026-01-31T09:30Z", now=NOON_IN_BERLIN)
    assert read.isoformat() == "2026-01-31T10:30:00+01:00"


def test_today_is_the_user_s_day() -> None:
    """In Berlin the day begins before it does in Greenwich."""
    night = datetime(2026, 5, 13, 23, 30, tzinfo=UTC).astimezone(BERLIN)
    assert value("datetime", "today 9:30", now=night).date() == date(2026, 5, 14)


def test_a_time_that_the_clocks_leave_out_is_the_one_they_jump_to() -> None:
    """On 29 March 2026 there was no half past two in Berlin."""
    assert value("datetime", "2026-03-29 02:30", now=NOON_IN_BERLIN).isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_comes_twice_is_the_first() -> None:
    """On 25 October 2026 the clocks go back at three."""
    assert value("datetime", "2026-10-25 02:30", now=NOON_IN_BERLIN).isoformat() == "2026-10-25T02:30:00+02:00"


def test_hours_ahead_are_hours_that_pass() -> None:
    """Over the night in which the clocks go forward."""
    night = datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    assert value("datetime", "in 2 hours", now=night).isoformat() == "2026-03-29T04:30:00+02:00"


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "9999-12-31 23:59"])
def test_the_ends_of_the_calendar_are_no_trap(text: str) -> None:
    """Beyond them there is no moment."""
    far = ZoneInfo("Pacific/Honolulu")
    now = datetime(2026, 5, 13, tzinfo=far)
    assert is_rejected("datetime", text, now=now) or value("datetime", text, now=now).tzinfo == far


@pytest.mark.parametrize("formats", [["%d|%m|%Y %H|%M"], "dd|mm|yyyy hh|mm", ["dd.mm.yyyy", "hh|mm dd|mm|yyyy"]])
def test_the_author_s_formats_are_read(formats: Any) -> None:
    """A format without a time makes no moment."""
    text = "21|30 31|12|2026" if "hh|mm dd" in str(formats) else "31|12|2026 21|30"
    assert value("datetime", text, formats=formats) == LAST


def test_a_format_without_a_year_means_the_next_such_day() -> None:
    """As everywhere."""
    assert value("datetime", "1/2 8:00", formats=["%d/%m %H:%M"]) == datetime(2027, 2, 1, 8, tzinfo=UTC)


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_moment_comes_back_from_iso(moment: datetime) -> None:
    """As it is on the user's clock."""
    wanted = moment.replace(microsecond=0)
    assert value("datetime", wanted.replace(tzinfo=None).isoformat(" ")) == wanted


@pytest.mark.parametrize("locale", ["en", "en_GB", "es", "de", "ru", "ar", "fr", "it", "pt"])
@pytest.mark.parametrize("style", ["short", "medium"])
def test_what_the_locale_prints_is_read_back(locale: str, style: str) -> None:
    """A user may copy a moment that a bot has shown."""
    from babel.dates import format_datetime

    assert value("datetime", format_datetime(LAST, style, locale=locale), locale) == LAST


@pytest.mark.parametrize("locale", ["en", "es", "de", "ru", "ar", "zh", "hi"])
def test_the_example_in_the_error_is_understood(locale: str) -> None:
    """Whoever copies it is through."""
    assert value("datetime", example("datetime", locale), locale) == datetime.combine(LAST, time(9, 30), UTC)
