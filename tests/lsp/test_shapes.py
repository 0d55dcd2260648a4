"""What the published schemas say of a place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.lsp.flow_names import ACTION, FLOW, TARGETS, VARIABLES
from dragoman.lsp.shapes import Look, look, root, seen, shape_of, under
from dragoman.schema import schema_text
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping

_SCALAR = Look("scalar")


def titles(thing: Any) -> set[str]:
    """All titles in a schema."""
    match thing:
        case dict():
            own = {thing["title"]} if isinstance(thing.get("title"), str) else set()
            return own.union(*map(titles, thing.values()))
        case list():
            return set().union(*map(titles, thing))
        case _:
            return set()


@pytest.mark.parametrize("title", sorted({*TARGETS, *VARIABLES, FLOW, ACTION}))
def test_the_titles_that_tell_what_is_named_are_in_the_schema(title: str) -> None:
    """A title that is worded anew must be so here as well."""
    assert title in titles(json.loads(schema_text("flow")))


@pytest.mark.parametrize("title", ["the name of a node", "the name of an outcome", FLOW])
def test_the_titles_of_dialogues_are_too(title: str) -> None:
    """Those that completion goes by."""
    assert title in titles(json.loads(schema_text("dialogue")))


def node(**keys: str) -> Any:
    """The shape of a node with these keys."""
    nodes = under(root("flow", seen({"flow": "", "nodes": ""})), "nodes", seen({"a": ""}))
    return under(nodes, "a", seen(keys))


def test_a_node_has_the_keys_of_its_lead_key_only() -> None:
    """Closed by the schema."""
    assert "validate" in node(prompt="").allowed
    assert "validate" not in node(say="").allowed
    assert "prompt" not in node(say="").allowed
    assert "next" in node(say="").allowed


def test_a_node_without_a_lead_key_may_get_one() -> None:
    """Beside the keys that any node has."""
    assert {"say", "prompt", "set", "next"} <= set(node().allowed)


def test_the_keys_of_an_input_depend_on_its_type() -> None:
    """As far as that is written."""
    assert "region" in under(node(prompt=""), "input", seen({"type": "phone"})).allowed
    assert "region" not in under(node(prompt=""), "input", seen({"type": "date"})).allowed
    assert "formats" in under(node(prompt=""), "input", seen({"type": "date"})).allowed


def test_words_are_those_of_an_enumeration() -> None:
    """Or true and false."""
    assert under(node(prompt=""), "interrupt", _SCALAR).words == ("none", "commands", "phrases")
    assert under(node(prompt=""), "reuse", _SCALAR).words == ("true", "false")
    assert under(node(prompt=""), "input", _SCALAR).words[:2] == ("text", "number")


def test_the_outer_description_counts() -> None:
    """Not that of the definition it refers to."""
    button = under(under(node(prompt=""), "buttons", Look("array")), 0, seen({"text": ""}))
    assert under(button, "next", _SCALAR).description.startswith("Where a press leads")


def test_any_key_stands_for_a_target_in_a_mapping_of_buttons() -> None:
    """Labels are free."""
    buttons = under(node(prompt=""), "buttons", seen({"Yes": ""}))
    assert under(buttons, "Yes", _SCALAR).title in TARGETS
    assert not buttons.allowed


def test_statuses_lead_to_targets_too() -> None:
    """By their pattern."""
    assert under(under(node(http=""), "outcomes", seen({"404": ""})), "404", _SCALAR).title in TARGETS


def test_a_place_that_is_nowhere_has_an_empty_shape() -> None:
    """Instead of an error."""
    shape = under(under(node(say=""), "nonsense", _SCALAR), "more", _SCALAR)
    assert (shape.title, shape.allowed, shape.words) == ("", {}, ())


def test_a_tree_is_looked_at_for_its_kind_and_keys() -> None:
    """Texts are kept only where they tell something."""
    tree = parse(Source("", "a: {type: date, text: long}\nb: [1]\nc: 1\n")).tree
    assert isinstance(tree, Mapping)
    kinds = [look(entry.value) for entry in tree.entries]
    assert kinds == [Look("object", frozenset({("type", "date"), ("text", "")})), Look("array"), _SCALAR]


@pytest.mark.parametrize("schema", ["flow", "bot", "dialogue"])
def test_every_definition_can_be_looked_at(schema: str) -> None:
    """As a mapping, a list and a single value."""
    definitions = json.loads(schema_text(schema))["$defs"]
    for definition in definitions.values():
        for at in (seen({}), Look("array"), _SCALAR):
            assert shape_of(schema, (definition,), at).schema == schema
