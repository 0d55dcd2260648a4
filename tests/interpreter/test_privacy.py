"""Private values: in no report, whatever goes wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.graph.flow import Flows
from dragoman.interpreter.privacy import MASK, private_names, shown
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.keeping import KeptTalk, kept_flows
from tests.interpreter.talking import Failure, Talk

HEAD = "variables: {pin: {type: any, private: true}}"
PIN = "Sesame-4711"


def reported(nodes: str, head: str = HEAD, answer: str = PIN, **results: Any) -> list[str]:
    """What the operator is told after this answer to the first question."""
    talk = Talk(nodes_of(nodes, head=head), results=results).text("/talk").text(answer)
    return [report.message for report in talk.reports]


def test_a_message_without_values_stays_as_it_is() -> None:
    """Names of variables and filters, and signs, are no values."""
    nodes = "pin: {prompt: Pin?}\na: {say: '{{ pin + 1 }}'}"
    assert reported(nodes) == ["'+' does not join a text and a number; '~' joins texts"]
    nodes = "pin: {prompt: Pin?}\na: {say: '{{ pin | sum }}'}"
    assert reported(nodes) == ["the filter 'sum' works on a list, not on a text"]


@pytest.mark.parametrize("expression", ["pin", "pin | upper", "pin | lower", "pin ~ 'x'", "pin | replace('e', 'i')"])
def test_a_message_that_quotes_a_private_value_is_masked(expression: str) -> None:
    """Also one that was changed on the way."""
    nodes = f"pin: {{prompt: Pin?}}\na: {{say: '{{{{ to_date({expression.replace(chr(39), chr(39) * 2)}) }}}}'}}"
    assert reported(nodes) == [f"{MASK} is no date for 'to_date'; write it as {MASK}-{MASK}-{MASK}"]


def test_numbers_are_masked_too() -> None:
    """They are quoted without quotes."""
    nodes = "pin: {prompt: Pin?, input: integer}\na: {say: '{{ pin / (pin - pin) }}'}"
    assert reported(nodes, answer="4711") == [f"division by zero: {MASK} / {MASK}"]


def test_a_value_that_is_refused_for_its_type_is_not_quoted() -> None:
    """The variable and the type are."""
    head = "variables: {pin: {type: integer, private: true}}"
    nodes = "word: {prompt: Word?}\na: {set: {pin: '{{ word }}'}}"
    assert reported(nodes, head=head) == ["'pin' is declared as integer; this value is none"]


def test_of_a_failing_action_only_the_kind_of_error_is_told() -> None:
    """Its text may quote its arguments in any form."""
    nodes = "pin: {prompt: Pin?}\na: {action: any_action, with: {x: '{{ pin }}'}}"
    assert reported(nodes, any_action=Failure("ValueError: bad pin emases")) == ["ValueError"]


def test_an_action_is_told_that_its_arguments_are_private() -> None:
    """So that its own log line does not show them."""
    nodes = "pin: {prompt: Pin?}\na: {action: any_action, with: {x: '{{ pin }}'}}"
    private = Talk(nodes_of(nodes, head=HEAD), results={}).text("/talk").text(PIN)
    plain = Talk(nodes_of(nodes), results={}).text("/talk").text(PIN)
    assert [private.calls[0].private, plain.calls[0].private] == [True, False]


def test_without_private_values_the_operator_reads_everything() -> None:
    """The measure that the others are held against."""
    nodes = "pin: {prompt: Pin?}\na: {say: '{{ to_date(pin) }}'}"
    assert reported(nodes, head="") == [f"'{PIN}' is no date for 'to_date'; write it as 2026-01-31"]
    nodes = "pin: {prompt: Pin?}\na: {action: any_action}"
    assert reported(nodes, head="", any_action=Failure("ValueError: bad")) == ["ValueError: bad"]


def test_a_limit_keeps_its_numbers() -> None:
    """They say nothing of the values."""
    nodes = "pin: {prompt: Pin?}\na: {set: {pin: '{{ pin ~ pin }}'}, next: a}"
    assert "65536 characters" in reported(nodes, answer="x" * 4000)[0]


def test_the_answer_to_a_secret_question_is_private() -> None:
    """Before it is saved as well."""
    nodes = "code:\n  prompt: Code?\n  secret: true\n  validate: {that: 'to_date(value) > today'}"
    assert reported(nodes, head="") == [f"{MASK} is no date for 'to_date'; write it as {MASK}-{MASK}-{MASK}"]


def test_what_is_private_below_is_private_above() -> None:
    """A flow that is called gets values of its caller."""
    inner = "flow: inner\ninputs: {x: any}\nnodes:\n  i: {say: '{{ to_date(x) }}'}\n"
    outer = f"""
flow: talk
triggers: [command: talk]
{HEAD}
nodes:
  pin: {{prompt: Pin?}}
  more: {{call: inner, with: {{x: "{{{{ pin }}}}"}}}}
"""
    talk = Talk(flows_of(inner, outer)).text("/talk").text(PIN)
    assert PIN not in talk.reports[0].message


def test_the_outputs_of_a_flow_with_private_values_are_private() -> None:
    """Under the name that the caller gives them."""
    inner = "flow: inner\nnodes:\n  pin: {prompt: Pin?, secret: true}\n"
    outer = "flow: talk\nnodes:\n  more: {call: inner, save: result}\n  other: {call: talk, save: plain}\n"
    flows = flows_of(inner, outer)
    assert flows.flows["talk"].private == {"result"}


def test_private_fields_of_the_profile_are_private_where_a_flow_uses_them() -> None:
    """A flow that does not cannot show them."""
    bot = "profile: {pin: {type: text, private: true}}"
    flows = kept_flows("a: {prompt: Pin?, save: profile.pin}\nb: {say: '{{ to_date(profile.pin) }}'}", bot)
    talk = KeptTalk(flows).text("/talk").text(PIN)
    assert [PIN in report.message for report in talk.reports] == [False]
    assert private_names(flows, flows.flows["talk"]) == {"profile.pin"}
    assert private_names(kept_flows("a: {say: Hi}", bot), None) == frozenset()


def flows() -> Flows:
    """A flow with one private variable."""
    return nodes_of("pin: {prompt: Pin?}\nname: {prompt: Name?}", head=HEAD)


def test_people_who_look_on_see_that_a_private_value_is_there() -> None:
    """And not what it is."""
    found = shown(flows(), flows().flows["talk"], {"pin": 4711, "name": "Ada"})
    assert found == {"pin": MASK, "name": "Ada"}


def test_an_empty_private_value_is_seen_to_be_empty() -> None:
    """Nothing is hidden where nothing is."""
    assert shown(flows(), flows().flows["talk"], {"pin": None}) == {"pin": None}
