"""Reads dates and times by the patterns that an author gives: `%d.%m.%Y %H:%M`, or in letters `dd.mm.yyyy hh:mm`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

_YEARS = ("%Y", "%y", "%G", "%c", "%x")
_LETTERS = {"d": "%d", "dd": "%d", "m": "%m", "mm": "%m", "yy": "%y", "yyyy": "%Y", "h": "%H", "hh": "%H",
            "s": "%S", "ss": "%S"}  # fmt: skip
_PART = re.compile("yyyy|yy|mm?|dd?|hh?|ss?|.")
_TIMES = ("%H", "%I", "%c", "%X")
_MAX_LENGTH = 100
_LONGEST_WAIT = 9


def formats_in(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The patterns of the setting `formats`, a text or a list, in the form of `strptime`; none above 100 characters."""
    listed = settings.get("formats", ())
    patterns = (listed,) if isinstance(listed, str) else listed
    if not isinstance(patterns, list | tuple):
        return ()
    return tuple(_with_percent(each) for each in patterns if isinstance(each, str) and len(each) <= _MAX_LENGTH)


def day_by_formats(text: str, formats: tuple[str, ...], today: date) -> date | None:
    """The day by the first pattern that fits. A pattern without a year gives the next such day, today included."""
    moment = moment_by_formats(text, formats, today)
    return moment.date() if moment else None


def moment_by_formats(text: str, formats: tuple[str, ...], today: date, timed: bool = False) -> datetime | None:
    """The day and the time by the first pattern that fits, in UTC; `timed` takes only patterns with a time."""
    for pattern in formats:
        if timed and not any(hour in pattern for hour in _TIMES):
            continue
        for typed, complete in _with_year(text, pattern, today):
            moment = _parsed(typed, complete)
            if moment and (complete == pattern or moment.date() >= today):
                return moment
    return None


def time_by_formats(text: str, formats: tuple[str, ...]) -> time | None:
    """The time of day by the first pattern that fits."""
    return next((moment.time() for pattern in formats if (moment := _parsed(text, pattern))), None)


def _with_year(text: str, pattern: str, today: date) -> Iterator[tuple[str, str]]:
    if any(year in pattern for year in _YEARS):
        yield text, pattern
        return
    for year in range(today.year, min(today.year + _LONGEST_WAIT, 10_000)):
        yield f"{text} {year:04}", f"{pattern} %Y"


def _parsed(text: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(text, pattern).replace(tzinfo=UTC)
    except (ValueError, re.error, OverflowError, IndexError, KeyError):
        return None


@lru_cache(maxsize=256)
def _with_percent(pattern: str) -> str:
    """`dd.mm.yyyy hh:mm` as `%d.%m.%Y %H:%M`; a pattern that has a percent sign stays as it is."""
    if "%" in pattern:
        return pattern
    return "".join(_parts_with_percent(pattern.lower()))


def _parts_with_percent(pattern: str) -> Iterator[str]:
    """`yyyymmdd` as `%Y%m%d`; a word that holds other letters is itself. Behind the hours, `mm` is the minutes."""
    hours = False
    for run in re.split("([a-z]+)", pattern):
        if not set(run) <= set("dmyhs"):
            yield run
            continue
        for part in _PART.findall(run):
            hours = part[0] == "h" or (hours and part[0] in "ms")
            yield "%M" if hours and part[0] == "m" else _LETTERS.get(part, part)
