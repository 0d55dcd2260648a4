"""The stack: interrupting, coming back, unwinding."""

from __future__ import annotations

from dragoman.graph.flow import Limits
from tests.interpreter.building import flows_of
from tests.interpreter.talking import Talk

MAIN = "flow: main\ntriggers:\n  - command: main\nnodes:\n  a: {prompt: A?}\n  b: {prompt: 'B, {{ a }}?'}"
ONE = "flow: one\ntriggers:\n  - command: one\nnodes:\n  x: {prompt: X?}"
TWO = "flow: two\ntriggers:\n  - command: two\nnodes:\n  y: {prompt: Y?}"
SHORT = "flow: short\ntriggers:\n  - command: short\nnodes:\n  z: {say: From 9 to 5.}"


def bot(limits: Limits | None = None) -> Talk:
    """Four flows."""
    return Talk(flows_of(MAIN, ONE, TWO, SHORT, limits=limits))


def test_a_command_over_a_question_comes_back_to_it() -> None:
    """The question is asked again."""
    talk = bot().text("/main").text("Ada").text("/short")
    assert (talk.said, talk.stack, talk.data) == (["From 9 to 5.", "B, Ada?"], ["main"], {"a": "Ada"})


def test_a_flow_started_over_a_question_is_pushed_on_the_stack() -> None:
    """Its questions come first."""
    talk = bot().text("/main").text("/one").text("/two")
    assert talk.stack == ["main", "one", "two"]
    assert (talk.text("y").said, talk.stack) == (["X?"], ["main", "one"])
    assert (talk.text("x").said, talk.stack) == (["A?"], ["main"])


def test_each_frame_has_its_own_variables() -> None:
    """Another flow's are unknown to it."""
    talk = bot().text("/main").text("Ada").text("/one").text("x")
    assert talk.data == {"a": "Ada"}


def test_a_flow_that_is_already_running_is_unwound_to_and_started_again() -> None:
    """What stood above it is cancelled, and so is its own first run."""
    talk = bot().text("/main").text("Ada").text("/one").text("/main")
    assert (talk.stack, talk.said, talk.data) == (["main"], ["A?"], {})
    assert talk.ended == [("one", "cancelled"), ("main", "cancelled")]


def test_the_running_flows_own_command_starts_it_again() -> None:
    """Nothing is left of the first run."""
    talk = bot().text("/main").text("Ada").text("/main")
    assert (talk.stack, talk.data) == (["main"], {})


def test_what_lies_below_the_unwound_flow_stays() -> None:
    """Only what is above it goes."""
    assert bot().text("/main").text("/one").text("/two").text("/one").stack == ["main", "one"]


def test_an_answer_after_coming_back_answers_the_question() -> None:
    """The interrupted conversation goes on."""
    assert bot().text("/main").text("/short").text("Ada").said == ["B, Ada?"]


def test_more_flows_than_the_depth_allows_are_refused() -> None:
    """The user gets a sentence, the operator a report, and the stack stays."""
    talk = bot(Limits(depth=2)).text("/main").text("/one").text("/two")
    assert talk.stack == ["main", "one"]
    assert talk.said == ["Sorry, something went wrong. Please try again."]
    assert [report.reason for report in talk.reports] == ["limit"]


def test_starting_a_running_flow_again_needs_no_depth() -> None:
    """It takes its own place."""
    assert bot(Limits(depth=2)).text("/main").text("/one").text("/one").stack == ["main", "one"]


def test_an_output_that_cannot_be_computed_keeps_nobody_inside() -> None:
    """It is left out, and the operator told."""
    flow = (
        "flow: f\ntriggers:\n  - command: f\noutputs:\n  bad: '{{ a + 1 }}'\n"
        "  good: '{{ a }}'\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}"
    )
    talk = Talk(flows_of(flow)).text("/f").text("text").text("/cancel")
    assert (talk.stack, talk.finished.outputs) == ([], {"good": "text"})
    assert [report.reason for report in talk.reports] == ["template"]


def test_first_values_are_set_in_order_at_the_start() -> None:
    """Each may use the ones before it."""
    head = (
        "inputs:\n  n: {type: integer, default: 2}\nvariables:\n"
        "  m: {initial: '{{ n + 1 }}'}\n  l: {initial: '{{ m * 2 }}'}"
    )
    flow = f"flow: f\ntriggers:\n  - command: f\n{head}\nnodes:\n  a: {{prompt: A?}}"
    assert Talk(flows_of(flow)).text("/f").data == {"n": 2, "m": 3, "l": 6}
