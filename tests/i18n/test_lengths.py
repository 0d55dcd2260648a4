"""Translations have no more room than their texts: DG406, at their place in the PO file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.i18n.translating import entry, project, the_one, told

LIMITS = [
    ("a: {say: {photo: 'https://e.org/x', text: Hi}}", "a.say", 1024),
    ("a: {prompt: {text: 'Hi?', placeholder: Hi}}", "a.prompt", 64),
    ("a: {say: {poll: {question: 'Q', options: [Hi, Ho]}}}", "a.say", 100),
    ("a: {pay: {title: Hi, currency: EUR, amount: 1}}", "a.pay", 32),
    ("a: {prompt: 'Q?', buttons: [{text: Hm, value: 1, toast: Hi}]}", "a.buttons", 200),
]


def with_translation(folder: Path, node: str, context: str, text: str) -> Path:
    """A project with this node, whose text `Hi` is translated so, and all its others somehow."""
    others = {"a.prompt": ["Hi?", "Q?"], "a.say": ["Q", "Ho"], "a.buttons": ["Hm"]}
    rest = "".join(entry(at, one, "x") for at, texts in others.items() for one in texts if _stands(one, node))
    flow = f"    nodes:\n      {node}\n"
    return project(folder, rest + entry(context, "Hi", text), flow)


def _stands(text: str, node: str) -> bool:
    return f"'{text}'" in node or f"[{text}," in node or f", {text}]" in node or f"text: {text}," in node


@pytest.mark.parametrize(("node", "context", "most"), LIMITS)
def test_a_translation_has_the_room_of_its_text(tmp_path: Path, node: str, context: str, most: int) -> None:
    """The first character too many is a warning."""
    assert told(with_translation(tmp_path / "fits", node, context, "x" * most)) == []
    found = the_one(with_translation(tmp_path / "long", node, context, "x" * (most + 1)))
    assert (found.code, found.severity) == ("DG406", Severity.WARNING)
    assert found.file.endswith(".po")
    assert found.message == f"this translation is {most + 1:,} characters long; there is room for {most:,}"


def test_only_what_is_read_of_a_translation_counts(tmp_path: Path) -> None:
    """Not its markup, and of a sign written as a reference one character."""
    node = "a: {say: {photo: 'https://e.org/x', text: Hi}}"
    assert told(with_translation(tmp_path / "fits", node, "a.say", f"<b>{'x' * 1023}</b>&amp;")) == []
    assert the_one(with_translation(tmp_path / "long", node, "a.say", f"<b>{'x' * 1024}</b>&amp;")).code == "DG406"


def test_a_translation_that_is_too_long_for_any_message_is_told_once(tmp_path: Path) -> None:
    """Under a photo, too."""
    node = "a: {say: {photo: 'https://e.org/x', text: Hi}}"
    assert the_one(with_translation(tmp_path, node, "a.say", "x" * 4097)).code == "DG406"


def test_a_label_may_be_as_long_as_in_the_flow(tmp_path: Path) -> None:
    """Though it is longer than most."""
    flow = f"    nodes:\n      a:\n        prompt: Q?\n        buttons: [{'y' * 70}, Ho]\n"
    others = entry("a.prompt", "Q?", "x") + entry("a.buttons", "Ho", "x")
    assert told(project(tmp_path / "fits", others + entry("a.buttons", "y" * 70, "x" * 70), flow)) == []
    assert the_one(project(tmp_path / "long", others + entry("a.buttons", "y" * 70, "x" * 71), flow)).code == "DG406"
