"""Reads what stands behind `every:`: `1h`, `daily 09:30`, `mon,thu 18:00`, `monthly 1 09:00`, or a line of cron."""

from __future__ import annotations

import re
from datetime import timedelta

from dragoman.diagnostics.suggest import nearest
from dragoman.language.durations import duration
from dragoman.language.recurrence.cron import cron_line
from dragoman.language.recurrence.timetable import EVERY_WEEKDAY, Interval, Recurrence, Timetable
from dragoman.language.weekdays import NAMES, weekdays_of

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\Z")
_DURATION = re.compile(r"[0-9]+[a-z]")
_FORMS = "write a duration (1h), daily 09:30, weekdays 09:30, mon,thu 18:00, monthly 1 09:00, or five fields of cron"
_FIRST_WORDS = ("daily", "monthly", "weekdays", "weekends", *NAMES)
_NICKNAMES = {
    "@hourly": "0 * * * *", "@daily": "daily 00:00", "@midnight": "daily 00:00", "@weekly": "sunday 00:00",
    "@monthly": "monthly 1 00:00", "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *",
    "hourly": "1h", "weekly": "monday 09:30", "yearly": "0 9 1 1 *",
}  # fmt: skip


def recurrence(text: str) -> Recurrence:
    """When it happens again.

    Several days or times stand between commas: `mon,thu 09:00,18:00`. `monthly 31` is the last day of a shorter month,
    and `monthly last` of every month. Capitals and blanks do not count.

    Raises:
        ValueError: it cannot be read, or never happens; the sentence quotes it and says what would be right.
    """
    words = re.sub(r"\s*,\s*", ",", text.strip()).casefold().split()
    if not words:
        raise ValueError(f"nothing is said about when; {_FORMS}")
    if _DURATION.match(words[0]) or (len(words) == 1 and words[0].isdigit()):
        return Interval(text, _length(text))
    if "*" in text or (words[0][0].isdigit() and ":" not in words[0]):
        return cron_line(text, words)
    return _monthly(text, words) if words[0] == "monthly" else _weekly(text, words)


def _length(text: str) -> timedelta:
    length = duration(" ".join(text.split()))
    if not length:
        raise ValueError(f"'{text}' is no time at all; give a duration such as 1h")
    return length


def _weekly(text: str, words: list[str]) -> Timetable:
    if _TIME.match(words[0]):
        raise ValueError(f"'{text}' says no days; did you mean 'daily {words[0]}'?")
    days = EVERY_WEEKDAY if words[0] == "daily" else frozenset[int]().union(*_days(text, words[0]))
    return Timetable(text, _times(text, words, 1), weekdays=days)


def _days(text: str, word: str) -> list[frozenset[int]]:
    if word in _NICKNAMES:
        raise ValueError(f"'{text}' is not understood; write '{_NICKNAMES[word]}'")
    try:
        return [weekdays_of(name) for name in word.split(",")]
    except ValueError as wrong:
        if "," in word:
            raise ValueError(f"'{text}' is not understood: {wrong}") from None
        near = nearest(word, _FIRST_WORDS)
        wish = f"did you mean '{near}'?" if near else _FORMS
        raise ValueError(f"'{text}' is not understood; {wish}") from None


def _monthly(text: str, words: list[str]) -> Timetable:
    named = words[1].split(",") if len(words) > 1 else []
    if not named or _TIME.match(named[0]):
        raise ValueError(f"'{text}' says no day of the month; write monthly 1 09:00, or monthly last 09:00")
    days = frozenset(_day_of_month(text, word) for word in named)
    return Timetable(text, _times(text, words, 2), days=days, clipped=True)


def _day_of_month(text: str, word: str) -> int:
    if word == "last":
        return 31
    if not re.fullmatch("[0-9]{1,2}", word) or not 1 <= int(word) <= 31:
        raise ValueError(f"'{word}' in '{text}' is no day of the month; write 1 to 31, or last")
    return int(word)


def _times(text: str, words: list[str], at: int) -> tuple[int, ...]:
    said = " ".join(words[:at])
    if len(words) <= at:
        raise ValueError(f"'{text}' says no time of day; write {said} 09:30")
    if len(words) > at + 1:
        several = ",".join(words[at:])
        wish = f"several times stand between commas: {said} {several}" if _are_times(several) else _FORMS
        raise ValueError(f"'{text}' is not understood after '{said} {words[at]}'; {wish}")
    return tuple(sorted({_minutes(text, word) for word in words[at].split(",")}))


def _are_times(listed: str) -> bool:
    return all(map(_TIME.match, listed.split(",")))


def _minutes(text: str, word: str) -> int:
    if not (found := _TIME.match(word)):
        raise ValueError(f"'{word}' in '{text}' is no time of day; write it as 09:30, from 00:00 to 23:59")
    return int(found[1]) * 60 + int(found[2])
