"""Dialogues read from text, for the tests of the pure part."""

from __future__ import annotations

from textwrap import dedent

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.testing.dialogue import Deed, Dialogue
from dragoman.testing.reading import read_dialogue


def dialogue(text: str) -> Dialogue:
    """The dialogue of this file's text."""
    found, problems = read(text)
    assert found is not None, problems
    return found


def read(text: str) -> tuple[Dialogue | None, list[Diagnostic]]:
    """The dialogue, and what is wrong with it."""
    source = Source("a.dialogue.yaml", dedent(text))
    parsed = parse(source)
    assert parsed.tree is not None, parsed.diagnostics
    assert not parsed.diagnostics
    came = read_dialogue(source, parsed.tree)
    return came.dialogue, came.diagnostics


def deed(step: str) -> Deed:
    """The one step of a dialogue, written as `user: Hi`."""
    (only,) = dialogue(f"dialogue: a\nsteps:\n  - {step}\n").steps
    return only.deed


def complaint(step: str) -> str:
    """What is wrong with the one step of a dialogue."""
    (only,) = read(f"dialogue: a\nsteps:\n  - {step}\n")[1]
    assert only.code == "DG800"
    return only.message
