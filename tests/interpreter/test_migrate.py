"""Changes under live sessions: the flow is another one when the next event comes."""

from __future__ import annotations

from dragoman.interpreter.events import ActionFailed, ActionReturned
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

OLD = "a: {prompt: A?}\nq: {prompt: Q?, buttons: [Apple, Banana]}\nc: {prompt: C?}"


def changed(new: str, old: str = OLD, head: str = "", **kept: object) -> Talk:
    """A talk that waits in `q` of the old flow while the new one is deployed."""
    talk = Talk(nodes_of(old), **kept).text("/talk").text("first")  # type: ignore[arg-type]
    talk.flows = nodes_of(new, head=head)
    return talk


def test_a_node_that_still_exists_goes_on_silently() -> None:
    """The user notices nothing."""
    talk = changed("a: {prompt: A?}\nq: {prompt: Other words?}\nd: {prompt: D?}").text("x")
    assert (talk.said, talk.node, talk.data) == (["D?"], "d", {"a": "first", "q": "x"})


def test_the_new_definition_judges_the_answer() -> None:
    """It asks for a number now."""
    talk = changed("q: {prompt: Q?, input: integer, error: Digits.}").text("x")
    assert (talk.said, talk.node) == (["Digits."], "q")


def test_a_renamed_node_is_found_by_its_former_name() -> None:
    """`was`."""
    talk = changed("a: {prompt: A?}\nfruit: {prompt: F?, was: q}\nd: {prompt: D?}").text("x")
    assert (talk.node, talk.data) == ("d", {"a": "first", "fruit": "x"})


def test_one_of_several_former_names_is_enough() -> None:
    """`was` takes a list."""
    assert changed("fruit: {prompt: F?, was: [p, q]}\nd: {prompt: D?}").text("x").node == "d"


def test_a_button_is_found_again_by_its_label() -> None:
    """Although its place and value have changed."""
    new = "q: {prompt: Q?, buttons: [Cherry, {text: Banana, value: b}, Apple]}\nd: {prompt: D?}"
    assert changed(new).press("Banana").data["q"] == "Banana"
    assert changed(new.replace("Cherry, ", "")).press("Apple").data["q"] == "Apple"


def test_a_button_that_is_gone_counts_as_an_old_one() -> None:
    """The question is asked again with the new ones, and the others keep their meaning."""
    talk = changed("q: {prompt: Q?, buttons: [Banana, Cherry]}\nd: {prompt: D?}")
    assert talk.press("Apple").notices[0].text == "This button is no longer in use."
    assert talk.labels == [["Banana"], ["Cherry"]]
    assert talk.press("Banana").data["q"] == "Banana"


def test_a_button_behind_one_that_is_gone_is_still_itself() -> None:
    """Pressed on the old message."""
    assert changed("q: {prompt: Q?, buttons: [Banana, Cherry]}\nd: {prompt: D?}").press("Banana").data["q"] == "Banana"


def test_a_button_that_is_gone_cannot_be_typed() -> None:
    """Neither by its label, nor by an empty text."""
    talk = changed("q: {prompt: Q?, buttons: [Banana, Cherry]}\nd: {prompt: D?}")
    assert talk.text("Apple").node == "q"
    assert talk.text("").node == "q"


def test_a_skip_button_that_is_gone_skips_nothing() -> None:
    """The question is not optional any more."""
    old = "a: {prompt: A?}\nq: {prompt: Q?, optional: true}\nc: {prompt: C?}"
    assert changed("q: {prompt: Q?}\nd: {prompt: D?}", old).press("Skip").node == "q"


def test_a_lost_node_is_told_and_the_flow_begins_anew() -> None:
    """The shipped handler; nobody is left in a node that does not exist."""
    talk = changed("other: {prompt: O?}").text("x")
    assert talk.said == ["This conversation has changed since we last spoke. Let us begin again.", "O?"]
    assert (talk.node, talk.data) == ("other", {})
    assert [report.reason for report in talk.reports] == ["changed"]


def test_the_flows_own_handler_may_end_it() -> None:
    """`on.changed`."""
    talk = changed("other: {prompt: O?}", head="on: {changed: {say: Changed., end: changed}}").text("x")
    assert (talk.said, talk.ended) == (["Changed."], [("talk", "changed")])


def test_a_handler_that_only_speaks_ends_the_flow() -> None:
    """There is no place to stay at."""
    talk = changed("other: {prompt: O?}", head="on: {changed: {say: Changed.}}").text("x")
    assert (talk.said, talk.stack) == (["Changed."], [])


def test_a_handler_may_lead_to_a_node_with_the_data_kept() -> None:
    """What was collected is there."""
    talk = changed("other: {prompt: 'O {{ a }}?'}\na: {prompt: A?}", head="on: {changed: other}").text("x")
    assert (talk.said, talk.data) == (["O first?"], {"a": "first"})


def test_a_faulty_handler_leaves_the_session_idle() -> None:
    """With an apology; `step` never raises."""
    talk = changed("a: {prompt: A?}", head="on: {changed: {say: '{{ a + 1 }}'}}").text("x")
    assert (talk.stack, talk.said) == ([], ["Sorry, something went wrong. Please try again."])


