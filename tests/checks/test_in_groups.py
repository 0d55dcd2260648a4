"""What works in private chats alone, in a flow that runs in groups (DG522)."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from tests.checks.judging import found_in

GROUP = "triggers: [{command: party, where: group}]\n"
ASKS = "nodes:\n  number:\n    prompt: Your number?\n    buttons:\n      - {text: Send it, BUTTON}\n"


def told(above: str, button: str = "contact: true", nodes: str = ASKS, **others: str) -> list[Diagnostic]:
    """What is told of a flow with such a button, and of other flows."""
    text = f"flow: party\n{above}{nodes.replace('BUTTON', button)}"
    return found_in({"flows/party.yaml": text, **{f"flows/{name}.yaml": other for name, other in others.items()}})


@pytest.mark.parametrize(
    "button", ["contact: true", "location: true", "users: {max: 2}", "chat: group", "poll: quiz", "web_app: 'https://e.org'"]
)  # fmt: skip
def test_a_button_of_private_chats_in_a_group_is_an_error(button: str) -> None:
    """At its key, with the trigger that leads there."""
    (problem,) = told(GROUP, button)
    name = button.partition(":")[0]
    assert (problem.code, problem.severity) == ("DG522", Severity.ERROR)
    assert problem.message == f"a button with '{name}' works in private chats only, and this flow runs in groups"
    assert (problem.span.line, problem.span.column) == (7, 25)
    assert [place.span.line for place in problem.related] == [2]


def test_in_the_conversation_of_a_whole_chat_it_is_a_warning() -> None:
    """Which may be a private one."""
    (problem,) = told("scope: chat\ntriggers: [{command: party}]\n")
    assert (problem.code, problem.severity) == ("DG522", Severity.WARNING)


@pytest.mark.parametrize(
    "above",
    [
        "triggers: [{command: party}]\n",
        "triggers: [{command: party, where: group}, {phrase: party}]\n",
        "triggers: [{command: party, where: private}]\nscope: chat\n",
        "triggers: [{phrase: party}]\nscope: chat\n",
        "scope: chat\n",
        "",
    ],
)
def test_a_flow_that_may_run_in_private_is_left_alone(above: str) -> None:
    """Where it is not known to run in groups."""
    assert told(above) == []


def test_a_flow_that_another_one_starts_is_left_alone() -> None:
    """Nobody knows where that one runs."""
    other = "flow: other\ntriggers: [{command: other}]\nnodes:\n  x:\n    call: party\n"
    assert told(GROUP, other=other) == []


@pytest.mark.parametrize(
    "button",
    ["contact: true, when: \"chat.type == 'private'\"", "contact: false, value: 1", "value: \"{{ chat.type }}\"",
     "url: 'https://e.org'"],
)  # fmt: skip
def test_other_buttons_are_right(button: str) -> None:
    """Those for some only, and those that work everywhere."""
    assert "DG522" not in [problem.code for problem in told(GROUP, button)]


def test_a_flow_that_asks_what_chat_it_is_is_left_alone() -> None:
    """It may have a way for each."""
    nodes = ASKS + "  told:\n    say: \"{% if chat.type == 'private' %}Hi{% else %}Hi all{% endif %}\"\n"
    assert told("scope: chat\ntriggers: [{command: party}]\n", nodes=nodes) == []


def test_rows_and_the_rows_of_lists_are_looked_at() -> None:
    """As deep as buttons stand."""
    nodes = "nodes:\n  q:\n    prompt: Q?\n    buttons:\n      - - {text: A, contact: true}\n        - B\n"
    assert [problem.code for problem in told(GROUP, nodes=nodes)] == ["DG522"]


def test_an_effect_in_a_group_is_a_warning() -> None:
    """It is never played; in another chat it may be."""
    nodes = "nodes:\n  a:\n    say:\n      - Hi\n      - {text: Hi, effect: 🎉}\n"
    (problem,) = told(GROUP, nodes=nodes)
    assert (problem.code, problem.severity, problem.span.line) == ("DG522", Severity.WARNING, 7)
    notice = "nodes:\n  a:\n    notify: {to: '12345', text: Hi, effect: 🎉}\n"
    assert told(GROUP, nodes=notice) == []
