"""Reads a length of time: `1h 30m`, `90 min`, `2 days`, `1,5 Stunden`, `час и 30 минут`.

The law of this file: every number has its unit, every unit is said once, and nothing else is said. A bare number is no
length of time.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

from dragoman.language.inputs.reading.duration_words import JOINING, SECONDS, TWO, unit_words
from dragoman.language.inputs.reading.letters import folded, plain_digits
from dragoman.language.inputs.reading.locales import language_of
from dragoman.language.inputs.reading.numerals import number_in
from dragoman.language.inputs.reading.relative_words import AHEAD, NUMBERS

_MAX_LENGTH = 64
_LONGEST = timedelta(days=36_525)
_LONGEST_CUT = 2
_PIECES = re.compile(r"[0-9]+(?:[.,\u066b][0-9]+)?|[^\W\d_]+|[^\s,;.\u060c]")


def duration_in(text: str, locale: str) -> timedelta | None:
    """The length of time, of at most 100 years, or nothing."""
    phrase = folded(plain_digits(text))
    if not phrase or len(phrase) > _MAX_LENGTH:
        return None
    total, units = Decimal(0), set[int]()
    count: Decimal | None = None
    for piece in _pieces(phrase, locale):
        seconds = unit_words(locale).get(piece)
        if seconds is None:
            if count is not None or (count := _count(piece, locale)) is None:
                return None
            continue
        count = _alone(piece) if count is None else count
        if seconds in units or count is None:
            return None
        units.add(seconds)
        total, count = total + count * seconds, None
    return _length(total) if units and count is None else None


def duration_ahead(phrase: str, locale: str) -> timedelta | None:
    """`in 2 hours`: the length of time behind the word that points ahead, in the locale or in English.

    Nothing for whole days or weeks: `in 3 days` is a day and no moment.
    """
    first, _, rest = phrase.partition(" ")
    if not any(first in AHEAD.get(language, ()) for language in (language_of(locale), "en")):
        return None
    words, rest = unit_words(locale), rest.removeprefix("de ").removeprefix("a ")
    in_a_day = any(words.get(piece, SECONDS["day"]) < SECONDS["day"] for piece in _pieces(rest, locale))
    return duration_in(rest, locale) if in_a_day else None


def _pieces(phrase: str, locale: str) -> list[str]:
    """Numbers, words and stray signs. The Arabic "and" is written together with the word behind it."""
    known = unit_words(locale)
    pieces = [piece for piece in _PIECES.findall(phrase) if piece not in JOINING]
    return [piece[1:] if piece[0] == "و" and piece not in known else piece for piece in pieces]


def _count(piece: str, locale: str) -> Decimal | None:
    if piece[0].isdigit():
        return number_in(piece, locale)
    for language in (language_of(locale), "en"):
        if piece in NUMBERS.get(language, ()):
            return Decimal(NUMBERS[language][piece])
    return None


def _alone(piece: str) -> Decimal | None:
    """A unit without a number is one, as in `час`; the Arabic dual is two. Cut units are nothing alone."""
    if piece in TWO:
        return Decimal(2)
    return Decimal(1) if len(piece) > _LONGEST_CUT else None


def _length(seconds: Decimal) -> timedelta | None:
    if seconds > int(_LONGEST.total_seconds()):
        return None
    return timedelta(microseconds=int(seconds * 1_000_000))
