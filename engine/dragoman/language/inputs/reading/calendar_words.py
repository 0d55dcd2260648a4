"""The words of a locale's calendar: its months, its weekdays, the order in which it writes day, month and year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.language.inputs.reading.letters import folded, words_of
from dragoman.language.inputs.reading.locales import locale_of

_FILLERS = {
    "en": "the of on st nd rd th",
    "es": "de del el la",
    "de": "am den der vom",
    "fr": "le la er",
    "it": "il di",
    "pt": "de a o",
    "ru": "г год года году в во на",
    "uk": "р рік року в у на",
    "ar": "يوم سنة عام",
    "zh": "年 月 日",
    "ko": "년 월 일",
}
"""What people write in a date beside its days, months and years: articles, ordinal endings, "year"."""

_SHORTEST_CUT = 3
"""Letters: a name cut to this length or more is understood if only one name begins so."""

_CASES = {
    "de": {"sonnabend": 5},
    "ru": {"среду": 2, "пятницу": 4, "субботу": 5},
    "uk": {"середу": 2, "п'ятницю": 4, "суботу": 5},
}
"""Forms that locale data lacks: "on Wednesday" changes the word. Monday is 0."""


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Folded names -> month 1-12 or weekday 0-6 (Monday is 0); orders such as `dMy` and `dM`; words without meaning."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    order: str
    order_without_year: str
    fillers: frozenset[str]

    def month(self, word: str) -> int | None:
        """The month that a word names."""
        return _named(word, self.months)

    def weekday(self, word: str) -> int | None:
        """The weekday that a word names, Monday is 0."""
        return _named(word, self.weekdays)


@lru_cache(maxsize=256)
def calendar_words(code: str) -> CalendarWords:
    """The words of a locale, and the English ones where they mean nothing else in it."""
    own, english = locale_of(code), locale_of("en")
    months, month_rest = _words(_names(own.months))
    weekdays, weekday_rest = _words(_names(own.days))
    weekdays |= {"".join(words_of(folded(form))): day for form, day in _CASES.get(own.language, {}).items()}
    for words, others in ((months, english.months), (weekdays, english.days)):
        for word, number in _words(_names(others))[0].items():
            words.setdefault(word, number)
    order = _letters(own.date_formats["short"].pattern)
    skeleton = own.datetime_skeletons.get("Md")
    without_year = _letters(skeleton.pattern) if skeleton else order.replace("y", "")
    fillers = frozenset(words_of(folded(" ".join(_FILLERS.values())))) | month_rest | weekday_rest
    return CalendarWords(months, weekdays, order, without_year, fillers)


def _names(names: Any) -> Iterator[tuple[int, str]]:
    """Every form of every name: within a date and alone, whole and cut."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from names[context][width].items()


def _words(names: Iterable[tuple[int, str]]) -> tuple[dict[str, int], frozenset[str]]:
    """The words that tell the names apart, and those that several names share (`feira` in `segunda-feira`)."""
    pairs = {(word, number) for number, name in names for word in words_of(folded(name)) if not word.isdigit()}
    uses = Counter(word for word, _ in pairs)
    return {word: n for word, n in pairs if uses[word] == 1}, frozenset(word for word in uses if uses[word] > 1)


def _named(word: str, names: Mapping[str, int]) -> int | None:
    if word in names:
        return names[word]
    if len(word) < _SHORTEST_CUT:
        return None
    begun = {number for name, number in names.items() if name.startswith(word)}
    return begun.pop() if len(begun) == 1 else None


def _letters(pattern: str) -> str:
    """`dMy` of a pattern such as `dd.MM.yy`."""
    bare = "".join(part for part in pattern.split("'")[::2])
    return "".join(dict.fromkeys(char for char in bare.replace("L", "M") if char in "dMy"))
