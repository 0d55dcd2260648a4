"""When a flow cannot go on: the session stays where it was, the user is told politely, the operator exactly."""

from __future__ import annotations

import pytest

from dragoman.graph.flow import Limits
from dragoman.interpreter.session import Question
from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Failure, Talk

SORRY = "Sorry, something went wrong. Please try again."

BROKEN = {
    "a text": "x: {say: '{{ a + 1 }}'}",
    "a question": "x: {prompt: '{{ a + 1 }}'}",
    "a label": "x: {prompt: X?, buttons: [{text: '{{ a + 1 }}', value: 1}]}",
    "a button's value": "x: {prompt: X?, buttons: [{text: B, value: '{{ a + 1 }}'}]}",
    "a button's condition": "x: {prompt: X?, buttons: [{text: B, value: 1, when: (a | first) > 1}]}",
    "a condition": "x: {when: (a | first) > 1, say: X}",
    "a set": "x: {set: {y: '{{ a + 1 }}'}}",
    "a branch": "x: {branches: [{when: (a | first) > 1, end: x}]}",
    "an argument": "x: {action: look, with: {x: '{{ a + 1 }}'}}",
    "a skip label": "x: {prompt: X?, optional: {label: '{{ a + 1 }}'}}",
    "an empty question": "x: {prompt: '{% if a | first == 1 %}Never{% endif %}'}",
    "a link": "x: {say: {text: X, buttons: [{text: L, url: 'https://example.org/{{ a + 1 }}'}]}}",
}


@pytest.mark.parametrize("node", BROKEN.values(), ids=BROKEN.keys())
def test_what_cannot_be_computed_leaves_the_session_where_it_was(node: str) -> None:
    """The question waits as before; nothing of the broken turn is sent."""
    talk = Talk(nodes_of(f"a: {{prompt: A?}}\nsaid: {{say: Before}}\n{node}")).text("/talk")
    frames, waiting = talk.session.frames, talk.session.waiting
    talk.text("text")
    assert talk.said == [SORRY]
    assert (talk.session.frames, talk.session.waiting) == (frames, waiting)


@pytest.mark.parametrize("node", BROKEN.values(), ids=BROKEN.keys())
def test_the_operator_is_told_the_line(node: str) -> None:
    """File, line, flow and node."""
    talk = Talk(nodes_of(f"a: {{prompt: A?}}\n{node}")).text("/talk").text("text")
    (report,) = talk.reports
    assert (report.reason, report.file, report.line) == ("template", "talk.yaml", 8)
    assert (report.flow, report.node) == ("talk", "x")


def test_the_operator_is_told_the_node_at_fault_and_not_the_one_that_waits() -> None:
    """The session is back at `a`; the nodes behind it were walked in the same turn."""
    talk = Talk(nodes_of("a: {prompt: A?}\nsaid: {say: Before}\nx: {say: '{{ a + 1 }}'}\nafter: {say: After}"))
    (report,) = talk.text("/talk").text("text").reports
    assert (talk.session.frames[-1].node, report.node) == ("a", "x")


def test_an_error_text_that_cannot_be_computed_counts_no_attempt() -> None:
    """The wrong answer is as if it had not been given."""
    talk = Talk(nodes_of("a: {prompt: A?, input: integer, error: '{{ answer.text + 1 }}', attempts: 2}")).text("/talk")
    assert (talk.text("x").said, talk.node) == ([SORRY], "a")


def test_a_rule_that_cannot_be_computed_refuses_nothing_silently() -> None:
    """The user is told that something went wrong."""
    talk = Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?, validate: {that: value > a + 1}}")).text("/talk").text("x")
    assert (talk.text("y").said, talk.node) == ([SORRY], "b")


def test_the_answer_to_a_press_is_given_even_then() -> None:
    """No clock turns for ever on a button."""
    talk = Talk(nodes_of("a: {prompt: A?, buttons: [One]}\nx: {say: '{{ a + 1 }}'}")).text("/talk").press("One")
    assert len(talk.notices) == 1
    assert talk.press("One").said == [SORRY]


def test_the_buttons_stay_alive_after_a_fault() -> None:
    """The same question waits; no keyboard was taken away."""
    talk = Talk(nodes_of("a: {prompt: A?, buttons: [One]}\nx: {say: '{{ a + 1 }}'}")).text("/talk").press("One")
    assert talk.changes == []


