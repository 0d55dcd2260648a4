"""The shipped flows keep what they promise: sound, short, translated, and shown by dialogues that pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.project.loading import load
from dragoman_bots.testing.suite import Suite, dialogue_in
from tests.flows.shipped import DIALOGUES, FLOWS, NAMES, dialogues_of, text_of

# What a page of the language shows at a time; a flow beyond that is no longer read at a glance.
LONGEST = 100


def test_all_of_them_together_are_sound() -> None:
    """Without so much as a warning: `dragoman validate flows` says nothing."""
    assert load(FLOWS).diagnostics == []


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.name.partition(".")[0])
async def test_a_dialogue_passes(path: Path) -> None:
    """Each says in its first line what it shows."""
    (result,) = await Suite().hold([path])
    assert result.failure is None, result.failure.message


@pytest.mark.parametrize("flow", NAMES)
def test_every_flow_has_two_dialogues_at_least(flow: str) -> None:
    """The good way, and what else matters."""
    assert len(dialogues_of(flow)) >= 2


def test_every_dialogue_belongs_to_a_flow() -> None:
    """Or `dragoman new` would leave it behind."""
    assert {path.name.partition("_")[0] for path in DIALOGUES} <= set(NAMES)


def test_no_two_dialogues_show_the_same() -> None:
    """By their sentences."""
    told = [getattr(dialogue_in(path), "name", path.name) for path in DIALOGUES]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("flow", NAMES)
def test_a_flow_says_on_top_what_it_shows(flow: str) -> None:
    """In a comment, below the line that names the schema."""
    modeline, comment = text_of(flow).splitlines()[:2]
    assert modeline == "# yaml-language-server: $schema=../schemas/flow.schema.json"
    assert re.match(r"# Shows [a-z].*[a-z,.]$", comment)


@pytest.mark.parametrize("flow", NAMES)
def test_a_flow_is_short(flow: str) -> None:
    """It is read at a glance, and no line is cut off."""
    lines = text_of(flow).splitlines()
    assert len(lines) <= LONGEST
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("flow", NAMES)
def test_a_flow_is_translated(flow: str) -> None:
    """All of it: a bot that speaks half of a language is none."""
    catalog = (FLOWS / "locales" / "es" / f"{flow}.po").read_text(encoding="utf-8")
    assert 'msgstr ""\n\n' not in catalog.partition("\n\n")[2] + "\n"
    assert "#, fuzzy" not in catalog


@pytest.mark.parametrize("name", ["registration", "settings"])
def test_a_dialogue_is_held_in_spanish(name: str) -> None:
    """With words that only the translation has."""
    text = (FLOWS / "dialogues" / f"{name}_in_spanish.dialogue.yaml").read_text(encoding="utf-8")
    catalog = (FLOWS / "locales" / "es" / f"{name}.po").read_text(encoding="utf-8")
    translated = re.findall(r'^msgstr "(.+)"$', catalog, re.MULTILINE)
    assert any(sentence in text for sentence in translated)


def test_the_actions_of_each_flow_stand_in_a_file_of_its_own() -> None:
    """Which actions.py brings together for the bot of all examples."""
    files = {path.stem for path in FLOWS.glob("*.py")} - {"actions"}
    assert files <= set(NAMES)
    imported = re.findall(r"^from (\w+) import", (FLOWS / "actions.py").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(imported) - {"dragoman", "typing"} == files