def test_a_press_at_a_lost_node_is_answered() -> None:
    """No clock turns for ever on a button."""
    assert len(changed("other: {prompt: O?}").press("Apple").notices) == 1


def test_a_flow_that_is_gone_is_told_and_left() -> None:
    """The session is idle."""
    talk = Talk(nodes_of(OLD)).text("/talk").text("first")
    talk.flows = flows_of("flow: other\nnodes:\n  x: {say: X}")
    assert talk.text("x").said == ["What we were talking about is no longer offered. Write /help to see what I can do."]
    assert talk.stack == []


SIDE = "flow: side\ntriggers:\n  - command: side\nnodes:\n  s: {prompt: S?}"
MAIN = "flow: main\ntriggers:\n  - command: main\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}"


def interrupted() -> Talk:
    """A talk in `side`, over `b` of `main`."""
    return Talk(flows_of(MAIN, SIDE)).text("/main").text("first").text("/side")


def test_what_a_lost_flow_interrupted_goes_on() -> None:
    """The flow above is gone, the one below is asked again."""
    talk = interrupted()
    talk.flows = flows_of(MAIN)
    assert (talk.text("x").said[-1], talk.stack, talk.data) == ("B?", ["main"], {"a": "first"})


def test_a_lost_node_below_begins_anew_when_its_turn_comes() -> None:
    """With all that was collected; the running flow notices nothing."""
    talk = interrupted()
    talk.flows = flows_of(MAIN.replace("  b:", "  c:"), SIDE)
    assert (talk.text("x").said, talk.node, talk.data) == (["A?"], "a", {"a": "first"})
    assert talk.ended == [("side", "completed")]


def test_a_lost_flow_below_is_dropped_and_reported() -> None:
    """The running one goes on to its end."""
    talk = interrupted()
    talk.flows = flows_of(SIDE)
    assert (talk.text("x").ended, talk.stack) == ([("side", "completed")], [])
    assert [report.flow for report in talk.reports] == ["main"]


def test_a_question_that_is_none_any_more_is_walked_through() -> None:
    """The node says something now; the message is no answer to it."""
    talk = changed("a: {prompt: A?}\nq: {say: Now I speak.}\nd: {prompt: D?}").text("x")
    assert (talk.said, talk.node) == (["Now I speak.", "D?"], "d")


def test_nothing_from_before_the_change_can_be_undone() -> None:
    """The log speaks of nodes that may be gone."""
    talk = changed("a: {prompt: A?}\nq: {prompt: Q?}\nd: {prompt: D?}").text("/back")
    assert (talk.node, "beginning" in talk.said[0]) == ("q", True)


def test_a_fault_right_after_the_change_keeps_the_data() -> None:
    """The session stays where it was, in the new definition."""
    talk = changed("a: {prompt: A?}\nq: {prompt: Q?}\nd: {say: '{{ a + 1 }}'}").text("x")
    assert (talk.said, talk.node) == (["Sorry, something went wrong. Please try again."], "q")
    assert talk.data == {"a": "first"}


def test_a_label_that_cannot_be_computed_any_more_is_an_old_one() -> None:
    """No fault, only a button that is gone."""
    new = (
        "a: {prompt: A?}\nq: {prompt: Q?, buttons: [{text: '{{ a + 1 }}', "
        "value: 1, when: 1 > 2}, Banana]}\nd: {prompt: D?}"
    )
    assert changed(new).press("Banana").node == "d"


RUNNING = "q: {prompt: Q?}\nrun: {action: look, save: found}\nd: {prompt: D?}"


def running(new: str) -> Talk:
    """A talk whose action runs while the new flow is deployed."""
    talk = Talk(nodes_of(RUNNING)).text("/talk").text("x")
    talk.flows = nodes_of(new)
    return talk


def test_a_result_reaches_the_new_definition() -> None:
    """It is saved as that says."""
    talk = running(RUNNING.replace("found", "result"))
    talk.happen(ActionReturned(talk.origin(), talk.calls[0].call, 5))
    assert (talk.node, talk.data) == ("d", {"q": "x", "result": 5})


def test_a_failure_after_a_change_comes_back_to_the_question() -> None:
    """Without the answer, as ever."""
    talk = running(RUNNING + "\ne: {say: E}")
    talk.happen(ActionFailed(talk.origin(), talk.calls[0].call, "boom"))
    assert (talk.node, talk.data, talk.said[-1]) == ("q", {}, "Q?")


def test_a_result_for_a_node_without_a_lead_goes_on() -> None:
    """Nobody waits for ever."""
    talk = running("q: {prompt: Q?}\nrun: {set: {y: 1}}\nd: {prompt: D?}")
    talk.happen(ActionReturned(talk.origin(), talk.calls[0].call, 5))
    assert (talk.node, talk.data) == ("d", {"q": "x", "y": 1})


def test_a_result_for_a_node_that_is_gone_is_told() -> None:
    """The flow begins anew."""
    talk = running("other: {prompt: O?}")
    talk.happen(ActionReturned(talk.origin(), talk.calls[0].call, 5))
    assert talk.said[-1] == "O?"
