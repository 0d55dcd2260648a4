"""When it is next: strictly after, by the local clock, through days on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.recurrence import Timetable, next_after, recurrence
from tests.language.recurrence.following import BERLIN, after, firings, minute_by_minute

ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Beirut"]
).map(ZoneInfo)
SPRING, AUTUMN = datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)
CHANGES = st.sampled_from([
    SPRING,                                   # Berlin, one hour forward
    AUTUMN,                                   # Berlin, one hour back
    datetime(2026, 3, 8, 0, tzinfo=UTC),      # New York, forward
    datetime(2026, 11, 1, 0, tzinfo=UTC),     # New York, back
    datetime(2026, 4, 4, 9, tzinfo=UTC),      # Lord Howe, half an hour back
    datetime(2026, 10, 3, 9, tzinfo=UTC),     # Lord Howe, half an hour forward
    datetime(2011, 12, 29, 20, tzinfo=UTC),   # Apia, a whole day left out
    datetime(2026, 3, 28, 15, tzinfo=UTC),    # Beirut, forward at midnight
    datetime(2026, 10, 24, 15, tzinfo=UTC),   # Beirut, back over midnight
])  # fmt: skip
MOMENTS = st.builds(lambda start, minutes: start + timedelta(minutes=minutes), CHANGES, st.integers(-600, 600))
YEARS = st.integers(0, 70 * 366 * 24 * 60).map(
    lambda minutes: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
LINES = st.sampled_from(
    ["daily 02:30", "daily 00:00,23:45", "weekdays 02:00", "sun 03:00", "monthly 30 00:30", "*/20 * * * *",
     "* 1-3 * * *", "0 0 * * *", "15 2 29 * sat", "0 */3 * * *", "59 23 * * fri", "30 0,23 * * *"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(text=LINES, zone=ZONES, start=MOMENTS)
def test_it_is_what_one_sees_who_watches_the_clock(text: str, zone: ZoneInfo, start: datetime) -> None:
    """Over two days around every kind of change, minute by minute."""
    table = recurrence(text)
    assert isinstance(table, Timetable)
    # The watcher must have seen what the clock showed before, else it takes a second showing for the first.
    watched = minute_by_minute(table, start - timedelta(days=1), start + timedelta(days=2), zone)
    expected = [moment for moment in watched if moment > start]
    assert firings(text, start, start + timedelta(days=2), zone) == expected


@given(text=LINES, zone=ZONES, moment=YEARS)
def test_it_is_strictly_after(text: str, zone: ZoneInfo, moment: datetime) -> None:
    """Else the same time would come again for ever."""
    found = next_after(recurrence(text), moment, zone)
    assert found is not None and found > moment


@given(text=LINES, zone=ZONES, moment=MOMENTS, earlier=st.integers(1, 500))
def test_nothing_lies_between_a_moment_and_what_is_next(
    text: str, zone: ZoneInfo, moment: datetime, earlier: int
) -> None:
    """Asked from any moment between the two, the answer is the same."""
    found = next_after(recurrence(text), moment, zone)
    assert found is not None
    between = max(moment, found - timedelta(seconds=earlier))
    assert next_after(recurrence(text), between, zone) == found


@given(text=LINES, zone=ZONES, moment=MOMENTS)
def test_the_answer_is_a_whole_minute_in_utc(text: str, zone: ZoneInfo, moment: datetime) -> None:
    """However odd the moment."""
    found = next_after(recurrence(text), moment + timedelta(seconds=7, microseconds=1), zone)
    assert found is not None and found.tzinfo is UTC and (found.second, found.microsecond) == (0, 0)


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("2026-05-13 09:29:59.999999", "2026-05-13 09:30"),
        ("2026-05-13 09:30", "2026-05-14 09:30"),
        ("2026-05-13 09:30:00.000001", "2026-05-14 09:30"),
    ],
)
def test_the_moment_itself_is_not_after_itself(moment: str, following: str) -> None:
    """To the microsecond."""
    assert after("daily 09:30", moment) == following


def test_the_zone_says_what_time_it_is() -> None:
    """The moment's own zone does not."""
    moment = datetime(2026, 5, 13, 20, 0, tzinfo=ZoneInfo("America/New_York"))
    assert next_after(recurrence("daily 09:30"), moment, BERLIN) == datetime(2026, 5, 14, 7, 30, tzinfo=UTC)


