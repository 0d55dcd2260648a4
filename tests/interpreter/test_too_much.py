"""Too much of anything: the error handler speaks, the session keeps its last good state, the operator has the line."""

from __future__ import annotations

from dragoman.graph.flow import Limits
from dragoman.interpreter.effects import Report
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

SMALL = Limits(variables=1000)
APOLOGY = "Sorry, something went wrong. Please try again."


def told(talk: Talk) -> tuple[str, str, int]:
    """Reason, message and line of the one report."""
    (report,) = [effect for effect in talk.effects if isinstance(effect, Report)]
    return report.reason, report.message, report.line


def test_one_value_that_is_too_large_is_told_at_its_line() -> None:
    """The session stays at the question before."""
    nodes = "a: {prompt: A?}\nb:\n  set:\n    x: 1\n    y: '{{ a ~ a }}'\nc: {prompt: C?}"
    talk = Talk(nodes_of(nodes, limits=SMALL)).text("/talk").text("x" * 600)
    assert told(talk) == ("limit", "'y' would take 1208 bytes; 1000 is the most", 11)
    assert (talk.node, talk.data) == ("a", {})


def test_an_answer_that_is_too_large_is_told_at_its_question() -> None:
    """Even if it is saved as it came."""
    talk = Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?}", limits=SMALL)).text("/talk").text("x" * 2000)
    assert told(talk) == ("limit", "'a' would take 2008 bytes; 1000 is the most", 7)
    assert talk.text("short").said == ["B?"]


def test_what_is_too_much_together_is_told_where_the_largest_was_given() -> None:
    """Of those that this turn gave."""
    nodes = "a: {prompt: A?}\nb: {prompt: B?, set: {small: x}}\nc: {prompt: C?}"
    talk = Talk(nodes_of(nodes, limits=SMALL)).text("/talk").text("x" * 600).text("y" * 500)
    assert told(talk) == ("limit", "the variables take 1127 bytes, 'b' alone 508; 1000 is the most", 8)
    assert talk.node == "b"


def test_an_action_s_result_that_is_too_large_leaves_the_question() -> None:
    """The conversation goes back to where it last waited."""
    nodes = "a: {prompt: A?}\nb: {action: any_action, save: found}\nc: {prompt: C?}"
    talk = Talk(nodes_of(nodes, limits=SMALL), results={"any_action": ["x" * 100] * 20}).text("/talk").text("go")
    assert told(talk)[0::2] == ("limit", 8)
    assert (talk.node, talk.said[-1]) == ("a", "A?")


def test_a_list_that_is_too_long_for_a_filter_is_a_limit() -> None:
    """No fault of the expression."""
    nodes = "a: {prompt: A?}\nb: {action: any_action, save: found}\nc: {prompt: '{{ found | sort | first }}'}"
    talk = Talk(nodes_of(nodes), results={"any_action": [1] * 2001}).text("/talk").text("go")
    assert told(talk) == ("limit", "a list of 2001 items is too long for 'sort'; 2000 is the most", 9)


def test_a_loop_over_too_long_a_list_is_a_limit() -> None:
    """200 items."""
    nodes = "a: {prompt: A?}\nb: {action: any_action, save: f}\nc: {prompt: 'C{% for x in f %}{{ x }}{% endfor %}'}"
    talk = Talk(nodes_of(nodes), results={"any_action": [1] * 201}).text("/talk").text("go")
    assert told(talk)[0::2] == ("limit", 9)


def test_a_text_that_grows_too_long_is_a_limit() -> None:
    """On its way to a variable as well."""
    nodes = "a: {prompt: A?}\nb: {set: {a: '{{ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a ~ a }}'}}"
    talk = Talk(nodes_of(nodes)).text("/talk").text("x" * 4000)
    assert told(talk) == ("limit", "the text would be longer than 65536 characters", 8)


def test_the_error_handler_sees_the_reason() -> None:
    """And may lead away."""
    nodes = "a: {prompt: A?, on: {error: {say: 'Too much ({{ reason }}).', next: b}}}\nb: {prompt: B?}"
    talk = Talk(nodes_of(nodes, limits=SMALL)).text("/talk").text("x" * 2000)
    assert (talk.said, talk.node) == (["Too much (limit).", "B?"], "b")


def test_flows_that_call_each_other_without_end_stop_at_the_depth() -> None:
    """At the node that calls."""
    one = "flow: one\ntriggers: [command: one]\nnodes:\n  a: {prompt: A?}\n  b: {call: two}\n"
    two = "flow: two\nnodes:\n  c: {call: one_more}\n"
    three = "flow: one_more\nnodes:\n  d: {call: two}\n"
    talk = Talk(flows_of(one, two, three, limits=Limits(depth=4))).text("/one").text("go")
    (report,) = talk.reports
    assert (report.reason, report.message) == ("limit", "more than 4 flows on the stack")
    assert (report.file.split("/")[-1], report.line) == ("two.yaml", 3)
    assert (talk.stack, talk.node, talk.said[-1]) == (["one"], "a", APOLOGY)


def test_flows_that_jump_to_each_other_without_end_stop_at_the_nodes_of_a_turn() -> None:
    """At the node that would have been one too many."""
    one = "flow: one\ntriggers: [command: one]\nnodes:\n  a: {prompt: A?}\n  b: {jump: two}\n"
    two = "flow: two\nnodes:\n  c: {jump: three}\n"
    three = "flow: three\nnodes:\n  d: {jump: two}\n"
    talk = Talk(flows_of(one, two, three, limits=Limits(nodes_per_turn=10))).text("/one").text("go")
    (report,) = talk.reports
    assert (report.reason, report.message) == ("limit", "more than 10 nodes in one turn")
    assert report.file.split("/")[-1] in ("two.yaml", "three.yaml")
    assert (report.line, talk.stack, talk.node) == (3, ["one"], "a")


def test_actions_in_a_ring_come_to_an_end() -> None:
    """Though each of them is a turn's end of its own."""
    nodes = "a: {prompt: A?}\nb: {action: any_action, save: x}\nc: {set: {x: 1}, next: b}"
    talk = Talk(nodes_of(nodes, limits=Limits(nodes_per_turn=10)), results={"any_action": 1}).text("/talk").text("go")
    assert [report.reason for report in talk.reports] == ["limit"]
    assert (talk.node, len(talk.calls) < 10) == ("a", True)
