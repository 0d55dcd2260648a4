"""Changes of a kept value that are said as what they do: what is recognised as one, and what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.graph.targets import Assignment, Operation
from dragoman.language.expressions import Scope
from tests.language.compiling.marked import AROUND, compiled

KEPT = {"profile": frozenset({"count", "other", "tags"}), "shared": frozenset({"answers", "count"})}
NAMES = {"n": 3, "x": "red", "profile": {"count": 7, "other": 5}, "shared": {"answers": []}}


def line_of(name: str, value: str) -> Assignment:
    """The one assignment `name: value` of a sound flow that knows the variables `n` and `x`."""
    nodes = f'  a: {{set: {{n: 1, x: red}}}}\n  b:\n    set:\n      {name}: "{value}"\n'
    flow, problems = compiled(f"flow: talk\nnodes:\n{nodes}", around=replace(AROUND, kept=KEPT))
    assert problems == []
    assert flow is not None
    (line,) = flow.nodes["b"].set
    return line


def said(operation: Operation) -> tuple[Any, ...]:
    """Kind, value and fields, computed."""
    scope = Scope(NAMES)
    value = operation.value.evaluate(scope) if operation.value else None
    fields = {name: one.evaluate(scope) for name, one in operation.fields.items()}
    return (operation.kind, value, fields) if fields else (operation.kind, value)


@pytest.mark.parametrize(
    ("name", "value", "steps"),
    [
        ("profile.count", "{{ profile.count + 1 }}", [("increase", 1)]),
        ("profile.count", "{{ 1 + profile.count }}", [("increase", 1)]),
        ("profile.count", "{{ profile['count'] + n }}", [("increase", 3)]),
        ("profile.count", "{{ profile.count - 1 }}", [("increase", -1)]),
        ("profile.count", "{{ profile.count - (n + 1) }}", [("increase", -4)]),
        ("profile.count", "{{ profile.count + n * 2 }}", [("increase", 6)]),
        ("profile.count", "{{ profile.count + 1 - n }}", [("increase", 1), ("increase", -3)]),
        ("profile.count", "{{ profile.count + profile.other }}", [("increase", 5)]),
        ("profile.count", "{{ (profile.count | default(0)) + 1 }}", [("default", 0), ("increase", 1)]),
        ("shared.answers", "{{ shared.answers | add(x) }}", [("add", "red")]),
        ("shared.answers", "{{ shared.answers | add(item=x) }}", [("add", "red")]),
        ("shared.answers", "{{ shared.answers | default([]) | add(x) }}", [("default", []), ("add", "red")]),
        ("shared.answers", "{{ shared.answers | put('id', id=n, name=x) }}", [("put", "id", {"id": 3, "name": "red"})]),
        ("shared.answers", "{{ shared.answers | without(id=n) }}", [("without", [], {"id": 3})]),
        ("profile.tags", "{{ profile.tags | without(x, 'blue') }}", [("without", ["red", "blue"])]),
        (
            "shared.answers",
            "{{ shared.answers | without(id=n) | add(x) }}",
            [("without", [], {"id": 3}), ("add", "red")],
        ),
    ],
)
def test_a_change_of_the_assigned_field_is_an_operation(name: str, value: str, steps: list[Any]) -> None:
    """Alone or in a chain; what is added may be any expression."""
    assert [said(operation) for operation in line_of(name, value).operations] == steps


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profile.count", "{{ profile.other + 1 }}"),
        ("profile.count", "{{ shared.count + 1 }}"),
        ("profile.count", "{{ profile.count * 2 }}"),
        ("profile.count", "{{ 10 - profile.count }}"),
        ("profile.count", "{{ n }}"),
        ("profile.count", "{{ profile.count }}"),
        ("profile.count", "{{ profile.count.deep + 1 }}"),
        ("profile.count", "{{ profile.count[0] + 1 }}"),
        ("profile.count", "{{ profile.count + 1 if n else profile.count }}"),
        ("profile.count", "{{ -profile.count }}"),
        ("profile.count", "{{ profile.count | default(0, true) }}"),
        ("profile.tags", "{{ profile.tags | sort }}"),
        ("profile.tags", "{{ profile.tags | sort | add(x) }}"),
        ("shared.answers", "{{ profile.tags | add(x) }}"),
        ("profile.count", "{{ profile.count + 1 }} times"),
        ("n", "{{ n + 1 }}"),
        ("n", "{{ profile.count + 1 }}"),
    ],
)
def test_anything_else_takes_the_former_value_s_place(name: str, value: str) -> None:
    """A variable of the flow is one user's alone and needs no operations."""
    assert line_of(name, value).operations == ()


def test_a_constant_is_a_plain_assignment() -> None:
    """`profile.count: 0` sets it back."""
    nodes = "  a: {set: {profile.count: 0}}\n"
    flow, problems = compiled(f"flow: talk\nnodes:\n{nodes}", around=replace(AROUND, kept=KEPT))
    assert (problems, flow and flow.nodes["a"].set[0].operations) == ([], ())


def test_the_parts_of_an_operation_have_the_line_s_place() -> None:
    """A fault inside one names the line of the flow."""
    line = line_of("profile.count", "{{ profile.count + n }}")
    assert line.operations[0].value is not None
    assert getattr(line.operations[0].value, "place", None) == getattr(line.value, "place", None)
