"""The words for lengths of time, by language, folded: no capitals, accents or points.

A language without a line in these tables has the words of the locale data. Months and years are none: they have no
length of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from dragoman.language.inputs.reading.letters import folded, words_of
from dragoman.language.inputs.reading.locales import language_of, locale_of
from dragoman.language.values.printing import counted

SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
"""Unit -> its length."""

_EVERYWHERE = "s sec|m min mins|h hr|d|w"
"""In every language: as the language of flows writes them."""

_WORDS = {
    "en": "second seconds secs|minute minutes|hour hours hrs|day days|week weeks wk wks",
    "es": "segundo segundos seg|minuto minutos|hora horas hs|día días|semana semanas sem",
    "de": "sekunde sekunden sek|minute minuten|stunde stunden std stdn|tag tage tagen|woche wochen wo",
    "ru": "секунда секунду секунды секунд сек с|минута минуту минуты минут мин м|час часа часов ч|день дня дней дн д|"
          "неделя неделю недели недель нед",
    "uk": "секунда секунду секунди секунд сек с|хвилина хвилину хвилини хвилин хв|година годину години годин год|"
          "день дні дня днів д|тиждень тижні тижня тижнів тиж",
    "ar": "ثانية ثواني ثوان ثانيتين ثانيتان ث|دقيقة دقائق دقيقتين دقيقتان د|ساعة ساعات ساعتين ساعتان س|"
          "يوم يوما أيام ايام يومين يومان ي|أسبوع اسبوع أسبوعا أسابيع اسابيع أسبوعين أسبوعان",
    "fr": "seconde secondes|minute minutes|heure heures|jour jours j|semaine semaines",
    "it": "secondo secondi|minuto minuti|ora ore|giorno giorni g|settimana settimane",
    "pt": "segundo segundos|minuto minutos|hora horas|dia dias|semana semanas",
}  # fmt: skip

_TWO = "ثانيتين ثانيتان دقيقتين دقيقتان ساعتين ساعتان يومين يومان أسبوعين أسبوعان"
"""The Arabic dual counts two by itself."""

TWO = frozenset(map(folded, _TWO.split()))

JOINING = frozenset(map(folded, ["and", "y", "e", "und", "et", "i", "и", "та", "і", "و"]))
"""The words between the parts."""


@lru_cache(maxsize=64)
def unit_words(locale: str) -> Mapping[str, int]:
    """Word -> seconds, in the locale's language and in English; its own words come first."""
    words: dict[str, int] = {}
    for language in (language_of(locale), "en"):
        for word, seconds in (*_tabled(_WORDS.get(language, "")), *_from_locale_data(language)):
            words.setdefault(word, seconds)
    for word, seconds in _tabled(_EVERYWHERE):
        words.setdefault(word, seconds)
    return words


def _tabled(line: str) -> Iterator[tuple[str, int]]:
    for words, seconds in zip(line.split("|") if line else (), SECONDS.values(), strict=False):
        yield from ((folded(word), seconds) for word in words.split())


def _from_locale_data(language: str) -> Iterator[tuple[str, int]]:
    """What the locale writes behind 1, 2, 5 and 11, where that is one word."""
    if language in _WORDS:
        return
    locale = locale_of(language)
    for unit, seconds in SECONDS.items():
        for count in (1, 2, 5, 11):
            words = [word for word in words_of(folded(counted(count, unit, locale))) if not word.isdigit()]
            if len(words) == 1:
                yield words[0], seconds
