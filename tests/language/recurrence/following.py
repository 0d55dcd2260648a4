"""Asks when a recurrence is next, in local clocks, and knows another, slower way to find out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from dragoman.language.recurrence import Timetable, next_after, recurrence

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def after(text: str, moment: str, zone: str = "UTC") -> str:
    """The next local time after a local moment, both as `2026-05-13 09:30`, with the offset where it is not UTC."""
    found = next_after(recurrence(text), datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)), ZoneInfo(zone))
    assert found is not None and found.tzinfo is UTC
    local = found.astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%d %H:%M}" if zone == "UTC" else f"{local:%Y-%m-%d %H:%M %z}"


def firings(text: str, start: datetime, end: datetime, zone: ZoneInfo) -> list[datetime]:
    """All times between two moments in UTC, the first one left out, the last one not."""
    found: list[datetime] = []
    moment = next_after(recurrence(text), start, zone)
    while moment is not None and moment <= end:
        found.append(moment)
        moment = next_after(recurrence(text), moment, zone)
    return found


def minute_by_minute(table: Timetable, start: datetime, end: datetime, zone: ZoneInfo) -> list[datetime]:
    """The same by watching the clock: what it shows for the first time, and what it leaps over."""
    found = []
    moment, shown = start, start.astimezone(zone).replace(tzinfo=None)
    while moment < end:
        moment += MINUTE
        local = moment.astimezone(zone).replace(tzinfo=None)
        passed = range(1, (local - shown) // MINUTE + 1)
        if any(_is_due(table, shown + MINUTE * count) for count in passed):
            found.append(moment)
        shown = max(shown, local)
    return found


def _is_due(table: Timetable, local: datetime) -> bool:
    return table.fits(local.date()) and local.hour * 60 + local.minute in table.times


def refusal(text: str) -> str:
    """What an author is told whose recurrence cannot be used."""
    with pytest.raises(ValueError) as refused:
        recurrence(text)
    return str(refused.value)
