"""Notes about taste: few, and silent where there may be a reason."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from tests.checks.judging import at, found, found_in

COMMAND = "triggers: [{command: trial}]\n"
FORM = """
name: {prompt: Name?}
email: {prompt: Email?, input: email}
city: {prompt: City?}
"""
MENU = {
    "flows/order.yaml": "flow: order\ntriggers: [{command: order, description: Order fruit}]\nnodes: {a: {say: A}}\n",
    "flows/times.yaml": "flow: times\ntriggers: [{command: times, description: When}]\nnodes: {a: {say: A}}\n",
    "flows/call.yaml": "flow: call\ntriggers:\n  - command: call\nnodes: {a: {say: A}}\n",
}


def notes(problems: list[Diagnostic]) -> list[Diagnostic]:
    """Those of taste."""
    return [problem for problem in problems if problem.code.startswith("DG9")]


def told(nodes: str, above: str = COMMAND) -> list[str]:
    """The codes of the notes on a flow that a command starts."""
    return [note.code for note in notes(found(nodes.lstrip("\n"), above))]


def test_a_form_that_ends_without_a_word_is_noted() -> None:
    """At its last question, as a note."""
    (note,) = notes(found(FORM.lstrip("\n"), COMMAND))
    assert (note.code, note.severity) == ("DG901", Severity.NOTE)
    assert at(note)[0] == 4
    assert note.message == "after the answer to 'city' the flow ends without a word"


def test_nodes_that_only_set_say_nothing_either() -> None:
    """The flow falls through them."""
    assert told(FORM + "done:\n  set: {profile.x: 1}\n".replace("profile.x", "x")) == ["DG901"]


@pytest.mark.parametrize(
    "end",
    [
        "done: {say: Thank you!}",
        'done: {notify: {to: "-1001234567890", text: Hi}}',
        "done: {end: stored}",
        "done: {wait: 1d}\nlater: {say: Thank you!}",
        "sure: {review: Right?}",
    ],
)
def test_a_form_that_does_something_more_is_fine(end: str) -> None:
    """It speaks, or may speak, or means to end there."""
    assert told(f"{FORM}{end}\n") == []


@pytest.mark.parametrize("key", ["end: done", "next: end", "next: name"])
def test_a_question_that_says_where_it_leads_is_fine(key: str) -> None:
    """Its author has thought of it."""
    assert told(FORM.replace("City?", f"City?, {key}")) == []


def test_a_button_that_ends_the_flow_is_fine() -> None:
    """Whoever presses it knows."""
    assert told(FORM.replace("prompt: City?", "prompt: City?, buttons: {Enough: end, Again: name}")) == []


@pytest.mark.parametrize("above", ["", "triggers: [{every: daily 09:00}]\n", COMMAND + "outputs: [name]\n"])
def test_a_flow_that_others_may_go_on_from_is_fine(above: str) -> None:
    """One without triggers, one that time starts, one that hands something back."""
    assert told(FORM, above) == []


def test_a_flow_that_another_one_calls_is_fine() -> None:
    """That one speaks."""
    nodes = "".join(f"  {line}\n" for line in FORM.strip().splitlines())
    files = {
        "flows/form.yaml": f"flow: form\ntriggers: [{{command: form}}]\nnodes:\n{nodes}",
        "flows/whole.yaml": "flow: whole\ntriggers: [{command: whole}]\nnodes: {a: {call: form}, b: {say: B}}\n",
    }
    assert notes(found_in(files)) == []


def test_two_questions_are_no_form() -> None:
    """They may be all that was wanted."""
    assert told("name: {prompt: Name?}\nemail: {prompt: Email?}\n") == []


def test_nodes_with_numbers_for_names_are_noted_once() -> None:
    """At the first of them."""
    (note,) = notes(found("step1: {prompt: A?}\nstep2: {prompt: B?}\nstep3: {say: C}\n"))
    assert (note.code, at(note)) == ("DG902", (1, 1))
    assert note.message == "the name 'step1' says nothing of what the node does; nor do 2 others here"


@pytest.mark.parametrize(
    "nodes", ["step1: {say: A}\n", "size1: {say: A}\nsize2: {say: B}\n", "a: {say: A}\nb: {say: B}\n"]
)
def test_other_names_are_fine(nodes: str) -> None:
    """A single one, a word with a number, a letter."""
    assert told(nodes, "") == []


def test_a_command_without_a_description_beside_others_is_noted() -> None:
    """The menu would describe all but it."""
    (note,) = notes(found_in(MENU))
    assert (note.code, note.file, note.span.line) == ("DG903", "flows/call.yaml", 3)
    assert note.help == "write 'description: ...' beside it"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("flows/call.yaml", MENU["flows/call.yaml"].replace("flow: call", "flow: call\ntitle: Call us")),
        ("flows/call.yaml", MENU["flows/call.yaml"].replace("command: call", "command: start")),
        ("flows/call.yaml", MENU["flows/call.yaml"].replace("command: call", "{command: call, who: bot_admins}")),
        ("flows/order.yaml", MENU["flows/order.yaml"].replace(", description: Order fruit", "")),
    ],
)
def test_a_menu_with_a_reason_is_fine(name: str, text: str) -> None:
    """A title stands for a description, /start needs none, and a bot that describes hardly any has no habit."""
    assert notes(found_in(MENU | {name: text})) == []
