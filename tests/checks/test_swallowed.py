"""DG612: a phrase that never starts its flow, or not where a question waits."""

from __future__ import annotations

import pytest

from tests.checks.projects import helps, places, related, told, told_of_sound

MENU = "flow: menu\ntriggers: [{{command: menu}}]\nnodes:\n  pick: {{prompt: Pick?, {keys}buttons: {{{buttons}}}}}\n"
MENU += "  nine: {{say: 9 to 5, next: end}}\n  start_it: {{{lead}: opening}}"


def hours(*phrases: str, more: str = "") -> str:
    """A flow that these phrases start."""
    return f"flow: opening\ntriggers: [{{phrase: [{', '.join(phrases)}]{more}}}]\nnodes:\n  told: {{say: 9 to 5}}"


def menu(buttons: str, keys: str = "", lead: str = "call") -> str:
    """A flow with a question of these buttons."""
    return MENU.format(buttons=buttons, keys=keys, lead=lead)


def test_a_phrase_that_is_a_command_is_told_at_the_phrase() -> None:
    """A message that begins so is never a phrase."""
    assert told("DG612", hours("our hours", "/hours now")) == [
        "opening:2:33 warning '/hours now' never starts this flow: a message that begins with '/' is a command"
    ]
    assert helps("DG612", hours("/hours")) == ["write 'command: hours'"]


@pytest.mark.parametrize("pattern", ["/hours (?P<day>.+)", "^/hours (?P<day>[a-z]+)$"])
def test_a_pattern_that_fits_commands_only_is_told(pattern: str) -> None:
    """Nothing else begins like that."""
    flow = f"flow: opening\ninputs: {{day: text}}\ntriggers: [{{pattern: '{pattern}'}}]\n"
    flow += "nodes:\n  told: {say: '{{ day }}'}"
    assert places("DG612", flow) == ["opening:3:22"]


@pytest.mark.parametrize("pattern", ["/?hours", "/hours|hours", "(/|)hours", "hours /now", "/", "h?/hours"])
def test_a_pattern_that_may_fit_something_else_is_not_told(pattern: str) -> None:
    """One message that starts it is enough."""
    flow = f"flow: opening\ntriggers: [{{pattern: '{pattern}'}}]\nnodes:\n  told: {{say: 9 to 5}}"
    assert told_of_sound("DG612", flow) == []


def test_a_phrase_that_is_the_label_of_a_button_elsewhere_is_told_with_the_button() -> None:
    """One word, two meanings, as long as the question waits."""
    flows = hours("opening", "Our Hours"), menu("our hours: nine, Bye: end")
    assert told("DG612", *flows) == [
        "opening:2:31 warning 'Our Hours' does not start 'opening' while the question 'pick' of 'menu' waits: "
        "it presses the button there"
    ]
    assert related("DG612", *flows) == ["menu:4:35 the button stands here"]


def test_an_alias_is_a_word_of_its_button() -> None:
    """It counts as the label when typed."""
    other = "flow: menu\nnodes:\n  nine: {say: 9}\n"
    other += "  pick: {prompt: Pick?, buttons: [{text: Times, aliases: [hours], next: nine}]}"
    assert places("DG612", hours("hours"), other) == ["opening:2:22"]


def test_a_label_that_phrases_interrupt_can_never_be_typed() -> None:
    """Not even in the phrase's own flow, which would begin again."""
    flow = "flow: sure\ntriggers: [{phrase: [yes]}]\nnodes:\n"
    flow += "  ask: {prompt: Sure?, interrupt: phrases, buttons: ['Yes', 'No']}"
    assert told("DG612", flow) == [
        "sure:2:22 warning 'yes' at the question 'ask' of 'sure' starts 'sure' "
        "and never presses the button of that name"
    ]


@pytest.mark.parametrize("lead", ["call", "jump"])
def test_a_button_that_leads_to_the_same_flow_means_the_same(lead: str) -> None:
    """Whoever presses or types it comes there."""
    assert told_of_sound("DG612", hours("our hours"), menu("Our hours: start_it, Bye: end", lead=lead)) == []


def test_a_button_that_says_something_and_leads_to_the_same_flow_means_the_same() -> None:
    """The flow begins before anything is asked."""
    assert told_of_sound("DG612", hours("hours"), menu("Hours: {say: Of course., next: start_it}, Bye: nine")) == []


SOUND = {
    "other words": (hours("our hours"), menu("Hours: nine, Bye: end")),
    "a button that leaves": (hours("bye"), menu("Hours: nine, Bye: end")),
    "a button that is a choice": (hours("tea"), "flow: menu\nnodes:\n  pick: {prompt: Pick?, buttons: [Tea, Coffee]}"),
    "a button that is there sometimes": (
        hours("hours"),
        "flow: menu\nnodes:\n  pick: {prompt: P?, buttons: [{text: Hours, when: user.id > 5, next: x}]}\n  x: {say: 9}",
    ),
    "a button for the client": (
        hours("hours"), "flow: menu\nnodes:\n  pick: {prompt: P?, buttons: [{text: Hours, url: 'https://example.org'}]}"
    ),
    "a phrase of groups": (hours("hours", more=", where: group"), menu("Hours: nine, Bye: end")),
    "the phrase's own flow": (
        "flow: opening\ntriggers: [{phrase: hours}]\nnodes:\n"
        "  ask: {prompt: Which?, buttons: {Hours: x, Days: x}}\n  x: {say: 9}",
    ),
    "a slash inside": (hours("24/7", "and/or"),),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_a_phrase_that_starts_its_flow_is_not_told(case: str) -> None:
    """No word of it."""
    assert told_of_sound("DG612", *SOUND[case]) == []
