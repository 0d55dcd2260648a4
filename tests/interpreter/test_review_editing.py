"""Editing an answer from a review: it is asked again, saved, taken back, and the review comes back."""

from __future__ import annotations

import pytest

from dragoman.interpreter.events import Restored
from dragoman.interpreter.session import Editing
from dragoman.interpreter.session_codec import decode_session, encode_session
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.reviewed import NAMES, RANGE, at_review, edited
from tests.interpreter.talking import Talk


def test_the_question_is_asked_again_and_the_review_comes_back() -> None:
    """With the new value, without the questions between."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    assert talk.press("Edit Name").said == ["Name?"]
    assert talk.data == {"name": "Ada", "email": "a@b.c"}
    assert talk.text("Grace").said == ["Right?\nName: Grace\nEmail: a@b.c"]


def test_one_edit_after_the_other() -> None:
    """As often as one likes."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    edited(talk, "Name", "Grace")
    edited(talk, "Email", "g@h.i")
    assert edited(talk, "Name", "Eve").said == ["Right?\nName: Eve\nEmail: g@h.i"]
    assert talk.press("Done").said == ["Done."]


def test_a_wrong_answer_is_refused_and_the_old_one_stays() -> None:
    """Until the new one is right."""
    talk = at_review("n: {prompt: N?, input: integer, error: A number.}", "1")
    assert edited(talk, "N", "x").said == ["A number."]
    assert talk.data == {"n": 1}
    assert talk.text("2").said == ["Right?\nN: 2"]


def test_an_edit_ignores_reuse() -> None:
    """It is meant to be asked."""
    talk = at_review("n: {prompt: N?, reuse: true}", "1")
    assert talk.press("Edit N").said == ["N?"]


def test_an_edit_ignores_that_the_value_is_there_already() -> None:
    """Where `when` asks only for what is missing."""
    talk = at_review("n: {prompt: N?, when: not n}", "1")
    assert talk.press("Edit N").said == ["N?"]
    assert talk.text("2").said == ["Right?\nN: 2"]


@pytest.mark.parametrize(
    "keys", ["next: later", "buttons: [{text: A, value: a, next: later}, {text: B, value: b, next: later}]"]
)
def test_the_questions_own_ways_on_are_not_taken(keys: str) -> None:
    """Neither its next nor a button's."""
    nodes = f"n: {{prompt: N?, {keys}}}\nother: {{prompt: Other?}}\nlater: {{prompt: Later?}}"
    talk = at_review(nodes, "A", "x")
    assert edited(talk, "N", "B").said[-1].startswith("Right?\nN: B")


def test_what_the_pressed_button_and_the_node_set_is_set() -> None:
    """The small node in place behind the button included."""
    nodes = """
size:
  prompt: Size?
  set: {chosen: "{{ answer.text }}"}
  buttons:
    - {text: Small, value: s, set: {price: 5}, next: {say: Little., set: {cups: 1}, next: end_of_it}}
    - {text: Large, value: l, set: {price: 7}, next: {say: Much., set: {cups: 2}, next: end_of_it}}
end_of_it: {say: Well.}"""
    talk = at_review(nodes, "Small")
    assert edited(talk, "Size", "Large").said == ["Right?\nSize: Large"]
    assert talk.data == {"size": "l", "price": 7, "cups": 2, "chosen": "Large"}


def test_a_menu_sets_what_its_buttons_set() -> None:
    """That is the answer."""
    buttons = "{Small: {set: {size: s}, next: check}, Large: {set: {size: l}, next: check}}"
    talk = at_review(f"pick: {{prompt: Size?, buttons: {buttons}}}", "Small")
    assert edited(talk, "Size", "Large").said == ["Right?\nSize: Large"]


def test_back_goes_back_to_the_review() -> None:
    """Nothing has changed."""
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    assert talk.text("/back").said == ["Right?\nName: Ada\nEmail: a@b.c"]
    assert talk.session.frames[-1].editing is None
    assert talk.text("/back").said == ["Email?"]


def test_back_takes_an_edited_answer_back() -> None:
    """With all that came of it, and asks it again."""
    talk = edited(at_review(RANGE, "1", "9"), "Low", "10", "11")
    assert talk.text("/back").said == ["High?"]
    assert talk.text("/back").said == ["Low?"]
    assert talk.data == {"low": 1, "high": 9}
    assert talk.text("2").said == ["Right?\nLow: 2\nHigh: 9"]


def test_skip_and_its_value_count_as_an_answer() -> None:
    """The review comes back."""
    talk = at_review("n: {prompt: N?, optional: true}", "x")
    assert edited(talk, "N", "/skip").said == ["Right?\nN: –"]


