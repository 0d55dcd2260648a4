"""Reads a time of day: `9:30`, `21.30`, `0930`, `9 pm`, `21 Uhr 30`, `в 9 вечера`, `noon`.

The law of this file: nothing guesses the half of the day. `9:30` is in the morning; who means the evening says so.
"""

from __future__ import annotations

import re
from datetime import time

from dragoman.language.inputs.reading.clock_words import HALVES, HOURS, LEADING, NAMED, Half, squeezed
from dragoman.language.inputs.reading.letters import folded, plain_digits

_MAX_LENGTH = 40
_MARKED = re.compile(r"([0-9]{1,2}) ?[:.\uff1a] ?([0-9]{2})(?:[:.]([0-9]{2}))?(?![0-9])(.*)\Z")
_WORDED = re.compile(r"([0-9]{1,2}) ?([^\W\d_]+)\.? ?([0-9]{2})(?![0-9])(.*)\Z")
_BARE = re.compile(r"([0-9]{2})([0-9]{2})(?![0-9])(.*)\Z|([0-9]{1,2})(?![0-9])(.*)\Z")


def time_in(text: str, bare: bool) -> time | None:
    """The time of day, or nothing. A `bare` hour (`9`) or four figures (`0930`) count only where a time is expected."""
    phrase = folded(plain_digits(text))
    if not phrase or len(phrase) > _MAX_LENGTH:
        return None
    said = _without_lead(phrase)
    named = NAMED.get(squeezed(phrase), NAMED.get(squeezed(said)))
    if named is not None:
        return time(named)
    return _marked(said) or _worded(said) or _unmarked(said, bare or said != phrase)


def _without_lead(phrase: str) -> str:
    lead = next((lead for lead in LEADING if phrase.startswith(f"{lead} ")), "")
    return phrase[len(lead) :].strip()


def _marked(said: str) -> time | None:
    if not (found := _MARKED.match(said)):
        return None
    hour, minute, second, rest = found.groups()
    return _time(hour, minute, second or "0", rest)


def _worded(said: str) -> time | None:
    found = _WORDED.match(said)
    if not found or found[2] not in HOURS:
        return None
    return _time(found[1], found[3], "0", found[4])


def _unmarked(said: str, told: bool) -> time | None:
    if not (found := _BARE.match(said)):
        return None
    hour, minute, rest = (found[1], found[2], found[3]) if found[1] else (found[4], "0", found[5])
    return _time(hour, minute, "0", rest) if told or rest.strip() else None


def _time(hour: str, minute: str, second: str, rest: str) -> time | None:
    told = _half(squeezed(rest))
    if told is None:
        return None
    counted = _of_the_day(int(hour), told)
    try:
        return None if counted is None else time(counted, int(minute), int(second))
    except ValueError:
        return None


def _half(words: str) -> Half | str | None:
    """The half of the day that the words behind the figures tell, an empty text for none; nothing for other words."""
    if not words or words in HOURS:
        return ""
    left = (words[len(word) :] for word in HOURS if words.startswith(word))
    return HALVES.get(next((half for half in left if half in HALVES), words))


def _of_the_day(hour: int, half: Half | str) -> int | None:
    match half:
        case "morning":
            return hour % 12 if hour <= 12 else None
        case "evening" if hour <= 12:
            return hour % 12 + 12 if hour else None
        case "night" if hour == 12:
            return 0
        case "night" if 6 <= hour < 12:
            return hour + 12
        case _:
            return hour
