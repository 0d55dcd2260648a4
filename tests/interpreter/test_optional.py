"""`optional`: a question that may be skipped, by its button, its label or /skip."""

from __future__ import annotations

import pytest

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def asked(optional: str, more: str = "") -> Talk:
    """A talk in which the optional question `q` was just asked."""
    return Talk(nodes_of(f"q:\n  prompt: Q?\n  optional: {optional}\n{more}\ndone: {{prompt: Done}}")).text("/talk")


def skipped(talk: Talk, way: str) -> Talk:
    """Skips by the button, the typed label or the command."""
    return talk.press("Skip") if way == "button" else talk.text(way)


@pytest.mark.parametrize("way", ["button", "skip", "/skip"])
def test_a_skipped_question_leaves_the_variable_unset(way: str) -> None:
    """And the conversation goes on."""
    talk = skipped(asked("true"), way)
    assert (talk.node, talk.data) == ("done", {})


@pytest.mark.parametrize("way", ["button", "skip", "/skip"])
def test_a_skipped_question_saves_its_value(way: str) -> None:
    """Of its type."""
    assert skipped(asked("{value: 0}", "  input: integer"), way).data == {"q": 0}


def test_the_button_says_skip() -> None:
    """The shipped label, below all others."""
    assert asked("true", "  buttons: [A, B]").labels == [["A"], ["B"], ["Skip"]]


def test_the_button_says_what_the_author_wrote() -> None:
    """Computed like any text."""
    assert asked("{label: 'Not {{ user.first_name }}'}").labels == [["Not Ada"]]


def test_the_value_may_compute() -> None:
    """When it is skipped."""
    assert asked("{value: '{{ user.first_name }}'}").text("/skip").data == {"q": "Ada"}


def test_skipping_breaks_no_rule() -> None:
    """The rules are for answers."""
    assert asked("{value: 0}", "  input: integer\n  validate: {min: 5}").text("/skip").data == {"q": 0}


def test_an_optional_choice_may_be_skipped() -> None:
    """Skipping is no choice among the options."""
    assert asked("true", "  buttons: [A, B]").press("Skip").node == "done"


def test_a_question_that_is_not_optional_says_so() -> None:
    """And stays."""
    talk = Talk(nodes_of("q: {prompt: Q?}")).text("/talk").text("/skip")
    assert (talk.node, talk.said) == ("q", ["This question cannot be skipped."])


def test_back_undoes_a_skip() -> None:
    """It was an answer."""
    talk = asked("{value: 0}").text("/skip").text("/back")
    assert (talk.node, talk.data) == ("q", {})


def test_a_skip_forgets_the_wrong_answers() -> None:
    """As any right answer does."""
    nodes = "q: {prompt: Q?, input: integer, optional: true, attempts: 2}\nd: {prompt: D?, next: q}"
    talk = Talk(nodes_of(nodes)).text("/talk").text("x").text("/skip").text("on")
    assert talk.text("x").node == "q"


def test_a_button_may_skip() -> None:
    """The word as a target."""
    assert asked("{value: 7}", "  buttons: {Later: skip}").press("Later").data == {"q": 7}
