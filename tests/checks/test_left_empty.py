"""DG613: a required input that a trigger leaves empty."""

from __future__ import annotations

import pytest

from tests.checks.projects import related, told, told_of_sound

FLOW = "flow: seat\ninputs: {{number: {declared}}}\ntriggers: [{trigger}]\n"
FLOW += "nodes:\n  told: {{say: 'Seat {{{{ number }}}}'}}"


def seat(trigger: str, declared: str = "integer", nodes: str = "") -> str:
    """A flow with an input that this trigger starts."""
    return FLOW.format(trigger=trigger, declared=declared).replace("nodes:\n", f"nodes:\n{nodes}")


WRONG = {
    "{phrase: my seat}": "3:21 warning a phrase",
    "{every: weekdays 09:30}": "3:20 warning the clock",
    "{joined: true}": "3:12 warning coming into the chat",
    "{fallback: true}": "3:12 warning the fallback",
    "{pattern: 'my seat'}": "3:22 warning this pattern",
    "{deep_link: seat}": "3:24 warning this deep link",
}


@pytest.mark.parametrize("trigger", WRONG)
def test_a_trigger_that_fills_nothing_is_told(trigger: str) -> None:
    """The input is required, and it begins without."""
    begun = f"seat:{WRONG[trigger]} starts this flow without its required input 'number'"
    assert told("DG613", seat(trigger)) == [begun]
    assert related("DG613", seat(trigger)) == ["seat:2:10 it is declared here"]


def test_only_the_trigger_that_does_not_fill_it_is_told() -> None:
    """The other one does."""
    assert len(told("DG613", seat("{deep_link: 'seat_{number}'}, {phrase: my seat}"))) == 1


@pytest.mark.parametrize(
    "trigger",
    ["{command: seat}", "{deep_link: 'seat_{number}'}", "{pattern: 'seat (?P<number>[0-9]+)'}", "{event: seated}"],
)
def test_a_trigger_that_fills_it_or_asks_for_it_is_not_told(trigger: str) -> None:
    """A command says how it is written; an event may bring anything."""
    assert told_of_sound("DG613", seat(trigger)) == []


@pytest.mark.parametrize("declared", ["{type: integer, default: 1}", "{type: integer, required: false}"])
def test_an_input_that_may_be_left_out_is_not_told(declared: str) -> None:
    """It says so itself."""
    assert told_of_sound("DG613", seat("{phrase: my seat}", declared)) == []


@pytest.mark.parametrize(
    "node",
    [
        "  ask: {prompt: Which?, input: integer, save: number, reuse: true}\n",
        "  number: {prompt: Which?, input: integer}\n",
        "  first: {set: {number: 1}}\n",
        "  ask: {prompt: Which?, buttons: [{text: One, set: {number: 1}, next: told}]}\n",
    ],
)
def test_an_input_that_the_flow_finds_out_itself_is_not_told(node: str) -> None:
    """Whoever comes without it is asked."""
    assert told_of_sound("DG613", seat("{phrase: my seat}", nodes=node)) == []
