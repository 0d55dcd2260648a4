"""`action`: called with its arguments, its result comes back as an event; a failure leaves the session where it was."""

from __future__ import annotations

import pytest

from dragoman.graph.flow import Limits
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.interpreter.session import Awaiting
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Failure, Talk

NODES = """
q: {prompt: Q?}
run:
  action: look
  with: {x: "{{ q }}", y: 2}
  save: found
  outcomes: {good: d, bad: {say: Bad., end: bad}}
  timeout: 1m 5s
c: {prompt: C?}
d: {prompt: D?}
"""


def bot(result: object, nodes: str = NODES, **kept: object) -> Talk:
    """A talk whose action comes back with this result."""
    return Talk(nodes_of(nodes, **kept), results={"look": result}).text("/talk")


def test_the_call_carries_its_arguments_and_its_time() -> None:
    """Computed as they are now; the timeout in seconds."""
    talk = bot(1).text("Ada")
    (call,) = talk.calls
    assert (call.name, call.arguments, call.timeout) == ("look", {"x": "Ada", "y": 2}, 65.0)
    assert (call.flow, call.node) == ("talk", "run")


def test_without_a_timeout_it_may_take_30_seconds() -> None:
    """The default."""
    talk = bot(1, "run: {action: look}\nc: {prompt: C?}")
    assert talk.calls[0].timeout == 30.0


def test_the_result_is_saved_and_the_flow_goes_on_below() -> None:
    """No outcome was named."""
    talk = bot({"name": "Ada"}).text("Ada")
    assert (talk.node, talk.data["found"]) == ("c", {"name": "Ada"})


def test_an_outcome_leads_to_its_target_and_its_value_is_saved() -> None:
    """`Outcome(name, value)`."""
    talk = bot(("good", 7)).text("Ada")
    assert (talk.node, talk.data["found"]) == ("d", 7)


def test_a_returned_name_of_an_outcome_leads_there_too() -> None:
    """As an action that is annotated to return a Literal does."""
    assert bot("good").text("Ada").node == "d"


def test_an_outcome_in_place_speaks_and_ends() -> None:
    """It is a target like any other."""
    talk = bot(("bad", None)).text("Ada")
    assert (talk.said, talk.ended) == (["Bad."], [("talk", "bad")])


def test_an_outcome_that_nobody_awaits_goes_on_below() -> None:
    """With its value saved."""
    talk = bot(("odd", 3)).text("Ada")
    assert (talk.node, talk.data["found"]) == ("c", 3)


def test_without_save_the_result_is_dropped() -> None:
    """It only counts that it worked."""
    assert bot(5, "run: {action: look}\nc: {prompt: C?}").data == {}


def test_a_failure_leaves_the_session_where_it_was() -> None:
    """A polite sentence, the question again, the data from before the answer."""
    talk = Talk(nodes_of("a: {prompt: A?}\n" + NODES), results={"look": Failure("boom")}).text("/talk").text("one")
    talk.text("Ada")
    assert talk.said == ["Sorry, something went wrong. Please try again.", "Q?"]
    assert (talk.node, talk.data) == ("q", {"a": "one"})


def test_the_question_can_be_answered_after_a_failure() -> None:
    """And the action is called anew, under another key."""
    talk = bot(Failure("boom")).text("Ada")
    talk.results["look"] = ("good", 1)
    assert talk.text("Ada").node == "d"
    assert len({call.call for call in talk.calls}) == 2


def test_back_after_a_failure_undoes_the_answer_before() -> None:
    """The failed turn left nothing in the log."""
    talk = Talk(nodes_of("a: {prompt: A?}\n" + NODES), results={"look": Failure("boom")}).text("/talk").text("one")
    talk.text("Ada").text("/back")
    assert (talk.node, talk.data) == ("a", {})


def test_the_operator_is_told_flow_node_and_place_and_the_user_is_not() -> None:
    """The error's text is for the log alone."""
    talk = bot(Failure("password wrong")).text("Ada")
    (report,) = talk.reports
    assert (report.reason, report.flow, report.node, report.file) == ("action", "talk", "run", "talk.yaml")
    assert "password" in report.message
    assert not any("password" in text for text in talk.said)


def test_a_failure_at_the_start_of_a_flow_ends_it() -> None:
    """There is no question to go back to."""
    talk = bot(Failure("boom"), "run: {action: look}\nc: {prompt: C?}")
    assert (talk.said, talk.stack) == (["Sorry, something went wrong. Please try again."], [])


