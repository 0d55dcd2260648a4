"""What the published schemas hold for editors alone: examples, and what each value means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from dragoman.schema import schema_text
from dragoman.schema.published import definition

NAMES = ("flow", "bot", "dialogue")
_TELLING = frozenset({"examples", "enum", "const", "properties"})


def _document(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_text(name))
    return found


def _walk(one: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(one, dict):
        yield place, one
        for key, inner in one.items():
            yield from _walk(inner, f"{place}/{key}")
    elif isinstance(one, list):
        for index, inner in enumerate(one):
            yield from _walk(inner, f"{place}/{index}")


def _keys(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, mapping in _walk(_document(name)):
        if "additionalProperties" in mapping and isinstance(mapping.get("properties"), dict):
            yield from ((f"{place}: {key}", one) for key, one in mapping["properties"].items() if one is not True)


def _is_shown(one: dict[str, Any], defs: dict[str, Any], seen: frozenset[str] = frozenset()) -> bool:
    """Whether an author sees what may stand there: an example, its values, its keys, or true and false."""
    if one.keys() & _TELLING or one.get("type") == "boolean":
        return True
    parts = [one[part] for part in ("then", "else") if isinstance(one.get(part), dict)]
    named = str(one.get("$ref", "")).rpartition("/")[2]
    if named and named not in seen:
        parts.append(defs[named])
    return any(_is_shown(part, defs, seen | {named}) for part in parts)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_shown_by_an_example(name: str) -> None:
    """Or by the values or keys that it may have."""
    defs = _document(name)["$defs"]
    assert [place for place, one in _keys(name) if not _is_shown(one, defs)] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_right(name: str) -> None:
    """It is what its own place takes."""
    defs = _document(name)["$defs"]
    wrong = []
    for place, one in _walk(_document(name)):
        if isinstance(one.get("examples"), list):
            validator = Draft202012Validator({"$defs": defs, **one}, registry=Registry())
            wrong += [f"{place}: {example}" for example in one["examples"] if not validator.is_valid(example)]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_that_is_a_mapping_or_a_list_stands_under_a_condition(name: str) -> None:
    """Else the YAML language server proposes "[object Object]"."""
    bare = [
        place
        for place, one in _walk(_document(name))
        if any(
            isinstance(example, dict | list) for example in one.get("examples", ()) if isinstance(one["examples"], list)
        )
    ]
    assert bare
    assert [place for place in bare if not place.endswith(("/then", "/else"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_explained(name: str) -> None:
    """In a sentence each."""
    told = 0
    for place, one in _walk(_document(name)):
        if isinstance(one.get("enum"), list) and "/if/" not in place:
            sentences = one.get("enumDescriptions", ())
            assert len(sentences) == len(one["enum"]), place
            assert all(sentence.endswith(".") for sentence in sentences), place
            told += 1
    assert told


def test_every_type_is_proposed_where_a_mapping_is_possible_too() -> None:
    """By snippets, since servers do not look for values behind a condition."""
    defs = _document("flow")["$defs"]
    for named, values in (
        ("input", "input_type"),
        ("declared_input", "value_type"),
        ("declared_variable", "value_type"),
    ):
        (part,) = defs[named]["allOf"]
        assert [snippet["body"] for snippet in part["defaultSnippets"]] == defs[values]["enum"]


@pytest.mark.parametrize("name", NAMES)
def test_the_checks_read_nothing_of_it(name: str) -> None:
    """Not even a condition that only an example depends on."""
    for place, one in _walk(definition(name)):
        assert not one.keys() & {"examples", "enumDescriptions", "defaultSnippets"} or place.endswith("/properties"), (
            place
        )
        assert one.get("then") != {}, place
        assert one.get("allOf") != [{}], place
