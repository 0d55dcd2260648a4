"""The published schemas: their text for editors, and their definitions as the checks use them.

The law of this file: the JSON files are the only source of what may stand where. For the checks every `$ref` is
replaced by what it refers to, so that nothing is ever looked up, here or elsewhere, while a file is checked; and what
another layer says in better words (how names are written) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dragoman.resources import folder

Schema = dict[str, Any]

NAMES = ("bot", "flow")
_FOR_EDITORS = frozenset({"$schema", "$id", "$defs", "description", "examples", "default"})
_FOR_OTHERS = frozenset({"pattern", "maxLength", "propertyNames"})
_SILENT = _FOR_EDITORS | _FOR_OTHERS
_HERE = "#/$defs/"

ANY_TEXT = "anyText"
"""Marks, in a definition as the checks use it, that every text is fine there."""


def schema_text(name: str) -> str:
    """The published schema `flow` or `bot`, as it stands in its file.

    Raises:
        LookupError: there is no schema of this name; the message lists them.
        IncompleteInstallationError: the installation lacks the schemas.
    """
    if name not in NAMES:
        raise LookupError(f"there is no schema '{name}'; there are: {', '.join(NAMES)}")
    return (folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def definition(schema: str, name: str | None = None) -> Schema:
    """A definition of a published schema, or the whole of it, without references."""
    document = _document(schema)
    resolved: Schema = _resolved(document if name is None else document["$defs"][name], schema)
    return resolved


@cache
def _document(schema: str) -> Schema:
    document: Schema = json.loads(schema_text(schema))
    return document


@cache
def outline() -> Schema:
    """The flow schema with nothing said of what a node is: nodes are checked one by one, by their lead keys."""
    whole = definition("flow")
    keys = whole["properties"]
    nodes = {key: value for key, value in keys["nodes"].items() if key != "additionalProperties"}
    return whole | {"properties": keys | {"nodes": nodes}}


@cache
def kinds(family: str) -> Mapping[str, frozenset[str]]:
    """The kinds of a family in the flow schema and the keys of each: `node` has `say`, `prompt`, ..., `` for the rest.

    A mapping tells its family and kind by its `$comment`: "node/say".
    """
    found: dict[str, frozenset[str]] = {}
    for mapping in _commented(_document("flow")):
        belongs, _, kind = mapping["$comment"].partition("/")
        if belongs == family:
            found[kind] = frozenset(mapping["properties"])
    return found


def _commented(node: Any) -> Iterator[Schema]:
    if isinstance(node, dict) and isinstance(node.get("$comment"), str):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _commented(inner)


def _resolved(node: Any, schema: str) -> Any:
    if isinstance(node, list):
        return [_resolved(item, schema) for item in node]
    if not isinstance(node, dict):
        return node
    found: Schema = {}
    if reference := node.get("$ref"):
        found.update(definition(schema, reference.removeprefix(_HERE)))
    for key, value in node.items():
        if key == "properties":
            found[key] = {name: _resolved(inner, schema) for name, inner in value.items()}
        elif key != "$ref" and key not in _SILENT:
            found[key] = _resolved(value, schema)
    if _takes_any_text(found):
        found[ANY_TEXT] = True
    return found


def _takes_any_text(found: Schema) -> bool:
    if "string" not in found.get("type", ()) or "enum" in found:
        return False
    return "else" not in found or ANY_TEXT in found["else"]
