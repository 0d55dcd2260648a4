"""Reads a day in whatever form: the author's own forms first, then days counted from today, then the calendar's."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.calendar_days import calendar_day
from dragoman.language.inputs.reading.date_formats import day_by_formats, formats_in
from dragoman.language.inputs.reading.letters import folded, plain_digits
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.inputs.reading.relative_days import relative_day


def day_by_author(typed: str, reading: Reading) -> date | None:
    """The day by the first of the author's `formats` that fits a text with ASCII digits."""
    return day_by_formats(typed, formats_in(reading.settings), reading.now.date())


def day_in(typed: str, reading: Reading) -> date | None:
    """The day that a text with ASCII digits means in the locale, or nothing."""
    today, phrase = reading.now.date(), folded(typed)
    return relative_day(phrase, reading.locale, today) or calendar_day(phrase, reading.locale, today)


def example_day(reading: Reading) -> date:
    """The last day of the year: which number is the day can be seen."""
    return date(reading.now.year, 12, 31)


def day_as_typed(day: date, locale: str) -> str:
    """The day in figures as the locale writes it, the year in four digits: `31.12.2026`."""
    from babel.dates import format_date

    known = locale_of(locale)
    short = known.date_formats["short"].pattern
    whole_year = short.replace("yy", "y") if "yyyy" not in short else short
    return plain_digits(format_date(day, whole_year, locale=known))


def time_as_typed(moment: datetime, locale: str) -> str:
    """The time of day as the locale writes it, without seconds: `9:30 AM`, `09:30`."""
    from babel.dates import format_time

    shown = str(format_time(moment, "short", locale=locale_of(locale)))
    return plain_digits(shown.replace("\u202f", " ").replace("\u00a0", " "))


def by_author(moment: date, reading: Reading) -> str | None:
    """The day or moment in the first of the author's `formats` that can write it."""
    for pattern in formats_in(reading.settings):
        with suppress(ValueError):
            return moment.strftime(pattern)
    return None
