"""Texts without their quotes."""

from __future__ import annotations

import pytest

from tests.schema.reading import node_shape, only


@pytest.mark.parametrize("text", ["say: {name: }", "prompt: {name: }", "say: Hi\nhelp: {name: }", "say:\n  - {name: }"])
def test_a_mapping_of_empty_values_where_a_text_is_meant_is_a_text_in_braces(text: str) -> None:
    """Quotes are asked for, and the braces of a value shown."""
    told = only(node_shape(text))
    assert told.code == "DG110"
    assert '"{{ name }}"' in str(told.help)


def test_a_target_in_braces_is_told_to_lose_them() -> None:
    """A name needs no quotes."""
    assert only(node_shape("say: Hi\nnext: {here: }")).help == "write here without braces"


def test_a_known_key_without_a_value_is_no_text_in_braces() -> None:
    """`{text: }` is a message with an empty text, which is another layer's matter."""
    assert node_shape("say: {text: }") == []


def test_a_misspelt_key_without_a_value_is_no_text_in_braces() -> None:
    """It is a misspelt key."""
    assert only(node_shape("say: {txet: }")).help == "did you mean 'text'?"


def test_a_colon_in_a_text_of_a_list_asks_for_quotes() -> None:
    """The text is shown with its quotes, at the item's start."""
    told = only(node_shape("say:\n  - Welcome\n  - Hours: 9 to 5"))
    assert (told.code, told.span.line, told.span.column) == ("DG111", 6, 9)
    assert told.help == 'put it in quotes: "Hours: 9 to 5"'


def test_a_colon_in_an_alias_asks_for_quotes() -> None:
    """Wherever a list holds texts."""
    assert only(node_shape("prompt: A?\nbuttons:\n  - text: A\n    aliases:\n      - no: wait")).code == "DG111"


def test_a_misspelt_from_in_a_list_of_buttons_is_no_text_with_a_colon() -> None:
    """It may stand alone: a list of buttons needs nothing else."""
    told = only(node_shape("prompt: A?\nbuttons:\n  - form: '{{ [1, 2] }}'"))
    assert (told.code, told.help) == ("DG101", "did you mean 'from'?")


def test_a_misspelt_key_in_a_list_is_no_text_with_a_colon() -> None:
    """`- txet: Hello` is a message with a misspelt key."""
    assert only(node_shape("say:\n  - txet: Hello")).help == "did you mean 'text'?"


def test_a_text_with_quotes_in_it_is_not_shown_in_quotes() -> None:
    """The proposal would be wrong YAML."""
    assert only(node_shape('say:\n  - Hours: from "9" to 5')).help == "put it in quotes"


def test_values_of_an_assignment_may_be_any_mapping() -> None:
    """Where a value is meant nothing is a trap of shape."""
    assert node_shape("set: {a: {name: }, b: [{Hours: 9}]}") == []