def test_a_failure_at_the_start_of_an_interruption_comes_back_to_the_question() -> None:
    """What was interrupted is asked again."""
    main = "flow: main\ntriggers:\n  - command: main\nnodes:\n  a: {prompt: A?}"
    side = "flow: side\ntriggers:\n  - command: side\nnodes:\n  r: {action: look}"
    talk = Talk(flows_of(main, side), results={"look": Failure("boom")}).text("/main").text("/side")
    assert (talk.said[-1], talk.stack) == ("A?", ["main"])


def test_on_error_leads_away_with_the_answer_kept() -> None:
    """The author has taken care of it."""
    talk = bot(Failure("boom"), "q: {prompt: Q?}\nrun: {action: look, on_error: d}\nc: {say: C}\nd: {prompt: D?}").text(
        "x"
    )
    assert (talk.said, talk.node, talk.data, talk.reports) == (["D?"], "d", {"q": "x"}, [])


def test_on_error_in_place_that_leads_nowhere_goes_on_below() -> None:
    """With the node's own `set`, branches and next."""
    nodes = "q: {prompt: Q?}\nrun: {action: look, on_error: {say: Pity.}, set: {y: 1}}\nc: {prompt: C?}"
    talk = bot(Failure("boom"), nodes).text("x")
    assert (talk.said, talk.node, talk.data) == (["Pity.", "C?"], "c", {"q": "x", "y": 1})


def test_branches_see_the_result() -> None:
    """They come after it."""
    nodes = "run: {action: look, save: f, branches: [{when: not f, next: d}]}\nc: {prompt: C?}\nd: {prompt: D?}"
    assert bot(None, nodes).node == "d"


def test_while_it_runs_the_session_awaits_its_call() -> None:
    """The record says so, and survives a restart."""
    talk = Talk(nodes_of(NODES)).text("/talk").text("Ada")
    assert isinstance(talk.session.waiting, Awaiting)
    assert talk.session.waiting.call == talk.calls[0].call


@pytest.mark.parametrize("kind", [ActionReturned, ActionFailed])
def test_the_result_of_another_call_changes_nothing(kind: type[ActionReturned] | type[ActionFailed]) -> None:
    """It comes too late, or from elsewhere."""
    talk = Talk(nodes_of(NODES)).text("/talk").text("Ada")
    before = talk.session
    origin = talk.origin()
    talk.happen(ActionReturned(origin, "other", 1) if kind is ActionReturned else ActionFailed(origin, "other", "x"))
    assert (talk.session, talk.effects) == (before, [])


def test_a_result_that_comes_twice_counts_once() -> None:
    """The second finds nobody waiting."""
    talk = bot(("good", 1)).text("Ada")
    event, session = talk.steps[-1][1], talk.session
    assert talk.happen(event).session == session


def test_cancel_while_it_runs_ends_the_flow() -> None:
    """And its result is not awaited any more."""
    talk = Talk(nodes_of(NODES)).text("/talk").text("Ada").text("/cancel")
    call = talk.calls[0].call
    talk.happen(ActionReturned(talk.origin(), call, 1))
    assert (talk.stack, talk.said) == ([], [])


def test_actions_in_a_ring_are_an_endless_loop() -> None:
    """Nodes are counted across results, until somebody waits."""
    talk = bot(1, "q: {prompt: Q?}\nrun: {action: look, next: run}", limits=Limits(nodes_per_turn=9)).text("x")
    assert [report.reason for report in talk.reports] == ["limit"]
    assert (len(talk.calls), talk.node) == (9, "q")
    assert talk.said[-1] == "Q?"


def test_an_error_handler_that_tries_for_ever_is_stopped() -> None:
    """`on.error: again` over an action that always fails."""
    nodes = "q: {prompt: Q?}\nrun: {action: look, on: {error: again}}"
    talk = bot(Failure("boom"), nodes, limits=Limits(nodes_per_turn=9)).text("x")
    assert (len(talk.calls) < 12, talk.node, talk.said[-1]) == (True, "q", "Q?")


def test_on_error_that_tries_for_ever_is_stopped() -> None:
    """The same with the node's own key."""
    nodes = "q: {prompt: Q?}\nrun: {action: look, on_error: again}"
    talk = bot(Failure("boom"), nodes, limits=Limits(nodes_per_turn=9)).text("x")
    assert (len(talk.calls) < 12, talk.node, talk.said[-1]) == (True, "q", "Q?")
