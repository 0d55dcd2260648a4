"""`pick: calendar`: a month at a time, and only days that can be chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.language.widgets.drawing import (
    all_values,
    drawn,
    labels,
    values,
    view_of,
)

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def heading(view: Any = None, locale: str = "en", **settings: Any) -> list[str]:
    """The labels of the first row."""
    return labels(drawn("calendar", view, locale, **settings))[0]


def week(locale: str = "en", **settings: Any) -> list[str]:
    """The names of the weekdays, as they stand."""
    return labels(drawn("calendar", locale=locale, **settings))[1]


def test_a_month_is_drawn_in_weeks() -> None:
    """With its name, the weekdays, and dots where other months' days would stand."""
    assert labels(drawn("calendar", locale="en_GB")) == [
        ["‹", "May 2026", "›"],
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
        ["·", "·", "·", "·", "1", "2", "3"],
        ["4", "5", "6", "7", "8", "9", "10"],
        ["11", "12", "13", "14", "15", "16", "17"],
        ["18", "19", "20", "21", "22", "23", "24"],
        ["25", "26", "27", "28", "29", "30", "31"],
    ]


def test_a_day_s_value_is_the_date() -> None:
    """A date, and no moment."""
    assert values(drawn("calendar"))[0] == date(2026, 5, 1)


def test_every_day_of_the_month_is_there_once() -> None:
    """February of a leap year has 29."""
    assert values(drawn("calendar", "2028-02")) == [date(2028, 2, day) for day in range(1, 30)]


@pytest.mark.parametrize(
    ("locale", "name"),
    [("en", "May 2026"), ("es", "mayo de 2026"), ("de", "Mai 2026"), ("ru", "май 2026 г."), ("ar", "مايو 2026"),
     ("zh", "2026年5月"), ("xx", "May 2026")],
)  # fmt: skip
def test_the_month_is_named_in_the_user_s_locale(locale: str, name: str) -> None:
    """As it stands alone; a locale that nobody knows gets English."""
    assert heading(locale=locale)[1] == name


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("de", ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]),
        ("ru", ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]),
        ("fr", ["lu", "ma", "me", "je", "ve", "sa", "di"]),
        ("pt_PT", ["dom", "seg", "ter", "qua", "qui", "sex", "sáb"]),
    ],
)
def test_weekdays_are_named_in_the_user_s_locale(locale: str, names: list[str]) -> None:
    """In their short forms, without points."""
    assert week(locale) == names


@pytest.mark.parametrize(
    ("locale", "first"),
    [("en", "Su"), ("en_US", "Su"), ("en_GB", "Mo"), ("en-gb", "Mo"), ("de", "Mo"), ("es", "LU"), ("ru", "пн"),
     ("ar", "سبت"), ("pt", "dom"), ("zz", "Su"), ("", "Su")],
)  # fmt: skip
def test_the_week_starts_as_in_the_user_s_country(locale: str, first: str) -> None:
    """A language without a country is that of most who speak it."""
    assert week(locale)[0] == first


@pytest.mark.parametrize("locale", ["en", "ar", "de"])
@pytest.mark.parametrize(("start", "at"), [("mon", 0), ("sat", 5), ("sunday", 6), ("Wed", 2)])
def test_the_author_may_say_where_the_week_starts(locale: str, start: str, at: int) -> None:
    """Then every locale follows; the names turn with it."""
    turned = week(locale, week_start="mon")
    assert week(locale, week_start=start) == turned[at:] + turned[:at]


@pytest.mark.parametrize("start", WEEKDAYS)
@pytest.mark.parametrize("view", ["2026-02", "2026-05", "2027-08"])
def test_a_day_stands_under_its_weekday(start: str, view: str) -> None:
    """Wherever the week starts."""
    rows = drawn("calendar", view, week_start=start).rows[2:]
    places = {
        (cell.value.weekday() - WEEKDAYS.index(start)) % 7 - at
        for row in rows
        for at, cell in enumerate(row)
        if cell.value
    }
    assert places == {0}


@pytest.mark.parametrize(
    ("settings", "month"),
    [
        ({}, "May 2026"),
        ({"min": "2026-07-20"}, "July 2026"),
        ({"min": "2025-01-01"}, "May 2026"),
        ({"max": "2026-03-03"}, "March 2026"),
        ({"min": "2027-01-01", "max": "2027-02-01"}, "January 2027"),
        ({"min": "2026-05-14", "disabled": [f"2026-05-{day}" for day in range(14, 32)]}, "June 2026"),
        ({"max": "2026-05-31", "disabled": [f"2026-05-{day:02}" for day in range(1, 32)]}, "April 2026"),
    ],
)
def test_the_first_view_is_the_month_of_today_or_the_nearest_with_a_day(settings: Any, month: str) -> None:
    """Nobody has to leaf through what cannot be chosen."""
    assert month in heading(**settings)


def test_the_first_view_knows_what_day_it_is_from_the_reading() -> None:
    """It needs no clock."""
    assert labels(drawn("calendar", now=datetime(2031, 1, 31, 23, tzinfo=UTC)))[0][1] == "January 2031"