def test_a_flow_that_cannot_start_leaves_nothing_behind() -> None:
    """The session is idle as before."""
    talk = Talk(nodes_of("a: {say: '{{ user.id + user.name }}'}")).text("/talk")
    assert (talk.said, talk.stack, talk.session.waiting) == ([SORRY], [], None)


def test_a_first_value_that_cannot_be_computed_starts_nothing() -> None:
    """Nor does it end what runs."""
    head = "variables:\n  x: {initial: '{{ user.id + user.name }}'}"
    assert Talk(nodes_of("a: {prompt: A?}", head=head)).text("/talk").stack == []


def test_an_error_handler_at_fault_is_replaced_by_a_plain_apology() -> None:
    """Its text cannot be computed either."""
    talk = Talk(nodes_of("a: {prompt: A?}\nx: {say: '{{ a + 1 }}'}", head="on: {error: {say: '{{ a + 2 }}'}}"))
    assert (talk.text("/talk").text("t").said, talk.node) == ([SORRY], "a")


def test_an_error_handler_at_fault_after_an_action_comes_back_to_the_question_all_the_same() -> None:
    """With everything collected before it."""
    nodes = "a: {prompt: A?}\nb: {prompt: B?}\nrun: {action: look}"
    talk = Talk(nodes_of(nodes, head="on: {error: {say: '{{ a + 2 }}'}}"), results={"look": Failure("boom")})
    talk.text("/talk").text("1").text("2")
    assert (talk.said, talk.node, talk.data) == ([SORRY, "B?"], "b", {"a": "1"})


def test_where_even_the_question_cannot_be_asked_again_the_session_is_idle() -> None:
    """The user is told, and may begin anew."""
    nodes = """
    a: {prompt: A?, buttons: [{text: Go, next: b}]}
    b: {prompt: "B {% if x %}{{ user.name + 1 }}{% endif %}?", set: {x: true}, next: b2}
    b2: {set: {x: true}, next: run}
    run: {action: look}
    """
    head = "on: {error: {set: {x: true}, next: b}}"
    talk = Talk(nodes_of(nodes, head=head), results={"look": Failure("boom")}).text("/talk").press("Go").text("t")
    assert talk.said[0] == SORRY
    assert (talk.stack == []) is (talk.session.waiting is None)


def test_an_endless_loop_is_cut_and_the_session_stays() -> None:
    """More nodes in one turn than the limit."""
    talk = Talk(
        nodes_of("a: {prompt: A?}\nb: {set: {x: 1}}\nc: {set: {y: 1}, next: b}", limits=Limits(nodes_per_turn=10))
    )
    talk.text("/talk").text("t")
    assert (talk.said, talk.node, talk.data) == ([SORRY], "a", {})
    assert "10" in talk.reports[0].message


def test_as_many_nodes_as_the_limit_are_walked() -> None:
    """The border."""
    nodes = "\n".join(f"n{i}: {{set: {{x: {i}}}}}" for i in range(9)) + "\nq: {prompt: Q?}"
    assert Talk(nodes_of(nodes, limits=Limits(nodes_per_turn=10))).text("/talk").node == "q"


def test_one_node_more_than_the_limit_is_too_many() -> None:
    """The other side of it."""
    nodes = "\n".join(f"n{i}: {{set: {{x: {i}}}}}" for i in range(10)) + "\nq: {prompt: Q?}"
    assert Talk(nodes_of(nodes, limits=Limits(nodes_per_turn=10))).text("/talk").stack == []


def test_variables_larger_than_the_limit_are_refused() -> None:
    """The answer is not taken, what was there stays."""
    talk = Talk(nodes_of("a: {prompt: A?}\nb: {prompt: B?}\nc: {prompt: C?}", limits=Limits(variables=100))).text(
        "/talk"
    )
    talk.text("short").text("x" * 200)
    assert (talk.said, talk.node, talk.data) == ([SORRY], "b", {"a": "short"})
    assert talk.reports[0].reason == "limit"


def test_variables_that_grow_without_end_are_stopped() -> None:
    """Answer by answer, at some point."""
    flows = nodes_of("a: {prompt: A?, set: {all: '{{ all ~ a }}'}, next: a}", limits=Limits(variables=500))
    talk = Talk(flows).text("/talk")
    for _ in range(20):
        talk.text("x" * 50)
    assert talk.said == [SORRY]
    assert isinstance(talk.session.waiting, Question)


def test_an_undefined_variable_prints_as_nothing() -> None:
    """Known, but not yet set, is no fault."""
    assert Talk(nodes_of("a: {say: '[{{ b }}]', next: end}\nb: {prompt: B?}")).text("/talk").said == ["[]"]
