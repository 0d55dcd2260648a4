"""The days that can be chosen: limits, weekdays and dates that are left out, or a condition that leaves some out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dragoman.diagnostics.suggest import nearest
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.weekdays import CUT, NAMES, weekdays_of

HORIZON = 366
"""How many days ahead and behind are looked at for one that can be chosen: a condition is worked out for each."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last without the weekdays (Monday is 0), dates and days for which `closed` is true.

    `week_start` is the weekday that begins a row, None where the locale says it.
    """

    first: date = date.min
    last: date = date.max
    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()
    closed: Callable[[date], bool] | None = None
    week_start: int | None = None

    def within(self, day: date) -> bool:
        """Whether it lies between the limits, disabled or not."""
        return self.first <= day <= self.last

    def has(self, day: date) -> bool:
        """Whether it can be chosen."""
        if not self.within(day) or day.weekday() in self.weekdays or day in self.dates:
            return False
        return self.closed is None or not self.closed(day)

    def after(self, day: date) -> date | None:
        """The first that can be chosen on this day or later, within 366 days of it or of the first limit."""
        return next(filter(self.has, self._ahead(max(day, self.first))), None)

    def before(self, day: date) -> date | None:
        """The last that can be chosen before this day, within 366 days of it or of the last limit."""
        return next(filter(self.has, self._behind(day)), None)

    def _ahead(self, start: date) -> Iterator[date]:
        begin = start.toordinal()
        return map(date.fromordinal, range(begin, min(begin + HORIZON, self.last.toordinal() + 1)))

    def _behind(self, day: date) -> Iterator[date]:
        begin = min(day.toordinal() - 1, self.last.toordinal())
        return map(date.fromordinal, range(begin, max(begin - HORIZON, self.first.toordinal() - 1), -1))


def days_in(settings: Mapping[str, Any]) -> Days:
    """The days that `min`, `max` and `disabled` leave, and where the week starts.

    Raises:
        ValueError: a limit is no date, something disabled is neither weekday nor date, the week's start is no weekday,
            or no day is left: 'min' lies after 'max', or all weekdays are disabled.
    """
    low, high, start = (settings.get(key) for key in ("min", "max", "week_start"))
    first = date.min if low is None else _limit("min", low)
    last = date.max if high is None else _limit("max", high)
    if first > last:
        raise ValueError(f"'min' is {first} and 'max' is {last}; no day is left between them")
    weekdays, dates, closed = _disabled(settings.get("disabled"))
    if len(weekdays) == len(CUT):
        raise ValueError("'disabled' holds all seven weekdays; leave one that can be chosen")
    return Days(first, last, weekdays, dates, closed, None if start is None else _week_start(start))


def _limit(key: str, value: Any) -> date:
    if isinstance(value, str):
        value = _iso(value)
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise ValueError(f"'{key}' is {as_written(value)}; give a date such as 2026-12-31")
    return value


def _iso(text: str) -> date | str:
    """The date or moment, or the text as it is."""
    bare = text.strip()
    try:
        return datetime.fromisoformat(bare) if bare[4:5] == "-" else text
    except ValueError:
        return text


def _disabled(given: Any) -> tuple[frozenset[int], frozenset[date], Callable[[date], bool] | None]:
    if given is None or callable(given):
        return frozenset(), frozenset(), given
    weekdays: set[int] = set()
    dates: set[date] = set()
    for item in given if isinstance(given, list | tuple) else [given]:
        day = _iso(item) if isinstance(item, str) else item
        if isinstance(day, date):
            dates.add(day.date() if isinstance(day, datetime) else day)
        else:
            weekdays |= _weekdays(day)
    return frozenset(weekdays), frozenset(dates), None


def _weekdays(item: Any) -> frozenset[int]:
    try:
        return weekdays_of(item)
    except (ValueError, AttributeError):
        near = nearest(item, (*NAMES, *CUT)) if isinstance(item, str) else None
        wish = f"did you mean '{near}'?" if near else "give weekdays such as sun, or dates such as 2026-12-24"
        raise ValueError(f"'disabled' holds {as_written(item)}; {wish}") from None


def _week_start(given: Any) -> int:
    try:
        (day,) = weekdays_of(given)
    except (ValueError, AttributeError):
        near = nearest(given, CUT) if isinstance(given, str) else None
        wish = f"did you mean '{near}'?" if near else f"give one of {' '.join(CUT)}"
        raise ValueError(f"'week_start' is {as_written(given)}; {wish}") from None
    return day
