"""Reads days of the calendar: `2026-12-31`, `31.12.2026`, `12/31`, `Thursday, 31 December`.

The law of this file: the locale says the order of day and month, and nothing guesses. A four-digit year in front is
ISO's order everywhere. Where months come first a date with points may mean either order: it counts only if one of the
two is a day. A day without year is the next such day, today included. A weekday beside a date must be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.language.inputs.reading.calendar_words import CalendarWords, calendar_words
from dragoman.language.inputs.reading.letters import marks_in, words_of

_NUMERIC_MARKS = frozenset("./-")
_MARKS = frozenset("./- ,'\u02bc\u060c\u2019")
_LONGEST_WAIT = 9
"""Years until the next 29 February, at most: 1896 was followed by 1904."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """An answer taken apart: its numbers, the months and weekdays named, the signs and whether there are words."""

    numbers: tuple[str, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    marks: frozenset[str]
    has_words: bool


def calendar_day(text: str, locale: str, today: date) -> date | None:
    """The day that a folded text with ASCII digits means in the locale, or nothing."""
    calendar = calendar_words(locale)
    parts = _parts(text, calendar)
    if parts is None or len(parts.weekdays) > 1 or len(parts.months) > 1:
        return None
    days = {day for fields in _readings(parts, calendar) if (day := _day(fields, today))}
    if len(days) != 1:
        return None
    day = days.pop()
    return day if parts.weekdays in {(), (day.weekday(),)} else None


def _parts(text: str, calendar: CalendarWords) -> _Parts | None:
    words = words_of(text)
    marks = marks_in(text.strip(" .,،"))
    if not words or not marks <= _MARKS or text[0] in _NUMERIC_MARKS:
        return None
    numbers = tuple(word for word in words if word.isdigit())
    named = [word for word in words if not word.isdigit() and word not in calendar.fillers]
    months, weekdays = _named(named, calendar)
    if len(months) + len(weekdays) < len(named):
        return None
    return _Parts(numbers, months, weekdays, marks, len(words) > len(numbers))


def _named(words: list[str], calendar: CalendarWords) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The months and the weekdays. In `mar 5 mayo` the word that could be either is the weekday."""
    months = {word: month for word in words if (month := calendar.month(word))}
    weekdays = {word: day for word in words if (day := calendar.weekday(word)) is not None}
    if len(months) > 1:
        months = {word: month for word, month in months.items() if word not in weekdays}
    return tuple(months.values()), tuple(day for word, day in weekdays.items() if word not in months)


_Fields = tuple[str | None, str, str]
"""Year (or none), month and day, as typed."""


def _readings(parts: _Parts, calendar: CalendarWords) -> Iterator[_Fields]:
    match parts.numbers:
        case (day,) if parts.months:
            yield None, str(parts.months[0]), day
        case (first, second) if parts.months:
            year, day = (first, second) if len(first) == 4 else (second, first)
            yield year, str(parts.months[0]), day
        case (_, _) | (_, _, _) if not parts.months:
            yield from _numeric(parts, calendar)
        case _:
            return


def _numeric(parts: _Parts, calendar: CalendarWords) -> Iterator[_Fields]:
    marks = parts.marks - {","} if parts.weekdays else parts.marks
    if len(marks) > 1 or not marks <= _NUMERIC_MARKS:
        return
    # Two bare numbers, as in `5 12`, are no date yet; `12月31日` is.
    if len(parts.numbers) == 2 and not marks and not parts.has_words:
        return
    for order in _orders(parts.numbers, marks, calendar):
        fields = dict(zip(order, parts.numbers, strict=True))
        yield fields.get("y"), fields["M"], fields["d"]


def _orders(numbers: Sequence[str], marks: frozenset[str], calendar: CalendarWords) -> tuple[str, ...]:
    short = calendar.order_without_year
    if len(numbers) == 3 and len(numbers[0]) == 4:
        return ("yMd",)
    if len(numbers) == 3 and len(numbers[2]) != 4 and calendar.order.startswith("y"):
        return (calendar.order,)
    year = "y" if len(numbers) == 3 else ""
    orders = (short, "dM") if marks == {"."} and short == "Md" and not calendar.order.startswith("y") else (short,)
    return tuple(order + year for order in orders)


def _day(fields: _Fields, today: date) -> date | None:
    year, month, day = fields
    if len(month) > 2 or len(day) > 2 or (year is not None and len(year) not in {2, 4}):
        return None
    if year is None:
        days = (_date(today.year + ahead, int(month), int(day)) for ahead in range(_LONGEST_WAIT))
        return next((found for found in days if found and found >= today), None)
    century = today.year // 100 * 100 if len(year) == 2 else 0
    return _date(century + int(year), int(month), int(day))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
