"""`attempts`: what counts as a wrong answer, what does not, and where the last one leads."""

from __future__ import annotations

import pytest

from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import Talk

NODES = """
a: {prompt: A?}
q:
  prompt: "Q{{ attempt }}?"
  input: integer
  error: "No {{ attempt }}"
  attempts: {max: 3, next: gave_up}
b: {prompt: B?, next: q}
gave_up: {say: "Gave up.", end: gave_up}
"""


def asked(nodes: str = NODES) -> Talk:
    """A talk in which the question `q` was just asked."""
    return Talk(nodes_of(nodes)).text("/talk").text("first")


def test_attempt_is_one_for_the_first_answer() -> None:
    """And one more for each wrong one."""
    talk = asked()
    assert (talk.said, talk.text("x").said, talk.text("x").said) == (["Q1?"], ["No 1"], ["No 2"])


def test_the_last_wrong_answer_goes_to_next_without_its_error() -> None:
    """The third of three."""
    talk = asked().text("x").text("x").text("x")
    assert (talk.said, talk.ended) == (["Gave up."], [("talk", "gave_up")])


def test_without_next_the_shipped_text_is_said_and_the_flow_ends_as_attempts() -> None:
    """The short form."""
    talk = Talk(nodes_of("q: {prompt: Q?, input: integer, attempts: 2}")).text("/talk").text("x").text("x")
    assert (talk.said, talk.ended) == (["Too many wrong answers. Let us stop here."], [("talk", "attempts")])


def test_one_attempt_means_the_first_wrong_answer_is_the_last() -> None:
    """The border."""
    assert Talk(nodes_of("q: {prompt: Q?, input: integer, attempts: 1}")).text("/talk").text("x").ended


def test_a_right_answer_sets_the_count_back() -> None:
    """Coming to the question anew, all attempts are there."""
    talk = asked().text("x").text("x").text("5").text("on")
    assert talk.said == ["Q1?"]


@pytest.mark.parametrize("leave", [("/back", "again"), ("/help",), ("/side", "yes"), ("/oder",), ("/skip",)])
def test_what_is_no_wrong_answer_does_not_change_the_count(leave: tuple[str, ...]) -> None:
    """Leaving and coming back, /back, interruptions, unknown commands."""
    side = "flow: side\ntriggers:\n  - command: side\nnodes:\n  sure: {prompt: Sure?}"
    flow = f"flow: talk\ntriggers:\n  - command: talk\nnodes:\n{_indented(NODES)}"
    talk = Talk(flows_of(flow, side)).text("/talk").text("first").text("x").text("x")
    for text in leave:
        talk.text(text)
    assert talk.node == "q"
    assert talk.text("x").said == ["Gave up."]


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.strip().splitlines())


def test_a_near_miss_uses_no_attempt() -> None:
    """It is asked back instead."""
    talk = Talk(nodes_of("q: {prompt: Q?, buttons: [Apple, Banana], attempts: 1}")).text("/talk").text("Bananna")
    assert (talk.node, talk.said) == ("q", ["Did you mean Banana?"])


def test_a_stale_press_uses_no_attempt() -> None:
    """It is answered, and the question asked again."""
    talk = Talk(nodes_of("q: {prompt: Q?, buttons: [Apple, Banana], attempts: 1}")).text("/talk")
    assert talk.press_at(99, 0).node == "q"


def test_again_counts_no_attempt() -> None:
    """Redrawing is no answer."""
    talk = Talk(nodes_of("q: {prompt: 'Q{{ attempt }}?', buttons: [{text: Redraw, next: again}, Apple], attempts: 1}"))
    assert talk.text("/talk").press("Redraw").said == ["Q1?"]


def test_a_choice_outside_the_options_is_a_wrong_answer() -> None:
    """With the same counting."""
    talk = Talk(nodes_of("q: {prompt: Q?, buttons: [Apple, Banana], attempts: 2}")).text("/talk")
    assert talk.text("a flying saucer").node == "q"
    assert talk.text("a flying saucer").ended == [("talk", "attempts")]


def test_a_press_that_breaks_a_rule_is_a_wrong_answer() -> None:
    """A choice can be refused as well."""
    nodes = (
        "q: {prompt: Q?, buttons: [Apple, Banana], validate: {that: value != 'Apple', error: Not today}, attempts: 2}"
    )
    talk = Talk(nodes_of(nodes)).text("/talk")
    assert (talk.press("Apple").said, talk.node) == (["Not today"], "q")
    assert talk.press("Apple").ended == [("talk", "attempts")]


def test_a_press_that_breaks_a_rule_leaves_the_buttons() -> None:
    """Another one can be pressed."""
    nodes = "q: {prompt: Q?, buttons: [Apple, Banana], validate: {that: value != 'Apple', error: Not today}}"
    talk = Talk(nodes_of(nodes)).text("/talk").press("Apple")
    assert (talk.changes, talk.press("Banana").ended) == ([], [("talk", "completed")])


def test_attempts_next_in_place_speaks_and_goes_on_there() -> None:
    """With the number of this attempt."""
    nodes = (
        "q: {prompt: Q?, input: integer, attempts: {max: 2, "
        "next: {say: '{{ attempt }} wrong', next: b}}}\nb: {prompt: B?}"
    )
    talk = Talk(nodes_of(nodes)).text("/talk").text("x").text("x")
    assert (talk.said, talk.node) == (["2 wrong", "B?"], "b")


def test_attempts_next_in_place_that_leads_nowhere_ends_as_attempts() -> None:
    """The question is over all the same."""
    talk = (
        Talk(nodes_of("q: {prompt: Q?, input: integer, attempts: {max: 1, next: {say: Pity}}}")).text("/talk").text("x")
    )
    assert (talk.said, talk.ended) == (["Pity"], [("talk", "attempts")])


def test_the_count_is_kept_for_a_question_without_attempts() -> None:
    """Any text may show it."""
    nodes = "q: {prompt: 'Q{{ attempt }}?', input: integer, ask_again: true}"
    assert Talk(nodes_of(nodes)).text("/talk").text("x").said[-1] == "Q2?"


def test_each_question_counts_for_itself() -> None:
    """One's wrong answers are not another's."""
    nodes = "a: {prompt: A?, input: integer, attempts: 2}\nb: {prompt: B?, input: integer, attempts: 2}"
    assert Talk(nodes_of(nodes)).text("/talk").text("x").text("1").text("x").node == "b"


def test_a_flow_started_again_has_all_attempts() -> None:
    """The counts belong to the run."""
    talk = asked().text("x").text("x").text("/talk").text("first")
    assert talk.said == ["Q1?"]
