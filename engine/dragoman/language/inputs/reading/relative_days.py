"""Reads days that are counted from today: "tomorrow", "in 3 days", "next monday".

A weekday is the next such day, never today: who means today says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.language.inputs.reading.calendar_words import calendar_words
from dragoman.language.inputs.reading.letters import marks_in, words_of
from dragoman.language.inputs.reading.locales import language_of
from dragoman.language.inputs.reading.relative_words import AHEAD, ALONE, COMING, DAYS, NUMBERS, UNITS

_MOST = 4
"""Digits of a count: longer ones leave the calendar."""

_BETWEEN = frozenset(".,!-'\u02bc\u060c\u2019")


def relative_day(phrase: str, locale: str, today: date) -> date | None:
    """The day that a folded phrase means in the locale, or else in English."""
    if not marks_in(phrase) <= _BETWEEN or f" {phrase}".find(" -") >= 0:
        return None
    words = words_of(phrase)
    for language in dict.fromkeys((language_of(locale), "en")):
        days = _days_from_today(words, language)
        if days is None:
            days = _days_to_weekday(words, language, locale, today)
        if days is not None:
            return _shifted(today, days)
    return None


def _days_from_today(words: list[str], language: str) -> int | None:
    named = DAYS.get(language, {})
    phrase = " ".join(words).removeprefix("the ")
    return named[phrase] if phrase in named else _count_ahead(words, language)


def _count_ahead(words: list[str], language: str) -> int | None:
    """`in 3 days`, `in a week`, `через неделю`: where a language leaves the count out, it is one."""
    if not words or words[0] not in AHEAD.get(language, ()):
        return None
    match [word for word in words[1:] if word not in {"de", "a"} or word in NUMBERS.get(language, ())]:
        case [unit] if unit in ALONE.get(language, ()):
            number: int | None = 1
        case [count, unit]:
            number = _number(count, language)
        case _:
            return None
    length = UNITS.get(language, {}).get(unit)
    return None if number is None or length is None else number * length


def _number(word: str, language: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= _MOST else None
    return NUMBERS.get(language, {}).get(word)


def _days_to_weekday(words: list[str], language: str, locale: str, today: date) -> int | None:
    calendar = calendar_words(locale)
    meant = [word for word in words if word not in COMING.get(language, ()) and word not in calendar.fillers]
    if len(meant) != 1:
        return None
    weekday = calendar.weekday(meant[0])
    return None if weekday is None else (weekday - today.weekday() - 1) % 7 + 1


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
