"""The reference names everything there is: the headings are the lists of the code, and each kind is shown at work."""

from __future__ import annotations

import pytest

from dragoman.cli import COMMANDS
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.names import AMBIENT, VALUES, WORDS
from tests.docs.pages import PAGES
from tests.docs.reference import ESCAPING, FAMILIES, LISTS, Family

_NAMED = {page.name: page for page in PAGES}
_KINDS = [(family, name) for family in FAMILIES for name in sorted(family.names)]


@pytest.mark.parametrize("family", LISTS, ids=lambda family: family.title)
def test_the_headings_are_what_the_language_has(family: Family) -> None:
    """Nothing is missing, nothing is told that is not there, nothing stands twice."""
    assert sorted(family.told.below(family.title)) == sorted(family.names)


@pytest.mark.parametrize("title", ["Input types", "Validators", "Filters", "Functions", "Tests"])
def test_long_lists_are_in_alphabetical_order(title: str) -> None:
    """So that they can be searched with the eyes; `that`, which is none of the files, stands last."""
    family = next(family for family in LISTS if family.title == title)
    headings = [heading for heading in family.told.below(title) if heading != "that"]
    assert headings == sorted(headings)


@pytest.mark.parametrize(("family", "name"), _KINDS, ids=str)
def test_a_kind_is_shown_at_work(family: Family, name: str) -> None:
    """Its section has a flow with it, and below it a conversation, which the tests hold."""
    assert family.lacks(name) == ""


@pytest.mark.parametrize("name", sorted(ESCAPING.names))
def test_an_escape_is_shown_at_work(name: str) -> None:
    """Somebody types it in its section."""
    talks = ESCAPING.told.section(ESCAPING.title, name)
    assert any(f"you: {name}" in block.text for block in talks)


def test_a_section_without_an_example_would_be_seen() -> None:
    """A flow that does not have the kind is no example of it."""
    assert Family("inputs", "Input types", set(), "input: no_such_type").lacks("any") == "a flow that has it"
    assert Family("inputs", "Input types", set(), "", "no such words").lacks("any").startswith("a conversation")


def test_the_commands_have_a_page_section_each() -> None:
    """The command line's page has a heading for every command."""
    assert sorted(_NAMED["docs/command-line.md"].below("The command line")) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(AMBIENT))
def test_every_name_of_expressions_is_explained(name: str) -> None:
    """It stands in the table of names."""
    assert f"`{name}`" in _NAMED["docs/language.md"].text.partition("## Texts, values, conditions")[2]


@pytest.mark.parametrize("name", sorted(WORDS | VALUES | set(FUNCTIONS)))
def test_every_reserved_word_is_told(name: str) -> None:
    """The last section of the expressions lists it."""
    text = _NAMED["docs/reference/expressions.md"].text
    assert name in text.partition("## Reserved words")[2].replace("`", " ").split()


@pytest.mark.parametrize("word", sorted(WORDS))
def test_every_word_that_is_a_target_is_explained(word: str) -> None:
    """It stands in the table of targets."""
    assert f"| `{word}` |" in _NAMED["docs/reference/node-keys.md"].text
