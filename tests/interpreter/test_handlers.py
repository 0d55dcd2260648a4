"""`on`: innermost first; a word inside its own handler means the next one further out."""

from __future__ import annotations

import pytest

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Failure, Talk


def at_a(on_node: str = "{}", on_flow: str = "{}", more: str = "", **kept: object) -> Talk:
    """A talk that waits in the node `b`, after the answer 'first' to `a`."""
    nodes = f"a: {{prompt: A?}}\nb: {{prompt: B?, on: {on_node}}}\nc: {{prompt: C?}}\n{more}"
    return Talk(nodes_of(nodes, head=f"on: {on_flow}"), **kept).text("/talk").text("first")  # type: ignore[arg-type]


def test_the_nodes_handler_comes_before_the_flows() -> None:
    """Innermost first."""
    assert at_a("{cancel: {say: Node}}", "{cancel: {say: Flow}}").text("/cancel").said == ["Node"]


def test_the_flows_handler_comes_before_the_shipped_one() -> None:
    """And stands for every node."""
    assert at_a(on_flow="{cancel: {say: Flow, end: gone}}").text("/cancel").said == ["Flow"]


def test_a_handler_without_next_stays_where_it_is() -> None:
    """The question waits as before."""
    talk = at_a("{cancel: {say: Not now.}}")
    waiting = talk.session.waiting
    assert talk.text("/cancel").session.waiting == waiting
    assert talk.text("second").node == "c"


@pytest.mark.parametrize("event", ["cancel", "back", "restart", "skip", "help"])
def test_a_handler_may_lead_to_a_node(event: str) -> None:
    """It is a target like any other."""
    assert at_a(f"{{{event}: c}}").text(f"/{event}").node == "c"


def test_cancel_inside_on_cancel_means_the_outer_one() -> None:
    """The node's hands over to the flow's."""
    talk = at_a("{cancel: {say: Node, next: cancel}}", "{cancel: {say: Flow, next: cancel}}").text("/cancel")
    assert talk.said == ["Node", "Flow", "Cancelled."]
    assert talk.ended == [("talk", "cancelled")]


def test_back_inside_on_back_undoes_the_answer() -> None:
    """Beyond the shipped handler stands what the word itself means."""
    talk = at_a("{back: {say: Going back., next: back}}").text("/back")
    assert (talk.said, talk.node, talk.data) == (["Going back.", "A?"], "a", {})


def test_handlers_that_call_each_other_come_to_an_end() -> None:
    """Each is entered once; then the word itself counts."""
    talk = at_a("{back: skip, skip: back}").text("/back")
    assert talk.node == "a"


def test_a_handler_sees_the_variables() -> None:
    """Its texts are the flow's."""
    assert at_a("{cancel: {say: 'No, {{ a }}.'}}").text("/cancel").said == ["No, first."]


def test_a_handler_may_set() -> None:
    """And the question stays."""
    assert at_a("{cancel: {set: {tries: 1}}}").text("/cancel").data == {"a": "first", "tries": 1}


def test_on_help_speaks_instead_of_the_shipped_help() -> None:
    """The commands are not listed."""
    assert at_a("{help: {say: Just answer.}}").text("/help").said == ["Just answer."]


def test_on_start_of_the_running_flow_is_asked_first() -> None:
    """It may refuse to begin anew."""
    talk = at_a(on_flow="{start: {say: We are in the middle.}}").text("/start")
    assert (talk.said, talk.node) == (["We are in the middle."], "b")


def test_on_error_sees_the_reason() -> None:
    """An action that failed."""
    talk = at_a(
        on_flow="{error: {say: 'Sorry: {{ reason }}'}}", more="d: {action: look}", results={"look": Failure("x")}
    )
    talk.text("2").text("3")
    assert talk.said == ["Sorry: action", "C?"]


def test_on_error_may_lead_away() -> None:
    """To a node that asks something else."""
    more = "d: {action: look, on: {error: e}}\ne: {prompt: E?}"
    talk = at_a(more=more, results={"look": Failure("x")}).text("2").text("3")
    assert (talk.said, talk.node, talk.data) == (["E?"], "e", {"a": "first", "b": "2", "c": "3"})


def test_on_error_sees_a_template_that_cannot_be_computed() -> None:
    """Its reason is `template`."""
    more = "d: {say: '{{ a + 1 }}', on: {error: {say: 'Sorry: {{ reason }}'}}}"
    talk = at_a(on_flow="{error: {say: 'Sorry: {{ reason }}'}}", more=more).text("2").text("3")
    assert (talk.said, talk.node) == (["Sorry: template"], "c")


def test_an_outcome_in_a_handler_ends_the_flow() -> None:
    """Of another event than cancel, this flow alone."""
    assert at_a("{skip: {say: Skipped, end: skipped}}").text("/skip").ended == [("talk", "skipped")]
