"""The words around a time of day, by language, folded: no capitals, accents or points. All are understood in every
language: none means two things.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dragoman.language.inputs.reading.letters import folded

Half = Literal["morning", "evening", "night"]
"""Which half of the day the hours 1 to 12 belong to. At night 12 to 5 are early, 6 to 11 are late."""


def squeezed(words: str) -> str:
    """The folded words without blanks, points and apostrophes: `a. m.` is `am`."""
    return "".join(char for char in folded(words) if char not in " .'\u2019\u02bc")


def _halves(words: Mapping[Half, str]) -> Mapping[str, Half]:
    return {squeezed(each): half for half, listed in words.items() for each in listed.split(",")}


def _all(words: str) -> frozenset[str]:
    return frozenset(map(squeezed, words.split(",")))


HALVES = _halves({
    "morning": "am,a.m.,in the morning,de la mañana,de la madrugada,por la mañana,morgens,früh,vormittags,am morgen,"
               "утра,утром,ранку,ص,صباحا,فجرا,du matin,di mattina,del mattino,da manhã,"
               "da madrugada",
    "evening": "pm,p.m.,in the afternoon,in the evening,de la tarde,por la tarde,mittags,nachmittags,abends,am abend,"
               "дня,вечера,вечером,днём,вечора,م,مساء,ظهرا,عصرا,de l'après-midi,du soir,del pomeriggio,di sera,"
               "da tarde",
    "night": "at night,de la noche,por la noche,nachts,ночи,ночью,ночі,ليلا,de la nuit,di notte,da noite",
})  # fmt: skip

HOURS = _all("h,hs,hrs,hours,o'clock,oclock,uhr,horas,hora,ч,час,часа,часов,год,годин,години,ساعة,heures,heure,ore,ora")
"""What stands behind the hour: "9 Uhr", "21 h 30"."""

LEADING = tuple(sorted(
    map(folded, ("at", "by", "um", "gegen", "a las", "a la", "las", "в", "о", "на", "الساعة", "في", "في الساعة",
                 "على الساعة", "à", "vers", "alle", "alle ore", "às", "as", "@")),
    key=len, reverse=True,
))  # fmt: skip
"""What stands before the hour: "at 9"."""

NAMED = {squeezed(word): hour for word, hour in {
    "noon": 12, "12 noon": 12, "midday": 12, "midnight": 0, "mediodía": 12, "al mediodía": 12, "medianoche": 0,
    "mittag": 12, "mittags": 12, "mitternacht": 0, "полдень": 12, "в полдень": 12, "полночь": 0, "в полночь": 0,
    "الظهر": 12, "منتصف الليل": 0, "midi": 12, "minuit": 0, "mezzogiorno": 12, "mezzanotte": 0, "meio-dia": 12,
    "meia-noite": 0,
}.items()}  # fmt: skip
"""Times that have a name of their own."""
