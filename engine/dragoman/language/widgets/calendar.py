"""`calendar`: a day, from a month at a time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.locales import locale_of
from dragoman.language.sentences import Sentence
from dragoman.language.values.printing import plain_spaces
from dragoman.language.widgets.protocol import BLANK, Cell, Drawing, Widget
from dragoman.language.widgets.settings.days import Days, days_in

_WEEK = 7


class Calendar:
    """`min` and `max` (both included), `disabled` and `week_start` (`mon` to `sun`; the locale's if not given).

    `disabled` is a list of weekdays and dates, or a function of a day that is true for those left out; it may raise
    what the author's condition raises, and is asked for up to 366 days on either side of the month. A view is a month,
    `2026-05`. The first one is today's month, or the nearest that has a day to choose. Only days that can be chosen
    are shown, only weeks that have one, and ‹ › only where there is one beyond.
    """

    value_input: str = "date"
    settings: frozenset[str] = frozenset({"min", "max", "disabled", "week_start"})
    bare: str = ""

    def prepare(self, settings: Mapping[str, Any]) -> Days:
        """The days that may be chosen.

        Raises:
            ValueError: a limit is no date, something disabled is neither weekday nor date, the week's start is no
                weekday, or no day is left.
        """
        return days_in(settings)

    def draw(self, prepared: Any, view: Any, reading: Reading) -> Drawing:
        """The month and its year between ‹ and ›, the names of the weekdays, the weeks."""
        days: Days = prepared
        month = _month(days, view, reading.now.date())
        start = _week_start(reading.locale) if days.week_start is None else days.week_start
        heading = _heading(days, month, reading.locale)
        return Drawing((heading, _weekdays(start, reading.locale), *_weeks(days, month, start)))

    def allows(self, prepared: Any, value: Any, reading: Reading) -> bool:
        """Whether the day lies within the limits and is not disabled."""
        return isinstance(value, date) and not isinstance(value, datetime) and bool(prepared.has(value))

    def error(self, prepared: Any, value: Any, reading: Reading) -> Sentence:
        """Says the earliest and the latest day, or that this one is taken out."""
        days: Days = prepared
        if isinstance(value, date) and not isinstance(value, datetime) and days.within(value):
            return Sentence("widget_calendar_taken")
        first = days.first if days.first > date.min else None
        last = days.last if days.last < date.max else None
        return Sentence("widget_calendar", {"first": first, "last": last})


def _month(days: Days, view: Any, today: date) -> date:
    """The first day of the month to show."""
    wanted = _viewed(view)
    for month in (wanted, today.replace(day=1)):
        if month and (found := days.after(month)) and found.replace(day=1) == month:
            return month
    closest = days.after(today) or days.before(today)
    return (closest or min(max(today, days.first), days.last)).replace(day=1)


def _viewed(view: Any) -> date | None:
    try:
        return date.fromisoformat(f"{view}-01")
    except ValueError:
        return None


def _heading(days: Days, month: date, locale: str) -> tuple[Cell, ...]:
    from babel.dates import format_skeleton

    back, onward = days.before(month), _next(days, month)
    name = Cell(plain_spaces(format_skeleton("yMMMM", month, locale=locale_of(locale))))
    left = (Cell("‹", view=back.isoformat()[:7]),) if back else ()
    right = (Cell("›", view=onward.isoformat()[:7]),) if onward else ()
    return (*left, name, *right)


def _next(days: Days, month: date) -> date | None:
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return days.after(last + timedelta(days=1)) if last < days.last else None


def _weekdays(start: int, locale: str) -> tuple[Cell, ...]:
    names = locale_of(locale).days["stand-alone"]["short"]
    return tuple(Cell(str(names[(start + at) % _WEEK]).rstrip(".")) for at in range(_WEEK))


def _weeks(days: Days, month: date, start: int) -> Iterator[tuple[Cell, ...]]:
    length = monthrange(month.year, month.month)[1]
    lead = (month.weekday() - start) % _WEEK
    cells = [BLANK] * lead
    cells += [_day(days, month.replace(day=number)) for number in range(1, length + 1)]
    cells += [BLANK] * (-len(cells) % _WEEK)
    for at in range(0, len(cells), _WEEK):
        week = tuple(cells[at : at + _WEEK])
        if any(not cell.inert for cell in week):
            yield week


def _day(days: Days, day: date) -> Cell:
    return Cell(str(day.day), value=day) if days.has(day) else BLANK


def _week_start(locale: str) -> int:
    """The weekday that begins the week where most speakers of the locale's language live, or in its own territory."""
    from babel.core import get_global

    known = locale_of(locale)
    likely = get_global("likely_subtags").get(str(known), "")
    return int((known if known.territory or not likely else locale_of(str(likely))).first_week_day)


kind: Widget = Calendar()
