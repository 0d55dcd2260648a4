"""`back` as a target: which answer it takes back, where it is reached in the very turn of an answer."""

from __future__ import annotations

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def talk(below: str) -> Talk:
    """A talk in which `a` was answered 'one' and `b`, above these nodes, 'two'."""
    return Talk(nodes_of(f"a: {{prompt: A?}}\nb: {{prompt: B?}}\n{below}")).text("/talk").text("one").text("two")


def test_a_node_that_leads_back_asks_the_question_that_led_to_it() -> None:
    """Its answer is taken back, and no other."""
    shown = talk("nothing: {say: There is none., next: back}")
    assert (shown.said, shown.node, shown.data) == (["There is none.", "B?"], "b", {"a": "one"})


def test_the_answers_before_can_still_be_taken_back() -> None:
    """One by one."""
    shown = talk("nothing: {say: There is none., next: back}").text("/back")
    assert (shown.said, shown.node, shown.data) == (["A?"], "a", {})


def test_what_nodes_on_the_way_have_set_is_taken_back_too() -> None:
    """As if the answer was never given."""
    shown = talk("count: {set: {b: three, c: four}}\nnothing: {set: {a: five}, next: back}")
    assert (shown.node, shown.data) == ("b", {"a": "one"})


def test_an_answer_that_itself_leads_back_asks_the_question_before() -> None:
    """Otherwise it would ask itself for ever."""
    nodes = "a: {prompt: A?}\nb: {prompt: B?, branches: [{when: b == 'wrong', next: back}]}\nc: {prompt: C?}"
    shown = Talk(nodes_of(nodes)).text("/talk").text("one").text("wrong")
    assert (shown.said, shown.node, shown.data) == (["A?"], "a", {})


def test_at_the_beginning_an_answer_that_leads_back_is_asked_again() -> None:
    """There is nothing to go back to, and nothing of it stays."""
    shown = Talk(nodes_of("a: {prompt: A?, branches: [{when: a == 'wrong', next: back}]}\nb: {prompt: B?}"))
    shown.text("/talk").text("wrong")
    assert (shown.said[-1], shown.node, shown.data) == ("A?", "a", {})
