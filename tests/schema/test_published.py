"""The published schemas: complete for editors, and the same as what the checks judge by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from dragoman.schema import schema_text
from dragoman.schema.published import definition, kinds
from dragoman.schema.validators import flaws
from dragoman.source.tree import plain
from tests.schema.tables import RIGHT, WRONG, schema_of, tree_in

CORPUS = Path(__file__).parents[1] / "corpus"
NAMES = ("flow", "bot", "dialogue")


def _published(name: str) -> Any:
    return json.loads(schema_text(name))


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _walk(inner)


def _keys(name: str) -> Iterator[tuple[str, Any]]:
    for mapping in _walk(_published(name)):
        # What stands under `if` asks for something; it describes nothing.
        properties = mapping.get("properties")
        if isinstance(properties, dict) and "additionalProperties" in mapping:
            yield from properties.items()


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    """Of JSON Schema 2020-12."""
    document = _published(name)
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_has_its_address(name: str) -> None:
    """The one editors are pointed at."""
    assert _published(name)["$id"] == f"https://dragoman.dev/schemas/{name}.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described_for_authors(name: str) -> None:
    """In a sentence that ends."""
    definitions = _published(name)["$defs"]
    for key, value in _keys(name):
        if value is True:
            continue
        text = value.get("description") or definitions[value["$ref"].removeprefix("#/$defs/")].get("description", "")
        assert text.endswith("."), key


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_stays_in_its_file(name: str) -> None:
    """Nothing is fetched to read a schema."""
    references = [node["$ref"] for node in _walk(_published(name)) if isinstance(node.get("$ref"), str)]
    assert references
    assert all(reference.startswith("#/$defs/") for reference in references)


@pytest.mark.parametrize("name", NAMES)
def test_the_checks_follow_no_references(name: str) -> None:
    """All are replaced before the first file is read."""
    assert all("$ref" not in node for node in _walk(definition(name)))


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_used(name: str) -> None:
    """Nothing is left behind in a schema."""
    document = _published(name)
    used = {str(node.get("$ref")).removeprefix("#/$defs/") for node in _walk(document)}
    assert set(document["$defs"]) <= used


@pytest.mark.parametrize("name", NAMES)
def test_shapes_are_chosen_and_not_guessed(name: str) -> None:
    """`oneOf` tells an author nothing: it only says of which keys one may stand, and those we name ourselves."""
    for mapping in _walk(_published(name)):
        for one in mapping.get("oneOf", ()):
            none_of_them = one.keys() == {"not"} and all(other.keys() == {"required"} for other in one["not"]["anyOf"])
            assert one.keys() == {"required"} or none_of_them


def test_every_lead_key_has_all_tail_keys() -> None:
    """What any node may have stands in every kind of node."""
    tail = kinds("node")[""]
    assert tail == {"set", "branches", "next", "end", "when", "on", "help", "was", "final", "label"}
    assert all(tail <= keys for keys in kinds("node").values())


def test_every_lead_key_is_offered_before_one_is_chosen() -> None:
    """An editor proposes the lead keys in an empty node."""
    assert set(_published("flow")["$defs"]["node"]["properties"]) == set(kinds("node")) - {""}


def test_every_prompt_default_is_a_prompt_key() -> None:
    """`defaults` hold nothing that a prompt could not hold itself."""
    assert set(_published("flow")["$defs"]["defaults"]["properties"]) <= kinds("node")["prompt"]


def test_an_unknown_schema_is_refused_with_the_known() -> None:
    """By name."""
    with pytest.raises(LookupError, match=r"'dialog'.*bot, dialogue, flow"):
        schema_text("dialog")


_OK = [*sorted((CORPUS / "ok").glob("shape_*.yaml")), *RIGHT]
_ERR = [*sorted((CORPUS / "err").glob("shape_*.yaml")), *WRONG]


def _stock(path: Path) -> bool:
    schema = _published(schema_of(path))
    return Draft202012Validator(schema, registry=Registry()).is_valid(plain(tree_in(path)))


@pytest.mark.parametrize("path", _OK, ids=lambda path: path.stem)
def test_an_editor_accepts_what_is_fine(path: Path) -> None:
    """The published schema, as any other tool reads it, finds nothing."""
    assert _stock(path)


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_an_editor_refuses_what_is_wrong(path: Path) -> None:
    """The published schema alone, without our code, sees every file of mistakes."""
    assert not _stock(path)


@pytest.mark.parametrize("path", _ERR, ids=lambda path: path.stem)
def test_what_is_wrong_is_what_jsonschema_finds(path: Path) -> None:
    """The same flaws at the same places."""
    name, data = schema_of(path), plain(tree_in(path))
    stock = Draft202012Validator(definition(name), registry=Registry()).iter_errors(data)
    ours = sorted((str(flaw.path), flaw.keyword) for flaw in flaws(data, name))
    assert ours == sorted((str(tuple(error.absolute_path)), str(error.validator)) for error in stock)


def test_kinds_are_told_where_they_are_looked_for() -> None:
    """A `$comment` stands in a definition or its `then`, and a family has its kinds in one schema."""
    homes: dict[str, set[str]] = {}
    for name in ("flow", "bot", "dialogue"):
        told = [one["$comment"] for one in _walk(_published(name)) if isinstance(one.get("$comment"), str)]
        for comment in told:
            family, _, kind = comment.partition("/")
            assert kind in kinds(family)
            homes.setdefault(comment, set()).add(name)
    assert {comment for comment, names in homes.items() if len(names) > 1} == {"message/say", "button/say"}
