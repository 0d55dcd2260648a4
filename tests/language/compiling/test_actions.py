"""Action nodes: DG212, DG213, DG214, DG215."""

from __future__ import annotations

import pytest

from dragoman.language.nodes.action import Action
from tests.language.compiling.marked import refusal, sound, told


def lead(keys: str) -> Action:
    """The action of the node `a`."""
    node = f"{{action: look, with: {{x: 1}}, outcomes: {{good: end}}, {keys}}}"
    found = sound(f"a: {node}\nb: {{say: B}}").nodes["a"].lead
    assert isinstance(found, Action)
    return found


def test_an_unknown_action_is_told_with_the_nearest() -> None:
    """At its name."""
    assert told(refusal("a: {action: «loook», with: {x: 1}}")) == (
        "DG213", "there is no action 'loook'", "did you mean 'look'?",
    )  # fmt: skip


def test_an_unknown_argument_is_told_with_those_there_are() -> None:
    """At its key."""
    problem = refusal("a: {action: look, save: got, with: {x: 1, «yy»: 2}}")
    assert told(problem) == ("DG214", "there is no parameter 'yy' in the action 'look'", "there are: x, y")


def test_a_missing_argument_is_told_at_the_action() -> None:
    """By its name."""
    assert told(refusal("a: {action: «look», save: got, with: {y: 1}}")) == (
        "DG214", "the action 'look' needs: x", "give it under 'with'",
    )  # fmt: skip


def test_without_with_every_required_argument_is_missing() -> None:
    """The same."""
    assert refusal("a: {action: «look», save: got}").message == "the action 'look' needs: x"


def test_an_outcome_that_the_action_does_not_have_is_told() -> None:
    """At its key, with the nearest."""
    problem = refusal("a: {action: look, with: {x: 1}, outcomes: {«god»: end}}")
    assert told(problem) == ("DG215", "there is no outcome 'god' of the action 'look'", "did you mean 'good'?")


@pytest.mark.parametrize(
    ("text", "seconds"), [("30s", 30), ("20m", 1200), ("1h 30m", 5400), ("2d", 172_800), ("1w", 604_800)]
)
def test_a_timeout_is_a_duration(text: str, seconds: int) -> None:
    """In seconds."""
    assert lead(f"timeout: {text}").timeout == seconds


@pytest.mark.parametrize("text", ["20", "soon", "1.5h", "10 minutes", "m20", "-5s", "1h,30m"])
def test_a_timeout_that_is_no_duration_is_refused(text: str) -> None:
    """The value is quoted, and how durations are written is shown."""
    problem = refusal(f"a: {{action: look, save: got, with: {{x: 1}}, timeout: «'{text}'»}}")
    assert problem.code == "DG212"
    assert f"'{text}' is no duration" in problem.message
    assert "1h 30m" in problem.message


def test_a_bare_number_as_a_timeout_is_asked_back_in_minutes() -> None:
    """The likely slip."""
    assert "did you mean '20m'?" in refusal("a: {action: look, save: got, with: {x: 1}, timeout: «20»}").message


def test_without_a_timeout_it_is_30_seconds() -> None:
    """The default."""
    assert lead("save: found").timeout == 30.0


def test_save_false_saves_nothing() -> None:
    """As without it."""
    assert lead("save: false").save is None
    assert lead("save: found").save == "found"
