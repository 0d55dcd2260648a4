"""Keys of messages, buttons, branches, targets and triggers."""

from __future__ import annotations

import pytest

from tests.schema.reading import flow_shape, node_shape, only


@pytest.mark.parametrize(
    "text", ["say: Hi", "say: [Hi, Ho]", "say: {text: Hi}", "say:\n  - text: Hi\n    silent: true\n  - Ho"]
)
def test_messages_stand_in_every_form(text: str) -> None:
    """A text, a list, a mapping, a list of mappings."""
    assert node_shape(text) == []


def test_an_empty_list_of_messages_is_told() -> None:
    """Nothing would be said."""
    assert only(node_shape("say: []")).code == "DG113"


def test_a_key_of_the_prompt_inside_its_message_is_sent_one_level_up() -> None:
    """`buttons` stand beside `prompt`."""
    told = only(node_shape("prompt: {text: Size?, buttons: [A]}"))
    assert told.message == "'buttons' belongs beside 'prompt', not under it"


def test_an_unknown_key_in_place_of_a_needed_one_is_one_mistake() -> None:
    """What is needed is said in the help."""
    told = only(node_shape("prompt: Size?\nbuttons:\n  - {label: Small, value: s}"))
    assert (told.code, told.help) == ("DG101", "a button needs 'text'")


def test_two_button_actions_are_told_at_the_later_one() -> None:
    """Both are named."""
    told = only(node_shape("prompt: A?\nbuttons:\n  - {text: Go, contact: true, value: 1}"))
    assert told.message == "'value' cannot stand beside 'contact'"


def test_three_button_actions_are_two_mistakes() -> None:
    """Each action after the first is told once."""
    told = node_shape("prompt: A?\nbuttons:\n  - {text: Go, url: u, contact: true, value: 1}")
    assert [diagnostic.code for diagnostic in told] == ["DG112", "DG112"]


@pytest.mark.parametrize("label", ["1", "1.10", "Null", "yes", "22:30", "true", '"{{ name }}"'])
def test_any_single_value_is_a_label(label: str) -> None:
    """In the short form and among choices."""
    assert node_shape(f"prompt: A?\nbuttons:\n  {label}: here") == []
    assert node_shape(f"prompt: A?\nbuttons:\n  - {label}") == []


def test_a_link_of_a_say_needs_its_url_at_the_brace() -> None:
    """A list's item in braces is told at its brace."""
    told = only(node_shape("say:\n  text: Hi\n  buttons:\n    - {text: More}"))
    assert (told.code, told.span.line, told.span.column) == ("DG103", 7, 11)


def test_a_branch_lacks_its_condition_after_the_dash() -> None:
    """A list's item in block style is told after its dash."""
    told = only(node_shape("branches:\n  - next: here"))
    assert (told.code, told.span.line, told.span.column) == ("DG103", 5, 9)


def test_a_branch_that_leads_nowhere_is_told() -> None:
    """A condition alone does nothing."""
    assert "'next', 'say', 'set' or 'end'" in only(node_shape("branches:\n  - when: a")).message


def test_a_mapping_that_lacks_a_key_is_told_at_its_own_key() -> None:
    """A block mapping points at the key it stands under."""
    told = only(node_shape("say:\n  silent: true"))
    assert (told.code, told.span.line, told.span.column) == ("DG103", 4, 5)


@pytest.mark.parametrize(
    "target", ["here", "again", "end", "{say: Hi}", "{say: Hi, set: {a: 1}, end: x}", "{next: here}"]
)
def test_targets_stand_in_every_form(target: str) -> None:
    """A name, a reserved word, a small node in place."""
    assert node_shape(f"say: Hi\nnext: {target}") == []
    assert node_shape(f"prompt: A?\nattempts: {{max: 2, next: {target}}}\nbuttons:\n  A: {target}") == []


def test_a_node_in_place_leads_to_names_only() -> None:
    """A small node in place holds no other."""
    assert only(node_shape("say: Hi\nnext: {say: A, next: {say: B}}")).code == "DG104"


_EVENTS = (
    "cancel", "back", "help", "start", "restart", "skip", "language", "invalid", "timeout", "error", "changed",
    "restored",
)  # fmt: skip


@pytest.mark.parametrize("event", _EVENTS)
def test_every_event_has_a_handler_at_flow_and_node(event: str) -> None:
    """In both places, as a target of any form."""
    assert (
        flow_shape(f"flow: a\non: {{{event}: one}}\nnodes:\n  one:\n    say: Hi\n    on: {{{event}: {{say: Ho}}}}\n")
        == []
    )


def _trigger(text: str) -> str:
    return f"flow: a\ntriggers:\n  - {text}\nnodes:\n  one:\n    say: Hi\n"


@pytest.mark.parametrize(
    "text", ["command: order", "{command: a, aliases: [b], where: group}", "phrase: hi", "phrase: [hi, 1]"]
)
def test_triggers_stand_in_every_form(text: str) -> None:
    """Commands and phrases."""
    assert flow_shape(_trigger(text)) == []


def test_a_trigger_of_two_kinds_is_told_at_the_later_key() -> None:
    """One trigger, one way in."""
    told = only(flow_shape(_trigger("{phrase: hi, command: order}")))
    assert (told.code, told.span.column) == ("DG112", 18)


def test_a_trigger_of_no_kind_says_what_it_needs() -> None:
    """The usual key first, and the others that would do."""
    message = only(flow_shape(_trigger("{where: any}"))).message
    assert "'command' is missing" in message
    assert "one of phrase, pattern, deep_link, event, every, joined, fallback" in message


def test_a_key_of_the_other_kind_of_trigger_says_whose_it_is() -> None:
    """`description` is shown in the menu of commands."""
    told = only(flow_shape(_trigger("{phrase: hi, description: x}")))
    assert told.message == "'description' belongs to command, not to phrase"