def test_both_limits_can_be_chosen() -> None:
    """They are part of the range."""
    assert values(drawn("calendar", min="2026-05-13", max="2026-05-15")) == [date(2026, 5, day) for day in (13, 14, 15)]


@pytest.mark.parametrize(
    "least", [date(2026, 5, 30), "2026-05-30", " 2026-05-30 ", datetime(2026, 5, 30, 23, 59, tzinfo=UTC)]
)
def test_a_limit_is_a_date_a_moment_or_a_text_in_iso_form(least: Any) -> None:
    """However it was computed."""
    assert values(drawn("calendar", min=least, max="2026-05-31")) == [date(2026, 5, 30), date(2026, 5, 31)]


def test_days_beyond_the_limits_are_dots() -> None:
    """And weeks that hold nothing else are not shown."""
    assert labels(drawn("calendar", locale="de", min="2026-05-13", max="2026-05-19"))[2:] == [
        ["·", "·", "13", "14", "15", "16", "17"],
        ["18", "19", "·", "·", "·", "·", "·"],
    ]


@pytest.mark.parametrize(
    "disabled",
    [["sat", "sun"], ["Saturday", "sunday"], "weekends", ["weekends"], ["sat", "weekends"], ("sun", "sat")],
)
def test_weekdays_can_be_disabled(disabled: Any) -> None:
    """By their names, or all of the weekend."""
    assert {day.weekday() for day in values(drawn("calendar", disabled=disabled))} == set(range(5))


@pytest.mark.parametrize(
    "disabled",
    ["2026-05-14", date(2026, 5, 14), ["2026-05-14"], [date(2026, 5, 14)], [datetime(2026, 5, 14, 9, tzinfo=UTC)]],
)
def test_single_days_can_be_disabled(disabled: Any) -> None:
    """Holidays, and what is booked already."""
    assert date(2026, 5, 14) not in values(drawn("calendar", disabled=disabled))


def test_weekdays_and_days_can_be_disabled_together() -> None:
    """In one list."""
    assert all_values("calendar", min="2026-05-14", max="2026-05-19", disabled=["weekends", "2026-05-18"]) == {
        date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 19)
    }  # fmt: skip


def test_a_condition_can_disable_days() -> None:
    """It is asked for each day."""
    assert all(day.day % 2 for day in values(drawn("calendar", disabled=lambda day: day.day % 2 == 0)))


def test_an_empty_list_disables_nothing() -> None:
    """Nothing is booked yet."""
    assert len(values(drawn("calendar", disabled=[]))) == 31


def test_the_arrows_lead_to_the_months_beside() -> None:
    """Over the end of the year, too."""
    drawing = drawn("calendar", "2026-12")
    assert (view_of(drawing, "‹"), view_of(drawing, "›")) == ("2026-11", "2027-01")


@pytest.mark.parametrize(
    ("settings", "row"),
    [
        ({"min": "2026-05-02"}, ["May 2026", "›"]),
        ({"max": "2026-05-30"}, ["‹", "May 2026"]),
        ({"min": "2026-05-01", "max": "2026-05-31"}, ["May 2026"]),
        ({"min": "2026-04-30", "max": "2026-06-01"}, ["‹", "May 2026", "›"]),
        ({"min": "2026-04-25", "max": "2026-06-01", "disabled": ["mon"]}, ["‹", "May 2026"]),
        ({"min": "2026-05-05", "disabled": lambda day: day > date(2026, 5, 31)}, ["May 2026"]),
    ],
)
def test_an_arrow_stands_only_where_a_day_beyond_can_be_chosen(settings: Any, row: list[str]) -> None:
    """It would lead to nothing."""
    assert heading(**settings) == row


def test_an_arrow_leaps_over_months_without_a_day() -> None:
    """To the next one that has some."""
    disabled = [date(2026, 6, 1) + timedelta(days=count) for count in range(61)]
    drawing = drawn("calendar", disabled=disabled)
    assert view_of(drawing, "›") == "2026-08"


@pytest.mark.parametrize("view", ["2025-01", "2030-01", "nonsense", "2026-13", 5, "", "2026-05-01", "0000-01"])
def test_a_view_without_a_day_is_the_first_view(view: Any) -> None:
    """The limits may have moved since it was drawn."""
    settings: dict[str, Any] = {"min": "2026-05-10", "max": "2026-07-10"}
    assert drawn("calendar", view, **settings) == drawn("calendar", **settings)


def test_where_nothing_can_be_chosen_the_drawing_is_empty() -> None:
    """All days between the limits are booked."""
    assert drawn("calendar", min="2026-05-13", max="2026-05-14", disabled=["2026-05-13", "2026-05-14"]).empty


@pytest.mark.parametrize(("view", "row"), [("0001-01", ["January 1", "›"]), ("9999-12", ["‹", "December 9999"])])
def test_the_calendar_s_ends_are_no_trap(view: str, row: list[str]) -> None:
    """There is no month before the first, and none after the last."""
    assert heading(view) == row
