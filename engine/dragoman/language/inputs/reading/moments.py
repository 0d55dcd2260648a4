"""Reads a moment, a day and a time of day: `2026-12-31T09:30`, `31.12.2026 21:30`, `tomorrow at 9:30`, `in 2 hours`.

The law of this file: the clock is the user's. A time that the clocks leave out in spring is the one they jump to; one
that comes twice in autumn is the first. A moment needs both, a day and a time: neither is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from dragoman.language.inputs.protocol import Reading
from dragoman.language.inputs.reading.clock_times import time_in
from dragoman.language.inputs.reading.date_formats import formats_in, moment_by_formats
from dragoman.language.inputs.reading.days import day_in
from dragoman.language.inputs.reading.durations import duration_ahead
from dragoman.language.inputs.reading.letters import folded
from dragoman.language.inputs.reading.locales import language_of
from dragoman.language.inputs.reading.relative_words import NOW

_MOST_WORDS = 14


def moment_in(typed: str, reading: Reading) -> datetime | None:
    """The moment that a text with ASCII digits means, in the zone of `reading.now`, or nothing."""
    try:
        return _by_author(typed, reading) or _iso(typed, reading) or _ahead(typed, reading) or _spoken(typed, reading)
    except (OverflowError, ValueError):
        return None


def _by_author(typed: str, reading: Reading) -> datetime | None:
    found = moment_by_formats(typed, formats_in(reading.settings), reading.now.date(), timed=True)
    return _on_the_clock(datetime.combine(found.date(), found.time()), reading) if found else None


def _iso(typed: str, reading: Reading) -> datetime | None:
    """ISO's form with a time; with an offset it is that moment, without one it is on the user's clock."""
    if not typed[:4].isdigit() or typed[4:5] != "-" or ":" not in typed:
        return None
    try:
        found = datetime.fromisoformat(typed.upper())
    except ValueError:
        return None
    return found.astimezone(reading.now.tzinfo) if found.tzinfo else _on_the_clock(found, reading)


def _ahead(typed: str, reading: Reading) -> datetime | None:
    """`now`, `in 2 hours`: counted in time that passes, not in the clock's figures."""
    phrase = folded(typed)
    if any(phrase in NOW.get(language, ()) for language in (language_of(reading.locale), "en")):
        return reading.now
    ahead = duration_ahead(phrase, reading.locale)
    return (reading.now.astimezone(UTC) + ahead).astimezone(reading.now.tzinfo) if ahead is not None else None


def _spoken(typed: str, reading: Reading) -> datetime | None:
    """The day before the time, else the time before the day; the longest time that leaves a day."""
    for first, second in _halves(typed):
        for day_words, time_words in ((first, second), (second, first)):
            if (found := time_in(time_words, bare=False)) is not None and (day := day_in(day_words, reading)):
                return _on_the_clock(datetime.combine(day, found), reading)
    return None


def _halves(typed: str) -> Iterator[tuple[str, str]]:
    words = typed.replace(",", ", ").replace("\u060c", "\u060c ").split()
    if len(words) <= _MOST_WORDS:
        for cut in range(1, len(words)):
            yield " ".join(words[:cut]).rstrip(",\u060c "), " ".join(words[cut:])


def _on_the_clock(moment: datetime, reading: Reading) -> datetime:
    zone = reading.now.tzinfo
    if zone is None:
        return moment
    # There and back: a time that the clocks leave out becomes the one they show.
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