def test_cancel_ends_it_all() -> None:
    """As anywhere."""
    assert edited(at_review(NAMES, "Ada", "a@b.c"), "Name").text("/cancel").ended == [("talk", "cancelled")]


def test_an_interruption_comes_back_to_the_edit() -> None:
    """And from there to the review."""
    asked = (
        "flow: talk\ntriggers: [{command: talk}]\nnodes:\n  n: {prompt: N?}\n  m: {prompt: M?}\n  check: {review: R?}"
    )
    other = "flow: other\ntriggers: [{command: other}]\nnodes:\n  b: {prompt: B?}"
    talk = Talk(flows_of(asked, other)).text("/talk").text("1").text("2").press("Edit N")
    assert talk.text("/other").text("x").said == ["N?"]
    assert talk.text("3").said == ["R?\nN: 3\nM: 2"]


def test_the_questions_timeout_counts() -> None:
    """From the edit on; its way leads out of the edit."""
    nodes = """
n: {prompt: N?, timeout: {after: 1h, next: late}}
m: {prompt: M?, next: check}
late: {say: Late., next: m}"""
    talk = edited(at_review(nodes, "1", "2"), "N")
    assert talk.wait(minutes=61).said == ["Late.", "M?"]
    assert talk.session.frames[-1].editing is None


def test_attempts_end_an_edit_as_they_end_a_question() -> None:
    """By their way on."""
    nodes = """
n: {prompt: N?, input: integer, attempts: {max: 2, next: out}}
m: {prompt: M?, next: check}
out: {say: Out., end: out}"""
    assert edited(at_review(nodes, "1", "2"), "N", "x", "y").ended == [("talk", "out")]


def test_an_edit_survives_a_new_process() -> None:
    """At every point."""
    talk = edited(at_review(RANGE, "1", "9"), "Low", "10")
    assert talk.session.frames[-1].editing == Editing("check")
    assert decode_session(encode_session(talk.session)) == talk.session
    talk.session = decode_session(encode_session(talk.session))
    talk.happen(Restored(talk.origin()))
    assert talk.text("11").said == ["Right?\nLow: 10\nHigh: 11"]


def test_an_edit_in_a_deploy_goes_on() -> None:
    """As long as the review is there; else the conversation goes on from the question."""
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    talk.flows = nodes_of(f"{NAMES}\ncheck2: {{review: Well?, was: check}}")
    assert talk.text("Eve").said == ["Well?\nName: Eve\nEmail: a@b.c"]
    talk = edited(at_review(NAMES, "Ada", "a@b.c"), "Name")
    talk.flows = nodes_of(f"{NAMES}\nlast: {{say: Last.}}")
    assert talk.text("Eve").said == ["Email?"]


def test_the_buttons_of_a_review_survive_a_deploy() -> None:
    """They mean what they meant."""
    talk = at_review(NAMES, "Ada", "a@b.c")
    talk.flows = nodes_of(f"{NAMES}\ncheck: {{review: Well?}}\ndone: {{say: Done!}}")
    assert talk.press("Edit Email").said == ["Email?"]
    talk = at_review(NAMES, "Ada", "a@b.c")
    talk.flows = nodes_of(f"{NAMES}\ncheck: {{review: Well?}}\ndone: {{say: Done!}}")
    assert talk.press("Done").said == ["Done!"]


CALLING = """
flow: talk
triggers: [{command: talk}]
nodes:
  n: {prompt: N?}
  ask: {call: inner, with: {about: "{{ n }}"}, save: found}
  m: {prompt: M?}
  check: {review: "Right? {{ found.word }}", fields: [n, m]}
"""
INNER = """
flow: inner
inputs: {about: text}
nodes: {word: {prompt: "Word for {{ about }}?"}}
"""


def test_a_called_flow_is_run_again_when_what_it_was_given_changed() -> None:
    """And the review comes after its end."""
    talk = Talk(flows_of(CALLING, INNER)).text("/talk").text("1").text("one").text("x")
    assert talk.said == ["Right? one\nN: 1\nM: x"]
    assert edited(talk, "N", "2").said == ["Word for 2?"]
    assert talk.text("two").said == ["Right? two\nN: 2\nM: x"]
    assert edited(talk, "M", "y").said == ["Right? two\nN: 2\nM: y"]


def test_a_review_in_a_called_flow_ends_that_flow() -> None:
    """And its caller goes on."""
    nodes = "  a: {call: inner, save: got}\n  b: {prompt: 'B {{ got.w }}?'}"
    outer = f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n{nodes}"
    inner = "flow: inner\nnodes:\n  w: {prompt: W?}\n  r: {review: R?}"
    talk = edited(Talk(flows_of(outer, inner)).text("/talk").text("1"), "W", "2")
    assert talk.press("Done").said == ["B 2?"]
