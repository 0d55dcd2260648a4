"""`date`: a day, as people write and say it in the user's locale."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from dragoman.language.content import Content, Kind
from dragoman.language.inputs.protocol import Accepted, InputType, Reading, Rejected
from dragoman.language.inputs.reading.calendar_days import calendar_day
from dragoman.language.inputs.reading.date_formats import day_by_formats, formats_in
from dragoman.language.inputs.reading.letters import folded, plain_digits
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.inputs.reading.relative_days import relative_day

_MAX_LENGTH = 64


class Day:
    """ISO, the locale's forms, and days counted from today. The author's own `formats` are tried first.

    `formats` is a list of patterns such as `%d.%m.%Y` or `dd.mm.yyyy`. A day without a year is the next such day,
    today included; a bare weekday is the next such day, never today. Two-digit years are in this century.
    """

    accepts: frozenset[Kind] = frozenset({"text"})
    settings: frozenset[str] = frozenset({"formats"})
    value_type: str = "date"

    def read(self, content: Content, reading: Reading) -> Accepted | Rejected:
        """A datetime.date, never a datetime."""
        typed = plain_digits(content.text)
        if not typed or len(typed) > _MAX_LENGTH:
            return Rejected()
        day = _day(typed, reading)
        return Accepted(day) if day else Rejected()

    def error(self, reading: Reading) -> str:
        """Asks for a date, and shows one as the author's first format or the locale writes it."""
        return f"Please give a date, such as {_example(reading)}."


def _day(typed: str, reading: Reading) -> date | None:
    today = reading.now.date()
    phrase = folded(typed)
    return (
        day_by_formats(typed, formats_in(reading.settings), today)
        or relative_day(phrase, reading.locale, today)
        or calendar_day(phrase, reading.locale, today)
    )


def _example(reading: Reading) -> str:
    """The last day of the year: which number is the day can be seen."""
    from babel.dates import format_date

    last = date(reading.now.year, 12, 31)
    for pattern in formats_in(reading.settings):
        with suppress(ValueError):
            return last.strftime(pattern)
    locale = locale_of(reading.locale)
    short = locale.date_formats["short"].pattern
    whole_year = short.replace("yy", "y") if "yyyy" not in short else short
    return plain_digits(format_date(last, whole_year, locale=locale))


kind: InputType = Day()
