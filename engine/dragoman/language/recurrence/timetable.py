"""What comes again and again: after a stretch of time, or at times of the clock on certain days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

EVERY_DAY = frozenset(range(1, 32))
EVERY_MONTH = frozenset(range(1, 13))
EVERY_WEEKDAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Interval:
    """Again after this length of time, whatever the clocks do; never zero. `text` is what the author wrote."""

    text: str
    length: timedelta


@dataclass(frozen=True, slots=True)
class Timetable:
    """Again at these times of the local clock on the days that fit. `text` is what the author wrote.

    `times` are minutes since midnight, rising. `weekdays` count from Monday, 0. A day fits if it is one of the
    `days` of the month and one of the `weekdays`; `either` asks for one of the two only. With `clipped` a day that the
    month lacks means its last one.
    """

    text: str
    times: tuple[int, ...]
    days: frozenset[int] = EVERY_DAY
    months: frozenset[int] = EVERY_MONTH
    weekdays: frozenset[int] = EVERY_WEEKDAY
    either: bool = False
    clipped: bool = False

    def fits(self, day: date) -> bool:
        """Whether it happens on this day."""
        if day.month not in self.months:
            return False
        named, on_weekday = self._names(day), day.weekday() in self.weekdays
        return named or on_weekday if self.either else named and on_weekday

    def _names(self, day: date) -> bool:
        if day.day in self.days:
            return True
        last = monthrange(day.year, day.month)[1] if self.clipped else 0
        return day.day == last and any(wanted > last for wanted in self.days)


Recurrence = Interval | Timetable
