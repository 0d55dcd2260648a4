"""Days counted from today. Today is Wednesday, 13 May 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dragoman.language.inputs.reading.relative_words import AHEAD, ALONE, COMING, DAYS, NUMBERS, UNITS
from tests.language.inputs.answers import WEDNESDAY, is_rejected, value

TODAY = WEDNESDAY.date()
MONDAY = date(2026, 5, 18)


@pytest.mark.parametrize(
    ("locale", "text", "days"),
    [
        ("en", "today", 0),
        ("en", "Tomorrow!", 1),
        ("en", "yesterday", -1),
        ("en", "day after tomorrow", 2),
        ("en", "the day after  tomorrow", 2),
        ("es", "hoy", 0),
        ("es", "mañana", 1),
        ("es", "manana", 1),
        ("es", "ayer", -1),
        ("es", "pasado mañana", 2),
        ("de", "heute", 0),
        ("de", "Morgen", 1),
        ("de", "gestern", -1),
        ("de", "übermorgen", 2),
        ("ru", "сегодня", 0),
        ("ru", "Завтра", 1),
        ("ru", "вчера", -1),
        ("ru", "послезавтра", 2),
        ("ar", "اليوم", 0),
        ("ar", "غدا", 1),
        ("ar", "غدًا", 1),
        ("ar", "غداً", 1),
        ("ar", "أمس", -1),
        ("ar", "بعد غد", 2),
        ("fr", "aujourd’hui", 0),
        ("fr", "aujourd'hui", 0),
        ("fr", "après-demain", 2),
        ("it", "domani", 1),
        ("pt", "depois de amanhã", 2),
        ("uk", "післязавтра", 2),
        ("de_AT", "morgen", 1),
        ("de", "tomorrow", 1),
        ("zz", "tomorrow", 1),
    ],
)
def test_words_for_days_near_today(locale: str, text: str, days: int) -> None:
    """In the user's language, and in English anywhere."""
    assert value("date", text, locale) == TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("locale", "text", "days"),
    [
        ("en", "in 3 days", 3),
        ("en", "In 1 day", 1),
        ("en", "in 2 weeks", 14),
        ("en", "in two weeks", 14),
        ("en", "in a week", 7),
        ("en", "in 0 days", 0),
        ("en", "in 1000 days", 1000),
        ("es", "en 3 días", 3),
        ("es", "dentro de 2 semanas", 14),
        ("es", "dentro de una semana", 7),
        ("de", "in 3 Tagen", 3),
        ("de", "in zwei Wochen", 14),
        ("de", "in einer Woche", 7),
        ("ru", "через 3 дня", 3),
        ("ru", "через 5 дней", 5),
        ("ru", "через неделю", 7),
        ("ru", "через две недели", 14),
        ("ar", "بعد 3 أيام", 3),
        ("ar", "خلال ٣ أيام", 3),
        ("ar", "بعد أسبوع", 7),
        ("ar", "بعد يومين", 2),
        ("ar", "بعد أسبوعين", 14),
        ("fr", "dans 3 jours", 3),
        ("it", "tra 3 giorni", 3),
        ("pt", "daqui a 3 dias", 3),
        ("uk", "через п'ять днів", 5),
        ("uk", "через п’ять днів", 5),
    ],
)
def test_counts_of_days_and_weeks_ahead(locale: str, text: str, days: int) -> None:
    """With digits of any script, and small numbers in words."""
    assert value("date", text, locale) == TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "monday"),
        ("en", "Mon"),
        ("en", "Mon."),
        ("en", "next monday"),
        ("en", "on Monday"),
        ("en", "this coming Monday"),
        ("es", "lunes"),
        ("es", "el lunes"),
        ("es", "el próximo lunes"),
        ("es", "lunes que viene"),
        ("de", "Montag"),
        ("de", "Mo"),
        ("de", "am Montag"),
        ("de", "nächsten Montag"),
        ("ru", "понедельник"),
        ("ru", "в понедельник"),
        ("ru", "пн"),
        ("ru", "следующий понедельник"),
        ("ar", "الاثنين"),
        ("ar", "الإثنين"),
        ("ar", "يوم الاثنين"),
        ("ar", "الاثنين القادم"),
        ("fr", "lundi prochain"),
        ("it", "lunedì"),
        ("it", "lunedi prossimo"),
        ("pt", "segunda-feira"),
        ("pt", "segunda"),
        ("pt", "próxima segunda"),
        ("de", "next monday"),
    ],
)
def test_a_weekday_is_the_next_such_day(locale: str, text: str) -> None:
    """With or without the little words around it."""
    assert value("date", text, locale) == MONDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thursday", 14),
        ("friday", 15),
        ("saturday", 16),
        ("sunday", 17),
        ("monday", 18),
        ("tuesday", 19),
        ("wednesday", 20),
        ("next wednesday", 20),
        ("thurs", 14),
        ("tues", 19),
    ],
)
def test_a_weekday_is_never_today(text: str, day: int) -> None:
    """Who means today says so."""
    assert value("date", text) == date(2026, 5, day)


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [("ru", "в среду", 20), ("ru", "пятницу", 15), ("ru", "в следующую субботу", 16), ("uk", "у п'ятницю", 15),
     ("es", "miercoles", 20), ("es", "sabado", 16), ("pt", "terça", 19), ("ar", "الأربعاء", 20), ("ar", "الاحد", 17)],
)  # fmt: skip
def test_a_weekday_may_be_bent_or_lack_its_accents(locale: str, text: str, day: int) -> None:
    """As people write it."""
    assert value("date", text, locale) == date(2026, 5, day)


@pytest.mark.parametrize(
    "text",
    [
        "in",
        "in days",
        "in -3 days",
        "-3 days",
        "in 3.5 days",
        "in 3",
        "3 days",
        "in 3 3 days",
        "in three hundred days",
        "in 99999 days",
        "in 3 months of sundays",
        "monday tuesday",
        "mon-tue",
        "not monday",
        "tomorrow or monday",
        "tomorrow @ 5",
        "-tomorrow",
        "next",
        "m",
        "mo tu",
    ],
)
def test_what_names_no_single_day_is_refused(text: str) -> None:
    """A stretch of time, a choice, half a phrase."""
    assert is_rejected("date", text)


def test_a_day_behind_the_end_of_the_calendar_is_refused() -> None:
    """The calendar ends with the year 9999."""
    assert is_rejected("date", "in 9999 weeks", now=datetime(9990, 1, 1, tzinfo=UTC))


def test_a_day_before_the_beginning_of_the_calendar_is_refused() -> None:
    """The calendar begins with the year 1."""
    assert is_rejected("date", "yesterday", now=datetime(1, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("table", [AHEAD, ALONE, COMING, NUMBERS, UNITS])
def test_every_table_has_every_language(table: dict[str, object]) -> None:
    """A language that can say tomorrow can say in three days."""
    assert set(table) == set(DAYS)


@pytest.mark.parametrize("language", ["en", "es", "de", "ru", "ar"])
def test_the_first_five_languages_are_there(language: str) -> None:
    """They are promised."""
    assert language in DAYS
