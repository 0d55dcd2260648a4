"""What may stand behind `every:`, as a line of cron."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.recurrence import Timetable, recurrence
from tests.language.recurrence.following import after, refusal

WEDNESDAY = "2026-05-13 10:00"


def table(line: str) -> Timetable:
    """The line, read."""
    found = recurrence(line)
    assert isinstance(found, Timetable)
    return found


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("* * * * *", "2026-05-13 10:01"),
        ("*/15 * * * *", "2026-05-13 10:15"),
        ("*/15 9-17 * * mon-fri", "2026-05-13 10:15"),
        ("0 * * * *", "2026-05-13 11:00"),
        ("30 9 * * *", "2026-05-14 09:30"),
        ("30 9 * * 1", "2026-05-18 09:30"),
        ("0,30 8,20 * * *", "2026-05-13 20:00"),
        ("10-20/5 10 * * *", "2026-05-13 10:10"),
        ("0 0 1 * *", "2026-06-01 00:00"),
        ("0 0 1 1 *", "2027-01-01 00:00"),
        ("0 0 1 jan,jul *", "2026-07-01 00:00"),
        ("0 0 29 2 *", "2028-02-29 00:00"),
        ("0 12 * 6-8 sun", "2026-06-07 12:00"),
        ("0 0 31 * *", "2026-05-31 00:00"),
        ("59 23 31 12 *", "2026-12-31 23:59"),
        ("05 09 * * *", "2026-05-14 09:05"),
    ],
)
def test_a_line_of_five_fields_means_what_it_means_to_cron(line: str, following: str) -> None:
    """After ten on a Wednesday morning."""
    assert after(line, WEDNESDAY) == following


def test_a_day_that_a_month_lacks_is_left_out() -> None:
    """Cron's way; `monthly 31` is another."""
    assert after("0 0 31 * *", "2026-05-31 00:00") == "2026-07-31 00:00"


@pytest.mark.parametrize("sunday", ["0", "7", "sun", "SUN", "sunday", "0,7", "7-7"])
def test_sunday_is_0_and_7(sunday: str) -> None:
    """And has a name."""
    assert table(f"0 0 * * {sunday}").weekdays == {6}


@pytest.mark.parametrize(
    ("field", "days"),
    [
        ("*", {0, 1, 2, 3, 4, 5, 6}),
        ("0-7", {0, 1, 2, 3, 4, 5, 6}),
        ("1-5", {0, 1, 2, 3, 4}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("5-7", {4, 5, 6}),
        ("sat-sun", {5, 6}),
        ("sun-tue", {6, 0, 1}),
        ("0-2", {6, 0, 1}),
        ("fri-sun,mon", {4, 5, 6, 0}),
        ("*/2", {6, 1, 3, 5}),
        ("*/6", {6, 5}),
        ("1-7/3", {0, 3, 6}),
        ("tue,4", {1, 3}),
    ],
)
def test_weekdays_are_numbers_names_lists_ranges_and_steps(field: str, days: set[int]) -> None:
    """Cron's Sunday is 0, Python's Monday."""
    assert table(f"0 0 * * {field}").weekdays == days


@pytest.mark.parametrize(
    ("field", "months"),
    [
        ("*", set(range(1, 13))),
        ("feb", {2}),
        ("September", {9}),
        ("nov-dec", {11, 12}),
        ("*/4", {1, 5, 9}),
        ("2,mar", {2, 3}),
    ],
)
def test_months_have_names_as_well(field: str, months: set[int]) -> None:
    """In full, or cut to three letters."""
    assert table(f"0 0 1 {field} *").months == months


def test_times_rise_and_come_once() -> None:
    """However the line repeats them."""
    assert table("30,0,30 9,8,8-9 * * *").times == (480, 510, 540, 570)


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("0 0 15 * mon", "2026-05-15 00:00"),
        ("0 0 25 * fri", "2026-05-15 00:00"),
        ("0 0 1,15 * 3", "2026-05-15 00:00"),
        ("0 0 30 2 mon", "2027-02-01 00:00"),
    ],
)
def test_where_day_and_weekday_are_named_one_of_them_is_enough(line: str, following: str) -> None:
    """Cron's own rule, which surprises everybody once."""
    assert after(line, WEDNESDAY) == following


@pytest.mark.parametrize(
    ("line", "following"),
    [("0 0 */2 * mon", "2026-05-25 00:00"), ("0 0 13 * */5", "2026-09-13 00:00"), ("0 0 13 * *", "2026-06-13 00:00")],
)
def test_where_one_of_them_begins_with_a_star_both_must_fit(line: str, following: str) -> None:
    """A step over all days names none."""
    assert after(line, WEDNESDAY) == following


