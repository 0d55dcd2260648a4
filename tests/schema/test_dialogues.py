"""Dialogues as wholes; their keys are in the tables."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.schema import check_dialogue
from dragoman.source.tree import Scalar, Span
from tests.schema.reading import only, tree_of

SMALLEST = "dialogue: It greets\nsteps:\n  - user: Hello\n"


def _shape(text: str) -> list[Diagnostic]:
    return check_dialogue(tree_of(text), "a.dialogue.yaml")


def test_the_smallest_dialogue_is_fine() -> None:
    """What it shows, and a step."""
    assert _shape(SMALLEST) == []


@pytest.mark.parametrize(("text", "word"), [("- a\n", "a list"), ("hello\n", "'hello'"), ("5\n", "'5'")])
def test_a_file_that_is_no_mapping_is_said_to_be_none(text: str, word: str) -> None:
    """At its start, as what it is."""
    told = only(_shape(text))
    assert (told.code, told.span.line, told.span.column) == ("DG100", 1, 1)
    assert word in told.message


def test_an_empty_dialogue_is_said_to_be_empty() -> None:
    """A dialogue is never optional."""
    told = only(check_dialogue(Scalar(None, "", "plain", Span(1, 1, 1, 1), 0, 0), "a.dialogue.yaml"))
    assert "empty" in told.message


def test_a_dialogue_without_its_sentence_is_told_at_the_files_first_place() -> None:
    """With how to begin it."""
    told = only(_shape("steps:\n  - user: Hello\n"))
    assert (told.code, told.span.line, told.span.column) == ("DG103", 1, 1)
    assert told.help == "begin the file with 'dialogue: ' and what it shows"


def test_a_dialogue_without_steps_is_told() -> None:
    """It would show nothing."""
    assert only(_shape("dialogue: It greets\n")).message == "'steps' is missing: a dialogue needs it"
    assert only(_shape("dialogue: It greets\nsteps: []\n")).code == "DG113"


@pytest.mark.parametrize("step", ["user: 5", "user: true", "bot: 1.10", "bot: none", "press: Null", "press: 22:30"])
def test_whatever_is_said_is_a_text_as_it_is_written(step: str) -> None:
    """As everywhere in the language."""
    assert _shape(f"dialogue: It greets\nsteps:\n  - {step}\n") == []


def test_what_reading_the_file_has_told_is_not_told_again() -> None:
    """A mistake inside a place already spoken of is its echo."""
    tree = tree_of("dialogue: It greets\nsteps:\n  - usr: Hello\n")
    (told,) = check_dialogue(tree, "a.dialogue.yaml")
    assert check_dialogue(tree, "a.dialogue.yaml", [told]) == []


def test_a_step_that_does_two_things_is_told_at_the_second() -> None:
    """A step is one thing, as a node is."""
    told = only(_shape("dialogue: It greets\nsteps:\n  - user: Hello\n    bot: Hi\n"))
    assert (told.code, told.span.line, told.message) == ("DG112", 4, "'bot' cannot stand beside 'user'")


def test_what_a_flow_is_given_needs_the_flow() -> None:
    """`with` says nothing without `start`."""
    told = only(_shape(SMALLEST + "with: {city: Berlin}\n"))
    assert told.message == "'with' belongs to 'start', which is not here"
