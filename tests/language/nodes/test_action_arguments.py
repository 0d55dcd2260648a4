"""The arguments of an action: constants of a wrong type are refused at load (DG242)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import signature
from dragoman.language.compiler import Surroundings
from dragoman.language.nodes.action import Action
from tests.language.compiling.marked import compiled, told, unmarked, whole

UNSET: Any = None


async def order(
    *,
    quantity: int = UNSET,
    name: str = UNSET,
    price: Decimal = UNSET,
    paid: bool = UNSET,
    day: date | None = UNSET,
    due: date = UNSET,
    wait: timedelta = UNSET,
    size: Literal["small", "large"] = UNSET,
    tags: list[str] = UNSET,
    limits: dict[str, int] = UNSET,
    anything: Any = UNSET,
    deep: list[list[int]] | None = UNSET,
) -> None:
    """An action."""


AROUND = Surroundings({"order": signature(order)})


def problems(arguments: str) -> list[Diagnostic]:
    """What is wrong with these arguments; each stands exactly at its mark."""
    clean, spans = unmarked(whole(f"q: {{prompt: Q?}}\na:\n  action: order\n  with: {arguments}"))
    _, found = compiled(clean, around=AROUND)
    assert [problem.span for problem in found] == spans, found
    return found


def test_a_constant_of_a_wrong_type_is_quoted_with_what_fits() -> None:
    """At the value."""
    (problem,) = problems("{quantity: «many»}")
    message = "'many' does not fit the parameter 'quantity' of the action 'order': it takes a whole number"
    assert told(problem) == ("DG242", message, None)


@pytest.mark.parametrize(
    "arguments",
    [
        "{quantity: 3, name: Ada, price: 1.50, paid: true}", "{quantity: 3.0, price: 2}", "{day: null}",
        "{size: large}", "{tags: []}", "{tags: [a, b]}", "{limits: {a: 1}}", "{anything: {a: [1]}}",
        "{deep: [[1], [2, 3]]}", "{deep: null}",
    ],
)  # fmt: skip
def test_constants_of_the_right_types_are_taken(arguments: str) -> None:
    """And everything where no type is known."""
    assert problems(arguments) == []


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ("{quantity: «1.5»}", "a whole number"),
        ("{quantity: «null»}", "a whole number"),
        ("{quantity: «true»}", "a whole number"),
        ("{price: «free»}", "a number"),
        ("{paid: «yes»}", "true or false"),
        ("{paid: «1»}", "true or false"),
        ("{size: «medium»}", "one of: small, large"),
        ("{tags: «a»}", "a list, each item a text"),
        ("{tags: [a, «1»]}", "a text"),
        ("{limits: {a: 1, b: «x»}}", "a whole number"),
        ("{limits: «[a]»}", "a record"),
        ("{quantity: «[1]»}", "a whole number"),
        ("{quantity: «{a: 1}»}", "a whole number"),
        ("{deep: «[[x]]»}", "a list, each item a list, each item a whole number or nothing"),
    ],
)
def test_each_constant_that_does_not_fit_is_refused(arguments: str, wanted: str) -> None:
    """As deep inside a list or record as can be told."""
    (problem,) = problems(arguments)
    assert problem.message.endswith(f"it takes {wanted}")


@pytest.mark.parametrize(
    ("arguments", "help_"),
    [
        ("{name: «12»}", 'in quotes it is a text: "12"'),
        ("{due: «2026-03-02»}", "write \"{{ to_date('2026-03-02') }}\""),
        ("{due: «soon»}", None),
        ("{wait: «2d»}", 'write it computed, such as "{{ days(2) }}"'),
    ],
)
def test_what_would_be_right_is_told(arguments: str, help_: str | None) -> None:
    """Where there is something to write."""
    (problem,) = problems(arguments)
    assert problem.help == help_


@pytest.mark.parametrize(
    "arguments",
    [
        '{quantity: "{{ answer.value }}"}',
        '{tags: "{{ answer.value }}"}',
        '{tags: ["{{ q }}", b]}',
        '{deep: [["{{ q }}"]]}',
        '{due: "{{ today }}"}',
    ],
)
def test_what_is_computed_is_not_judged_at_load(arguments: str) -> None:
    """Its type is known when somebody talks to the bot."""
    assert problems(arguments) == []


def test_constants_beside_computed_ones_are_judged() -> None:
    """Each item by itself."""
    assert len(problems('{tags: ["{{ q }}", «1», «2»]}')) == 2


def test_every_wrong_argument_is_told_at_once() -> None:
    """Name, type and what is missing."""

    async def act(a: int, b: str, c: str) -> None: ...

    clean, spans = unmarked(whole("a:\n  action: «order»\n  with: {a: «x», «d»: 1, b: «2»}"))
    _, found = compiled(clean, around=Surroundings({"order": signature(act)}))
    assert [problem.span for problem in found] == spans
    assert [problem.code for problem in found] == ["DG214", "DG242", "DG214", "DG242"]


def test_tries_are_taken_from_the_file() -> None:
    """None, and a second between them, where it says nothing."""
    for keys, times, wait in (("", 0, 1.0), ("retry: {times: 3}", 3, 1.0), ("retry: {times: 2, wait: 1m}", 2, 60.0)):
        flow, found = compiled(unmarked(whole(f"a:\n  action: order\n  {keys}"))[0], around=AROUND)
        assert found == []
        assert flow is not None
        action = flow.nodes["a"].lead
        assert isinstance(action, Action)
        assert (action.retry.times, action.retry.wait) == (times, wait)
