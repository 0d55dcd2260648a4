"""What may stand behind `every:`, in words."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.recurrence import Interval, Timetable, recurrence
from tests.language.recurrence.following import after, refusal

WEDNESDAY = "2026-05-13 10:00"
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=40)
CRUMBS = st.sampled_from(
    ["daily", "monthly", "mon", "weekdays", "last", "1", "31", "09:30", "1h", "*", "*/5", "1-5", "0", ",", "-", "/",
     "@", "feb", "60", "²", "٣"]
)  # fmt: skip
FORMS = "write a duration (1h), daily 09:30, weekdays 09:30, mon,thu 18:00, monthly 1 09:00, or five fields of cron"


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("30s", "2026-05-13 10:00"),
        ("1h", "2026-05-13 11:00"),
        ("1h 30m", "2026-05-13 11:30"),
        ("2d", "2026-05-15 10:00"),
        ("1w", "2026-05-20 10:00"),
        ("daily 09:30", "2026-05-14 09:30"),
        ("daily 10:00", "2026-05-14 10:00"),
        ("daily 10:01", "2026-05-13 10:01"),
        ("daily 9:30", "2026-05-14 09:30"),
        ("daily 00:00", "2026-05-14 00:00"),
        ("daily 09:00,18:00", "2026-05-13 18:00"),
        ("weekdays 09:30", "2026-05-14 09:30"),
        ("weekends 10:00", "2026-05-16 10:00"),
        ("monday 09:30", "2026-05-18 09:30"),
        ("wed 10:30", "2026-05-13 10:30"),
        ("mon,thu 18:00", "2026-05-14 18:00"),
        ("sun,mon 18:00", "2026-05-17 18:00"),
        ("weekends,tue 18:00", "2026-05-16 18:00"),
        ("monthly 1 09:00", "2026-06-01 09:00"),
        ("monthly 14 09:00", "2026-05-14 09:00"),
        ("monthly 1,15 09:00", "2026-05-15 09:00"),
        ("monthly 31 09:00", "2026-05-31 09:00"),
        ("monthly last 09:00", "2026-05-31 09:00"),
    ],
)
def test_what_is_said_happens(text: str, following: str) -> None:
    """After ten on a Wednesday morning."""
    assert after(text, WEDNESDAY) == following


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Daily 09:30", "daily 09:30"),
        ("  daily   09:30 ", "daily 09:30"),
        ("MONDAY 09:30", "mon 09:30"),
        ("mon, thu 18:00", "mon,thu 18:00"),
        ("thu ,mon 18:00", "mon,thu 18:00"),
        ("daily 18:00, 09:00", "daily 09:00,18:00"),
        ("daily 09:00,09:00", "daily 09:00"),
        ("mon,tue,wed,thu,fri 09:30", "weekdays 09:30"),
        ("weekdays,weekends 09:30", "daily 09:30"),
        ("monthly 01 09:00", "monthly 1 09:00"),
        ("monthly last 09:00", "monthly 31 09:00"),
    ],
)
def test_capitals_blanks_and_order_do_not_matter(text: str, plain: str) -> None:
    """It is the same timetable under another text."""
    assert dataclasses.replace(recurrence(text), text=plain) == recurrence(plain)


@pytest.mark.parametrize("text", ["1h", "daily 09:30", "Mon, Thu 18:00", "*/15 9-17 * * MON-FRI", "monthly 1 09:00"])
def test_it_remembers_what_its_author_wrote(text: str) -> None:
    """For messages and pictures."""
    assert recurrence(text).text == text


def test_a_duration_is_an_interval() -> None:
    """Whatever the clocks do."""
    assert recurrence("1h 30m") == Interval("1h 30m", timedelta(minutes=90))


def test_days_and_times_are_a_timetable() -> None:
    """Times in minutes since midnight, days from Monday, 0."""
    assert recurrence("mon,thu 18:00") == Timetable("mon,thu 18:00", (18 * 60,), weekdays=frozenset({0, 3}))


@pytest.mark.parametrize("text", ["1h", "daily 09:30"])
def test_a_recurrence_cannot_be_changed(text: str) -> None:
    """It is part of a loaded flow, and can be a key."""
    assert hash(recurrence(text)) == hash(recurrence(text))
    with pytest.raises(dataclasses.FrozenInstanceError):
        recurrence(text).__setattr__("text", "x")


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("2026-01-31 09:00", "2026-02-28 09:00"),
        ("2026-02-28 09:00", "2026-03-31 09:00"),
        ("2026-03-31 09:00", "2026-04-30 09:00"),
        ("2028-02-01 09:00", "2028-02-29 09:00"),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(moment: str, following: str) -> None:
    """A rent that is due on the 31st is due every month."""
    assert after("monthly 31 09:00", moment) == following


def test_two_days_that_a_month_lacks_are_one_day() -> None:
    """Its last one."""
    assert after("monthly 30,31 09:00", "2026-02-28 09:00") == "2026-03-30 09:00"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", f"nothing is said about when; {FORMS}"),
        (" ", f"nothing is said about when; {FORMS}"),
        ("daily", "'daily' says no time of day; write daily 09:30"),
        ("mon,thu", "'mon,thu' says no time of day; write mon,thu 09:30"),
        ("monthly 1", "'monthly 1' says no time of day; write monthly 1 09:30"),
        ("monthly", "'monthly' says no day of the month; write monthly 1 09:00, or monthly last 09:00"),
        ("monthly 09:00", "'monthly 09:00' says no day of the month; write monthly 1 09:00, or monthly last 09:00"),
        ("monthly 32 09:00", "'32' in 'monthly 32 09:00' is no day of the month; write 1 to 31, or last"),
        ("monthly 0 09:00", "'0' in 'monthly 0 09:00' is no day of the month; write 1 to 31, or last"),
        ("monthly first 09:00", "'first' in 'monthly first 09:00' is no day of the month; write 1 to 31, or last"),
        ("monthly ² 09:00", "'²' in 'monthly ² 09:00' is no day of the month; write 1 to 31, or last"),
        ("09:30", "'09:30' says no days; did you mean 'daily 09:30'?"),
        ("09:30 daily", "'09:30 daily' says no days; did you mean 'daily 09:30'?"),
        ("daily 24:00", "'24:00' in 'daily 24:00' is no time of day; write it as 09:30, from 00:00 to 23:59"),
        ("daily 09:60", "'09:60' in 'daily 09:60' is no time of day; write it as 09:30, from 00:00 to 23:59"),
        ("daily 9.30", "'9.30' in 'daily 9.30' is no time of day; write it as 09:30, from 00:00 to 23:59"),
        ("daily 9am", "'9am' in 'daily 9am' is no time of day; write it as 09:30, from 00:00 to 23:59"),
        ("daily 09:00,", "'' in 'daily 09:00,' is no time of day; write it as 09:30, from 00:00 to 23:59"),
        ("daily 09:30 am", f"'daily 09:30 am' is not understood after 'daily 09:30'; {FORMS}"),
        ("dayly 09:30", "'dayly 09:30' is not understood; did you mean 'daily'?"),
        ("weekday 09:30", "'weekday 09:30' is not understood; did you mean 'weekdays'?"),
        ("mondey 09:30", "'mondey 09:30' is not understood; did you mean 'monday'?"),
        ("mon,thx 09:30",
         "'mon,thx 09:30' is not understood: 'thx' is no weekday; did you mean 'thu'?"),
        ("every day", f"'every day' is not understood; {FORMS}"),
        ("soon", f"'soon' is not understood; {FORMS}"),
        ("hourly", "'hourly' is not understood; write '1h'"),
        ("@daily", "'@daily' is not understood; write 'daily 00:00'"),
        ("@monthly", "'@monthly' is not understood; write 'monthly 1 00:00'"),
        ("0s", "'0s' is no time at all; give a duration such as 1h"),
        ("0h 0m", "'0h 0m' is no time at all; give a duration such as 1h"),
        ("1hour", "'1hour' is no duration: write a number and its unit, such as 30s, 20m, 1h 30m, 2d, 1w"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused(text: str, said: str) -> None:
    """It is quoted, and what would be right is said."""
    assert refusal(text) == said


@pytest.mark.parametrize(
    ("text", "ending"),
    [("daily 09:00 18:00", "several times stand between commas: daily 09:00,18:00"), ("15", "did you mean '15m'?")],
)
def test_what_was_meant_is_proposed(text: str, ending: str) -> None:
    """Where it is plain."""
    assert refusal(text).endswith(ending)


@pytest.mark.parametrize(
    "text",
    ["@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually", "hourly", "weekly", "yearly"],
)
def test_what_is_proposed_for_a_nickname_is_understood(text: str) -> None:
    """Nobody is sent from one error to the next."""
    assert recurrence(refusal(text).split("'")[-2])


@given(text=st.one_of(ANY_TEXT, st.lists(CRUMBS, max_size=7).map(" ".join), st.lists(CRUMBS, max_size=7).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """With a sentence, and never with another exception."""
    try:
        assert recurrence(text).text == text
    except ValueError as refused:
        assert len(str(refused)) > 20
