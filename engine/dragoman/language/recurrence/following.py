"""When it is next.

The law of this file: a local time happens once a day. One that the clocks leap over happens at the first moment after
the leap, together with all others that were leapt over; one that they show twice happens the first time.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from dragoman.language.recurrence.timetable import Interval, Recurrence, Timetable


def next_after(recurrence: Recurrence, moment: datetime, zone: ZoneInfo) -> datetime | None:
    """The first time strictly after the moment, in UTC; nothing if the calendar ends before, in the year 9999.

    An interval counts from the moment itself: asked with the time it was last due, it does not drift.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"the moment {moment} has no time zone; nobody can say what comes after it")
    try:
        match recurrence:
            case Interval(length=length):
                return moment.astimezone(UTC) + length
            case Timetable():
                return _next_time(recurrence, moment, zone)
            case _:
                assert_never(recurrence)
    except OverflowError:
        return None


def _next_time(table: Timetable, moment: datetime, zone: ZoneInfo) -> datetime | None:
    today = moment.astimezone(zone).date().toordinal()
    for ordinal in range(today, date.max.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if not table.fits(day):
            continue
        moments = _Moments(day, zone)
        passed = bisect_right(table.times, moment, key=moments.at)
        if passed < len(table.times):
            return moments.at(table.times[passed])
    return None


class _Moments:
    """The moments of a day's local times, which rise with them."""

    def __init__(self, day: date, zone: ZoneInfo) -> None:
        self._midnight, self._zone = datetime.combine(day, time.min), zone

    def at(self, minutes: int) -> datetime:
        """The moment in UTC at which the clock shows this many minutes since midnight, or leaps over them."""
        local = self._midnight + timedelta(minutes=minutes)
        moment = local.replace(tzinfo=self._zone).astimezone(UTC)
        leapt = moment.astimezone(self._zone).replace(tzinfo=None) != local
        return self._after_leap(local, moment) if leapt else moment

    def _after_leap(self, local: datetime, after: datetime) -> datetime:
        """The moment of the leap itself: `after` was worked out by the clock as it went before the leap, and so lies
        behind it; by the clock as it goes afterwards, the same local time lies in front of it."""
        before = local.replace(tzinfo=self._zone, fold=1).astimezone(UTC)
        old = before.astimezone(self._zone).utcoffset()
        low, high = 0, int((after - before).total_seconds())
        while high - low > 1:
            middle = (low + high) // 2
            unchanged = (before + timedelta(seconds=middle)).astimezone(self._zone).utcoffset() == old
            low, high = (middle, high) if unchanged else (low, middle)
        return before + timedelta(seconds=high)
