"""The words for days that are counted from today, by language, folded: no capitals, accents, marks between words.

A language is one file's worth of words and no code: give it a line in each table.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.inputs.reading.letters import folded, words_of


def _folded(words: Mapping[str, int]) -> Mapping[str, int]:
    return {" ".join(words_of(folded(phrase))): number for phrase, number in words.items()}


def _all_folded(words: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(map(folded, listed.split())) for language, listed in words.items()}


DAYS = {language: _folded(words) for language, words in {
    "en": {"today": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2},
    "es": {"hoy": 0, "mañana": 1, "ayer": -1, "pasado mañana": 2, "anteayer": -2, "antes de ayer": -2},
    "de": {"heute": 0, "morgen": 1, "gestern": -1, "übermorgen": 2, "vorgestern": -2},
    "ru": {"сегодня": 0, "завтра": 1, "вчера": -1, "послезавтра": 2, "позавчера": -2},
    "uk": {"сьогодні": 0, "завтра": 1, "вчора": -1, "учора": -1, "післязавтра": 2, "позавчора": -2},
    "ar": {"اليوم": 0, "غدا": 1, "غد": 1, "بكرة": 1, "بكرا": 1, "أمس": -1, "امبارح": -1, "بعد غد": 2, "بعد غدا": 2,
           "بعد بكرة": 2, "أول أمس": -2},
    "fr": {"aujourd'hui": 0, "demain": 1, "hier": -1, "après-demain": 2, "avant-hier": -2},
    "it": {"oggi": 0, "domani": 1, "ieri": -1, "dopodomani": 2, "l'altro ieri": -2},
    "pt": {"hoje": 0, "amanhã": 1, "ontem": -1, "depois de amanhã": 2, "anteontem": -2},
}.items()}  # fmt: skip
"""Phrase -> days from today."""

AHEAD = _all_folded({
    "en": "in", "es": "en dentro", "de": "in", "ru": "через", "uk": "через", "ar": "بعد خلال في", "fr": "dans",
    "it": "tra fra", "pt": "em daqui",
})  # fmt: skip
"""The words that begin "in 3 days"."""

UNITS = {language: _folded(words) for language, words in {
    "en": {"day": 1, "days": 1, "week": 7, "weeks": 7},
    "es": {"día": 1, "días": 1, "semana": 7, "semanas": 7},
    "de": {"tag": 1, "tage": 1, "tagen": 1, "woche": 7, "wochen": 7},
    "ru": {"день": 1, "дня": 1, "дней": 1, "неделю": 7, "недели": 7, "недель": 7},
    "uk": {"день": 1, "дні": 1, "дня": 1, "днів": 1, "тиждень": 7, "тижні": 7, "тижнів": 7},
    "ar": {"يوم": 1, "يوما": 1, "أيام": 1, "ايام": 1, "يومين": 2, "أسبوع": 7, "أسبوعا": 7, "أسابيع": 7, "أسبوعين": 14},
    "fr": {"jour": 1, "jours": 1, "semaine": 7, "semaines": 7},
    "it": {"giorno": 1, "giorni": 1, "settimana": 7, "settimane": 7},
    "pt": {"dia": 1, "dias": 1, "semana": 7, "semanas": 7},
}.items()}  # fmt: skip
"""Word -> days. The Arabic dual counts two by itself."""

ALONE = _all_folded({
    "en": "", "es": "", "de": "", "ru": "день неделю", "uk": "день тиждень",
    "ar": "يوم يوما يومين أسبوع أسبوعا أسبوعين", "fr": "", "it": "", "pt": "",
})  # fmt: skip
"""The units that may stand without a number."""

NUMBERS = {language: _folded(words) for language, words in {
    "en": {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10},
    "es": {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "diez": 10},
    "de": {"ein": 1, "eine": 1, "einem": 1, "einen": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
           "sechs": 6, "sieben": 7, "zehn": 10},
    "ru": {"один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7,
           "десять": 10},
    "uk": {"один": 1, "два": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6, "сім": 7, "десять": 10},
    "ar": {"ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "خمسة": 5, "ستة": 6, "سبعة": 7, "عشرة": 10},
    "fr": {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "dix": 10},
    "it": {"un": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "dieci": 10},
    "pt": {"um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7,
           "dez": 10},
}.items()}  # fmt: skip
"""The small numbers that people spell out."""

COMING = _all_folded({
    "en": "next this coming on the", "es": "el la este próximo próxima que viene siguiente",
    "de": "am nächster nächsten nächste nächstem kommender kommenden kommende diesen dieser den",
    "ru": "в во следующий следующая следующую следующее ближайший ближайшую этот эту это",
    "uk": "в у наступний наступна наступну наступної цей цю цього",
    "ar": "يوم القادم القادمة المقبل المقبلة هذا في", "fr": "le ce prochain prochaine qui vient",
    "it": "il la questo questa prossimo prossima", "pt": "na no próxima próximo esta este que vem a o",
})  # fmt: skip
"""The words beside a weekday that change nothing: "next Monday" is the Monday that comes next."""

NOW = {language: frozenset(map(folded, listed.split(","))) for language, listed in {
    "en": "now,right now", "es": "ahora,ahora mismo", "de": "jetzt,sofort", "ru": "сейчас,сейчас же", "uk": "зараз",
    "ar": "الآن,حالا", "fr": "maintenant", "it": "adesso,ora", "pt": "agora",
}.items()}  # fmt: skip
"""The words for this moment."""