def test_a_local_time_that_does_not_exist_happens_when_the_clocks_have_leapt() -> None:
    """On 29 March 2026 Berlin goes from 02:00 to 03:00."""
    assert after("daily 02:30", "2026-03-28 12:00", "Europe/Berlin") == "2026-03-29 03:00 +0200"


def test_on_the_next_day_it_is_its_own_time_again() -> None:
    """The leap is not carried on."""
    assert after("daily 02:30", "2026-03-29 03:00", "Europe/Berlin") == "2026-03-30 02:30 +0200"


def test_all_times_that_are_leapt_over_happen_once_together() -> None:
    """With the one that stands there anyhow."""
    moments = firings("*/15 2-3 * * *", SPRING, SPRING + timedelta(hours=14), BERLIN)
    assert [f"{moment.astimezone(BERLIN):%H:%M}" for moment in moments] == ["03:00", "03:15", "03:30", "03:45"]


def test_a_local_time_that_exists_twice_happens_the_first_time() -> None:
    """On 25 October 2026 Berlin goes from 03:00 back to 02:00."""
    assert after("daily 02:30", "2026-10-24 12:00", "Europe/Berlin") == "2026-10-25 02:30 +0200"


def test_it_does_not_happen_the_second_time() -> None:
    """One reminder a day."""
    assert after("daily 02:30", "2026-10-25 02:30", "Europe/Berlin") == "2026-10-26 02:30 +0100"


@pytest.mark.parametrize("start", [SPRING, AUTUMN])
def test_a_daily_time_keeps_the_clock_through_a_change(start: datetime) -> None:
    """Half past nine stays half past nine."""
    moments = firings("daily 09:30", start, start + timedelta(days=3), BERLIN)
    assert [f"{moment.astimezone(BERLIN):%H:%M}" for moment in moments] == ["09:30"] * 3


@pytest.mark.parametrize("start", [SPRING, AUTUMN])
def test_an_interval_keeps_its_length_through_a_change(start: datetime) -> None:
    """A day of it has 24 hours."""
    assert next_after(recurrence("1d"), start, BERLIN) == start + timedelta(days=1)


def test_a_whole_day_that_a_zone_left_out_happens_when_the_next_begins() -> None:
    """Samoa had no 30 December 2011."""
    assert after("daily 09:30", "2011-12-29 12:00", "Pacific/Apia") == "2011-12-31 00:00 +1400"


def test_an_interval_counts_from_the_moment() -> None:
    """Seconds included: asked with what was due, it does not drift."""
    moment = datetime(2026, 5, 13, 10, 17, 42, 5, tzinfo=BERLIN)
    assert next_after(recurrence("20m"), moment, BERLIN) == moment + timedelta(minutes=20)


@pytest.mark.parametrize("text", ["1h", "daily 09:30", "* * * * *", "0 0 1 1 *"])
def test_the_end_of_the_calendar_is_the_end(text: str) -> None:
    """There is no year 10000."""
    assert next_after(recurrence(text), datetime(9999, 12, 31, 23, 59, 30, tzinfo=UTC), ZoneInfo("UTC")) is None


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("year", [1, 9999])
def test_no_zone_makes_the_ends_of_the_calendar_a_trap(zone: str, year: int) -> None:
    """An offset leads beyond them."""
    moment = datetime(year, 1, 1, 0, 30, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, 30, tzinfo=UTC)
    found = next_after(recurrence("daily 12:00"), moment, ZoneInfo(zone))
    assert found is None or found > moment


def test_a_moment_without_a_zone_is_refused() -> None:
    """Nobody knows when it is."""
    with pytest.raises(ValueError, match="the moment 2026-05-13 00:00:00 has no time zone"):
        next_after(recurrence("1h"), datetime.fromisoformat("2026-05-13"), BERLIN)


def test_the_rarest_line_of_all_is_found() -> None:
    """29 February at a weekend, over the year 2100, which is no leap year."""
    assert after("0 0 29 2 */6", "2088-03-01 00:00") == "2116-02-29 00:00"
