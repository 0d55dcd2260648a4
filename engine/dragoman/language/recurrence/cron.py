"""Reads a line of cron: minute, hour, day of the month, month, weekday.

The law of this file: cron's own meaning, or nothing. Where both the day of the month and the weekday are named, one of
them is enough. What other crons add, or read in different ways (`@daily`, `L`, `W`, `#`, `?`, seconds, `5/10`), is
refused, and so is a line that never happens.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.diagnostics.suggest import nearest
from dragoman.language.recurrence.timetable import Timetable
from dragoman.language.weekdays import NAMES

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_LEAP_YEAR = 2024
_PART = re.compile(r"(?:(\*)|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:/([0-9]+))?\Z")
_SUNDAY = 7


def _named(names: tuple[str, ...]) -> Mapping[str, int]:
    return {word: number for number, name in enumerate(names, 1) for word in (name[:3], name)}


@dataclass(frozen=True, slots=True)
class _Field:
    """One of the five, with the lowest and highest number it takes and the names that mean numbers."""

    title: str
    low: int
    high: int
    names: Mapping[str, int] = field(default_factory=dict)

    @property
    def highest(self) -> int:
        """Where `*` ends: Sunday has two numbers, and a step must not come to it twice."""
        return self.high - 1 if self.high == _SUNDAY else self.high


_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31),
    _Field("month", 1, 12, _named(_MONTHS)),
    _Field("weekday", 0, _SUNDAY, _named(NAMES)),
)


def cron_line(text: str, words: list[str]) -> Timetable:
    """What the line says. `words` are its fields in small letters.

    Raises:
        ValueError: a field cannot be read, or no day fits the line, as for 30 February.
    """
    if len(words) != len(_FIELDS):
        seconds = ", without seconds" if len(words) == len(_FIELDS) + 1 else ""
        titles = ", ".join(each.title for each in _FIELDS)
        count = "1 field" if len(words) == 1 else f"{len(words)} fields"
        raise ValueError(f"'{text}' has {count}; a cron line has five{seconds}: {titles}")
    minutes, hours, days, months, weekdays = (
        _numbers(text, word, each) for word, each in zip(words, _FIELDS, strict=True)
    )
    times = tuple(sorted(hour * 60 + minute for hour in hours for minute in minutes))
    either = not words[2].startswith("*") and not words[4].startswith("*")
    if not either and not _exists(days, months):
        raise ValueError(f"'{text}' never happens: no such month has such a day; change the day or the month")
    return Timetable(text, times, days, months, frozenset((day - 1) % 7 for day in weekdays), either)


def _exists(days: frozenset[int], months: frozenset[int]) -> bool:
    return any(min(days) <= monthrange(_LEAP_YEAR, month)[1] for month in months)


def _numbers(text: str, word: str, of: _Field) -> frozenset[int]:
    found: set[int] = set()
    for part in word.split(","):
        found.update(_range(text, part, of))
    return frozenset(found)


def _range(text: str, part: str, of: _Field) -> range:
    if not (match := _PART.match(part)):
        raise _refused(text, part, of, f"write *, {_span(of)}, a list, a range or a step such as */5")
    star, first, last, step = match.groups()
    low, high = (of.low, of.highest) if star else _ends(text, first, last or first, of)
    if low > high:
        raise _refused(text, part, of, f"it runs backwards; write two ranges, {first}-{of.highest},{of.low}-{last}")
    if step and low == high:
        raise _refused(text, part, of, f"a step needs a range; write {first}-{of.highest}/{step}")
    if step and not 1 <= int(step) <= high - low:
        raise _refused(text, part, of, f"the step goes from 1 to {high - low} here")
    return range(low, high + 1, int(step or 1))


def _ends(text: str, first: str, last: str, of: _Field) -> tuple[int, int]:
    low, high = _number(text, first, of), _number(text, last, of)
    # The name of Sunday begins a week as well as it ends one.
    return (0 if first in of.names and low == _SUNDAY > high else low), high


def _number(text: str, word: str, of: _Field) -> int:
    if word in of.names:
        return of.names[word]
    if word.isdigit() and len(word) <= 2 and of.low <= int(word) <= of.high:
        return int(word)
    near = nearest(word, of.names)
    raise _refused(text, word, of, f"did you mean '{near}'?" if near else f"write {_span(of)}")


def _span(of: _Field) -> str:
    short = [name for name in of.names if len(name) == 3]
    return f"{of.low} to {of.high}" + (f" or {short[0]} to {short[-1]}" if short else "")


def _refused(text: str, part: str, of: _Field, remedy: str) -> ValueError:
    return ValueError(f"'{part}' is no {of.title} in the cron line '{text}'; {remedy}")
