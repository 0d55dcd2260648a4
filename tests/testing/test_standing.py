"""Where a conversation stands, compared with what was expected."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dragoman.source.tree import Plain
from dragoman.testing.standing import Found, judge

FOUND = Found(
    flow="order",
    node="address",
    data={"product": "Apple", "quantity": 3, "day": date(2026, 3, 4)},
    outcome="completed",
    profile={"city": "Oslo"},
    shared={"answers": [1, 2]},
    stack=("registration", "order"),
    timers=(
        {"kind": "remind", "at": datetime(2026, 3, 2, 12, 10, tzinfo=UTC), "node": "address"},
        {"kind": "timeout", "at": datetime(2026, 3, 2, 12, 30, tzinfo=UTC), "node": "address"},
    ),
)

FITTING: list[dict[str, Plain]] = [
    {"flow": "order", "node": "address", "outcome": "completed"},
    {"data": {"product": "Apple"}},
    {"data": {"quantity": 3, "address": None, "day": "2026-03-04"}},
    {"profile": {"city": "Oslo", "street": None}},
    {"shared": {"answers": [1, 2]}},
    {"stack": ["registration", "order"]},
    {"stack": 2},
    {"timers": 2},
    {"timers": ["remind", "timeout"]},
    {"timers": ["timeout", "remind"]},
    {"timers": [{"kind": "remind", "at": "2026-03-02T12:10:00"}, {"node": "address"}]},
    {},
]

OTHERS: list[dict[str, Plain]] = [
    {"flow": "registration"},
    {"flow": None},
    {"node": "quantity"},
    {"data": {"product": "Banana"}},
    {"data": {"quantity": None}},
    {"data": {"product": "Apple", "quantity": 4}},
    {"outcome": None},
    {"profile": {"city": None}},
    {"shared": {"answers": [1]}},
    {"stack": ["order", "registration"]},
    {"stack": []},
    {"timers": 0},
    {"timers": []},
    {"timers": ["timeout"]},
    {"timers": [{"kind": "remind", "at": "2026-03-02T12:11:00"}, {}]},
    {"node": "address", "outcome": "cancelled"},
]


def agrees(wanted: dict[str, Plain], found: Found = FOUND) -> bool:
    """Whether all of it does."""
    return all(pair.agrees for pair in judge(wanted, found, "UTC"))


@pytest.mark.parametrize("wanted", FITTING, ids=str)
def test_what_is_named_is_compared(wanted: dict[str, Plain]) -> None:
    """And nothing else; null fits what is unset."""
    assert agrees(wanted)


@pytest.mark.parametrize("wanted", OTHERS, ids=str)
def test_one_difference_is_enough(wanted: dict[str, Plain]) -> None:
    """In any of the things that can be named."""
    assert not agrees(wanted)


def test_what_was_scheduled_is_named_by_its_name_or_its_kind() -> None:
    """As it was given in `as`."""
    found = Found(timers=({"kind": "job", "name": "tip", "flow": "tips"}, {"kind": "timeout", "node": "a"}))
    assert agrees({"timers": ["tip", "timeout"]}, found)
    assert agrees({"timers": ["job", "timeout"]}, found)
    assert not agrees({"timers": ["tips", "timeout"]}, found)


def test_nothing_has_happened_yet() -> None:
    """No flow, no outcome, no timers."""
    assert agrees({"flow": None, "node": None, "outcome": None, "stack": [], "timers": []}, Found())


SHOWN: list[tuple[dict[str, Plain], dict[str, Any], tuple[str, str]]] = [
    ({"data": {"a": 3}}, {"a": "3"}, ("data.a: 3", 'data.a: "3"')),
    ({"data": {"a": "3"}}, {"a": 3}, ('data.a: "3"', "data.a: 3")),
    ({"data": {"a": None}}, {"a": "x"}, ("data.a: null", "data.a: x")),
    ({"data": {"a": "x"}}, {}, ("data.a: x", "data.a: null")),
    ({"data": {"a": [1, "b"]}}, {"a": {"c": True}}, ("data.a: [1, b]", "data.a: {c: true}")),
]


@pytest.mark.parametrize(("wanted", "data", "shown"), SHOWN, ids=str)
def test_values_are_shown_so_that_the_difference_is_seen(
    wanted: dict[str, Plain], data: dict[str, Any], shown: tuple[str, str]
) -> None:
    """A text that looks like a number stands in quotes."""
    (pair,) = judge(wanted, Found(data=data), "UTC")
    assert (pair.expected, pair.said) == shown
