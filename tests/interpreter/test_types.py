"""Declared types while a conversation runs: what is saved is of its variable's type, or is not saved."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dragoman.graph.flow import Flows
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk


def declared(kind: str, nodes: str) -> Flows:
    """A bot of these nodes, in whose flow `x` has this type."""
    return nodes_of(nodes, head=f"variables: {{x: {kind}}}")


@pytest.mark.parametrize(
    ("kind", "result", "kept"),
    [
        ("integer", 5, 5),
        ("integer", Decimal("5.00"), 5),
        ("number", 5, 5),
        ("decimal", 5, Decimal(5)),
        ("date", "2026-12-31", date(2026, 12, 31)),
        ("duration", "20m", timedelta(minutes=20)),
        ("any", "anything", "anything"),
    ],
)
def test_an_action_s_value_is_kept_as_one_of_the_type(kind: str, result: Any, kept: Any) -> None:
    """What JSON has no type for is read."""
    talk = Talk(declared(kind, "a: {action: any_action, save: x}\nb: {prompt: B?}"), results={"any_action": result})
    talk.text("/talk")
    assert (talk.data["x"], type(talk.data["x"])) == (kept, type(kept))


@pytest.mark.parametrize(
    ("kind", "result", "said"),
    [
        ("integer", "5", "'x' is declared as integer; '5' is none"),
        ("integer", Decimal("1.5"), "'x' is declared as integer; '1.5' is none"),
        ("text", 5, "'x' is declared as text; '5' is none"),
        ("boolean", "yes", "'x' is declared as boolean; 'yes' is none"),
        ("list", {"a": 1}, "'x' is declared as list; a record is none"),
        ("record", [1], "'x' is declared as record; a list is none"),
        ("text", ["x"] * 100, "'x' is declared as text; a list is none"),
        ("date", "x" * 100, f"'x' is declared as date; '{'x' * 60}...' is none"),
    ],
)
def test_a_value_of_another_type_is_a_fault(kind: str, result: Any, said: str) -> None:
    """It names the variable, the type and the value, and the node where it was saved."""
    nodes = "q: {prompt: Q?}\na: {action: any_action, save: x}\nb: {prompt: B?}"
    talk = Talk(declared(kind, nodes), results={"any_action": result}).text("/talk").text("go")
    (report,) = talk.reports
    assert (report.reason, report.message, report.line) == ("template", said, 8)
    assert (talk.node, talk.said[-1]) == ("q", "Q?")


def test_set_is_judged_at_its_own_line() -> None:
    """The first of several that does not fit."""
    nodes = "q: {prompt: Q?}\na:\n  set:\n    y: 1\n    x: '{{ q }}'\nb: {prompt: B?}"
    talk = Talk(declared("integer", nodes)).text("/talk").text("five")
    assert [(report.message, report.line) for report in talk.reports] == [
        ("'x' is declared as integer; 'five' is none", 11)
    ]


def test_a_variable_may_always_be_emptied() -> None:
    """None fits every type."""
    talk = Talk(declared("{type: integer, initial: 5}", "a: {set: {x: '{{ none }}'}}\nb: {prompt: 'B?{{ x }}'}"))
    assert talk.text("/talk").said == ["B?"]


def test_what_is_not_declared_takes_everything() -> None:
    """As ever."""
    nodes = "a: {prompt: A?, input: integer}\nb: {set: {a: '{{ user.first_name }}'}}\nc: {prompt: '{{ a }}'}"
    assert Talk(nodes_of(nodes)).text("/talk").text("5").said == ["Ada"]


def test_an_input_from_outside_is_of_its_type_or_starts_nothing() -> None:
    """The user hears the error handler; the operator is told the input and where it is declared."""
    talk = Talk(nodes_of("a: {prompt: A?}", head="inputs: {x: integer}")).begin("talk", x="five")
    (report,) = talk.reports
    assert (report.message, report.line, talk.stack) == ("'x' is declared as integer; 'five' is none", 5, [])


def test_an_input_from_outside_is_read_where_json_has_no_type() -> None:
    """A date in ISO form."""
    talk = Talk(nodes_of("a: {prompt: A?}", head="inputs: {x: date}")).begin("talk", x="2026-12-31")
    assert talk.data == {"x": date(2026, 12, 31)}


def test_nobody_outside_fills_a_variable() -> None:
    """Only inputs are given."""
    nodes = nodes_of("a: {prompt: A?}", head="inputs: {x: any}\nvariables: {y: {type: integer, initial: 1}}")
    assert Talk(nodes).begin("talk", x=1, y=2, z=3).data == {"x": 1, "y": 1}


def test_a_command_s_word_is_read_by_the_input_s_type() -> None:
    """What a person types is text; one that does not fit is not given."""
    optional = "{type: integer, required: false}"
    flows = nodes_of("a: {prompt: A?}", head=f"inputs: {{x: {optional}, y: date}}")
    assert Talk(flows).text("/talk 5 2026-12-31").data == {"x": 5, "y": date(2026, 12, 31)}
    assert Talk(flows).text("/talk five 2026-12-31").data == {"y": date(2026, 12, 31)}


def test_a_called_flow_s_input_is_judged() -> None:
    """Where the caller computes it wrongly, the caller's conversation stays where it was."""
    called = "flow: inner\ninputs: {x: integer}\nnodes:\n  i: {prompt: I?}\n"
    nodes = "  a: {prompt: A?}\n  b: {call: inner, with: {x: '{{ a }}'}}\n"
    talk = Talk(flows_of(called, f"flow: talk\ntriggers: [command: talk]\nnodes:\n{nodes}")).text("/talk").text("five")
    assert [report.message for report in talk.reports] == ["'x' is declared as integer; 'five' is none"]
    assert (talk.stack, talk.node) == (["talk"], "a")


def test_an_input_keeps_its_type_over_restart() -> None:
    """/restart gives what was given."""
    talk = Talk(nodes_of("a: {prompt: A?}", head="inputs: {x: date}")).begin("talk", x="2026-12-31").text("/restart")
    assert talk.data == {"x": date(2026, 12, 31)}
