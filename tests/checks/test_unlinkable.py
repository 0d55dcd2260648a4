"""Inputs that no link and no pattern can fill (DG528)."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from tests.checks.judging import found_in


def told(trigger: str, kind: str) -> list[Diagnostic]:
    """What is told of a flow with this trigger, which fills an input `event` of this type."""
    head = f"flow: trial\ntriggers: [{trigger}]\ninputs: {{event: {kind}}}\n"
    text = f"{head}nodes:\n  a:\n    say: '{{{{ event is defined }}}}'\n"
    return found_in({"flows/trial.yaml": text})


@pytest.mark.parametrize("trigger", ["{deep_link: 'rsvp_{event}'}", "{pattern: 'rsvp (?P<event>.+)'}"])
@pytest.mark.parametrize("kind", ["list", "record"])
def test_an_input_that_no_text_can_be_is_told(trigger: str, kind: str) -> None:
    """At the trigger that would fill it."""
    (problem,) = told(trigger, kind)
    assert (problem.code, problem.severity, problem.span.line) == ("DG528", Severity.ERROR, 2)
    assert problem.message.endswith(f"fills 'event' with a text, and it is declared as a {kind}")


@pytest.mark.parametrize("kind", ["text", "integer", "date", "any"])
def test_an_input_that_a_text_can_be_is_right(kind: str) -> None:
    """Also where not every text is one."""
    assert told("{deep_link: 'rsvp_{event}'}", kind) == []