def test_the_29_of_february_at_a_weekend_comes_in_the_end() -> None:
    """A star before the step asks for both: the weekday must be a Saturday or a Sunday."""
    assert after("0 0 29 2 */6", WEDNESDAY) == "2032-02-29 00:00"


@pytest.mark.parametrize(
    "line", ["0 0 30 2 *", "0 0 31 2 *", "0 0 31 4,6,9,11 *", "0 0 31 feb-feb *", "0 0 30,31 2 */2"]
)
def test_a_line_that_never_happens_is_refused(line: str) -> None:
    """There is no such day."""
    assert refusal(line) == f"'{line}' never happens: no such month has such a day; change the day or the month"


@pytest.mark.parametrize("line", ["0 0 29 2 *", "0 0 30 2 sun", "0 0 30 2,3 *", "0 0 29-31 2 *"])
def test_a_line_that_happens_seldom_is_not_refused(line: str) -> None:
    """In leap years, on Sundays, in March."""
    assert after(line, WEDNESDAY)


@pytest.mark.parametrize(
    ("line", "count"),
    [("* * * *", "4 fields"), ("*", "1 field"), ("0 9 1 1", "4 fields"), ("* * * * * * *", "7 fields")],
)
def test_a_line_has_five_fields(line: str, count: str) -> None:
    """Their names are told."""
    titles = "minute, hour, day of the month, month, weekday"
    assert refusal(line) == f"'{line}' has {count}; a cron line has five: {titles}"


def test_a_sixth_field_is_taken_for_the_seconds_of_other_crons() -> None:
    """Which are not to be had."""
    assert "'0 0 9 * * *' has 6 fields; a cron line has five, without seconds: minute, " in refusal("0 0 9 * * *")


FORMS = "a list, a range or a step such as */5"


@pytest.mark.parametrize(
    ("line", "part", "field", "remedy"),
    [
        ("60 * * * *", "60", "minute", "write 0 to 59"),
        ("0 24 * * *", "24", "hour", "write 0 to 23"),
        ("0 0 0 * *", "0", "day of the month", "write 1 to 31"),
        ("0 0 1 13 *", "13", "month", "write 1 to 12 or jan to dec"),
        ("0 0 * * 8", "8", "weekday", "write 0 to 7 or mon to sun"),
        ("0 0 * * mun", "mun", "weekday", "did you mean 'mon'?"),
        ("0 0 1 febuary *", "febuary", "month", "did you mean 'february'?"),
        ("0 0 * mon *", "mon", "month", "write 1 to 12 or jan to dec"),
        ("20-10 * * * *", "20-10", "minute", "it runs backwards; write two ranges, 20-59,0-10"),
        ("0 22-6 * * *", "22-6", "hour", "it runs backwards; write two ranges, 22-23,0-6"),
        ("0 0 * * fri-mon", "fri-mon", "weekday", "it runs backwards; write two ranges, fri-6,0-mon"),
        ("5/10 * * * *", "5/10", "minute", "a step needs a range; write 5-59/10"),
        ("*/0 * * * *", "*/0", "minute", "the step goes from 1 to 59 here"),
        ("*/90 * * * *", "*/90", "minute", "the step goes from 1 to 59 here"),
        ("0 0 L * *", "l", "day of the month", "write 1 to 31"),
        ("0 0 ? * 1", "?", "day of the month", f"write *, 1 to 31, {FORMS}"),
        ("0 0 * * 5#3", "5#3", "weekday", f"write *, 0 to 7 or mon to sun, {FORMS}"),
        ("1,,2 * * * *", "", "minute", f"write *, 0 to 59, {FORMS}"),
        ("1-2-3 * * * *", "1-2-3", "minute", f"write *, 0 to 59, {FORMS}"),
        ("-1 * * * *", "-1", "minute", f"write *, 0 to 59, {FORMS}"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused(line: str, part: str, field: str, remedy: str) -> None:
    """What is wrong is quoted under the field's name, and what would be right is said."""
    assert refusal(line) == f"'{part}' is no {field} in the cron line '{line}'; {remedy}"


@pytest.mark.parametrize("line", ["20-59,0-10 * * * *", "0 22-23,0-6 * * *", "0 0 * * fri-6,0-mon", "5-59/10 * * * *"])
def test_what_is_proposed_is_understood(line: str) -> None:
    """Nobody is sent from one error to the next."""
    assert table(line).times


@given(minute=st.integers(0, 59), hour=st.integers(0, 23), day=st.integers(1, 28), month=st.integers(1, 12))
def test_plain_numbers_mean_themselves(minute: int, hour: int, day: int, month: int) -> None:
    """In their order."""
    expected = (
        f"{2027 if (month, day, hour, minute) <= (5, 13, 10, 0) else 2026}-{month:02}-{day:02} {hour:02}:{minute:02}"
    )
    assert after(f"{minute} {hour} {day} {month} *", WEDNESDAY) == expected
