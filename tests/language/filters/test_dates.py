"""Filters on dates and times."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dragoman.language.expressions import Scope, TemplateFault, parse_condition
from tests.language.evaluating import NOW, fault_of, value_of


@pytest.mark.parametrize(
    ("source", "locale", "expected"),
    [
        ("today | date", "en", "Mar 1, 2026"),
        ("today | date('short')", "en", "3/1/26"),
        ("today | date('long')", "en", "March 1, 2026"),
        ("today | date('full')", "en", "Sunday, March 1, 2026"),
        ("today | date('full')", "de", "Sonntag, 1. März 2026"),
        ("today | date('dd.MM.yyyy')", "en", "01.03.2026"),
        ("today | date(form='EEEE')", "es", "domingo"),
        ("now | date", "en", "Mar 1, 2026"),
        ("now | time", "en", "12:00 PM"),
        ("now | time", "de", "12:00"),
        ("now | time('HH:mm:ss')", "en", "12:00:00"),
        ("clock | time", "de", "09:30"),
        ("clock | time('medium')", "en", "9:30:00 AM"),
        ("(now | time('H')) | int", "en", 12),
        ("(now + hours(3)) | ago", "en", "in 3 hours"),
        ("(now - hours(3)) | ago", "en", "3 hours ago"),
        ("(now - days(1)) | ago", "de", "vor 1 Tag"),
        ("(today + days(2)) | ago", "en", "in 2 days"),
        ("(today - days(14)) | ago", "en", "2 weeks ago"),
        ("today | ago", "en", "today"),
        ("today | ago", "de", "heute"),
        ("today | ago", "pt", "today"),
        ("unset | date", "en", None),
        ("unset | time", "en", None),
        ("unset | ago", "en", None),
    ],
)
def test_a_date_filter_gives(source: str, locale: str, expected: object) -> None:
    """The locale's forms and words, or the author's own pattern."""
    assert value_of(source, locale=locale) == expected


def test_times_are_shown_in_their_own_zone() -> None:
    """A moment in Madrid shows Madrid's clock."""
    moment = datetime(2026, 7, 1, 18, 30, tzinfo=ZoneInfo("Europe/Madrid"))
    assert value_of("x | time('HH:mm')", x=moment) == "18:30"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("'2026-01-31' | date", "`to_date(text)`"),
        ("quantity | date", "not on a number"),
        ("clock | date", "not on a time"),
        ("today | time", "not on a date"),
        ("name | ago", "`to_date(text)`"),
        ("pause | ago", "not on a duration"),
        ("today | date('%d.%m.%Y')", "'dd.MM.yyyy', not '%d.%m.%Y'"),
        ("today | date('')", "short, medium, long, full"),
        ("today | date(5)", "short, medium, long, full"),
        ("now | time('%H')", "'HH:mm'"),
        ("naive | ago", "no time zone"),
    ],
)
def test_what_a_date_filter_cannot_use_is_a_fault(source: str, words: str) -> None:
    """The fault shows what would be right."""
    assert words in fault_of(source, naive=NOW.replace(tzinfo=None)).message


def test_a_pattern_has_bounds() -> None:
    """A pattern of a thousand letters is refused before it is tried."""
    assert "knows short" in fault_of("today | date(x)", x="d" * 1_000).message


@pytest.mark.parametrize("source", ["today | ago", "now | ago"])
def test_ago_needs_to_know_the_moment(source: str) -> None:
    """No clock is read: without `now` and `today` there is no telling."""
    expression = parse_condition(source.replace("today", "x").replace("now", "x"))
    value = value_of(source.split(" |", maxsplit=1)[0])
    with pytest.raises(TemplateFault):
        expression.evaluate(Scope({"x": value}))


def test_ago_of_a_day_knows_the_day_from_now_alone() -> None:
    """`today` follows from `now`."""
    day, moment = value_of("today + days(1)"), value_of("now")
    assert parse_condition("x | ago").evaluate(Scope({"x": day, "now": moment})) == "in 1 day"
