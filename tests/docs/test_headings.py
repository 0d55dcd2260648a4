"""The reference names everything there is: the headings are the lists of the code."""

from __future__ import annotations

import pytest

from dragoman.cli import COMMANDS
from dragoman.graph.flow import ESCAPES
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.filters import FILTERS
from dragoman.language.inputs import all_inputs
from dragoman.language.names import AMBIENT, VALUES, WORDS
from dragoman.language.nodes import all_nodes
from dragoman.language.validators import all_validators
from dragoman.language.values.judging import TESTS
from dragoman.schema import schema_text
from tests.docs.pages import PAGES

_REFERENCE = next(page for page in PAGES if page.name == "docs/language.md")
_LISTS = {
    "Nodes": set(all_nodes()),
    "Input types": set(all_inputs()),
    "Validators": {*all_validators(), "that"},
    "Escapes": {f"/{word}" for word in ESCAPES},
    "Triggers": {"command", "phrase"},
    "Filters": set(FILTERS),
    "Functions": set(FUNCTIONS),
    "Tests": set(TESTS),
}


@pytest.mark.parametrize("title", _LISTS)
def test_the_headings_are_what_the_language_has(title: str) -> None:
    """Nothing is missing, nothing is told that is not there, nothing stands twice."""
    assert sorted(_REFERENCE.below(title)) == sorted(_LISTS[title])


@pytest.mark.parametrize("title", ["Input types", "Validators", "Filters", "Functions", "Tests"])
def test_long_lists_are_in_alphabetical_order(title: str) -> None:
    """So that they can be searched with the eyes; `that`, which is none of the files, stands last."""
    headings = [heading for heading in _REFERENCE.below(title) if heading != "that"]
    assert headings == sorted(headings)


def test_the_triggers_are_those_of_the_schema() -> None:
    """A trigger that the schema learns needs a heading."""
    for trigger in _LISTS["Triggers"]:
        assert f'"trigger_{trigger}"' in schema_text("flow")


def test_the_commands_have_a_page_section_each() -> None:
    """The command line's page has a heading for every command."""
    page = next(page for page in PAGES if page.name == "docs/command-line.md")
    assert sorted(page.below("The command line")) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(AMBIENT))
def test_every_name_of_expressions_is_explained(name: str) -> None:
    """It stands in the table of names."""
    assert f"`{name}`" in _REFERENCE.text.partition("## Nodes")[0]


@pytest.mark.parametrize("name", sorted(WORDS | VALUES | set(FUNCTIONS)))
def test_every_reserved_word_is_told(name: str) -> None:
    """The last section lists it."""
    assert name in _REFERENCE.text.partition("## Reserved words")[2].replace("`", " ").split()


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_that_is_a_target_is_explained(word: str) -> None:
    """It stands in the table of targets."""
    assert f"| `{word}` |" in _REFERENCE.text
