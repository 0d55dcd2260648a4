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

NAMES = ("bot", "dialogue", "flow")
_FOR_EDITORS = frozenset(
    {"$schema", "$id", "$defs", "description", "examples", "default", "enumDescriptions", "defaultSnippets"}
)
_FOR_OTHERS = frozenset({"pattern", "maxLength", "propertyNames"})
SILENT = _FOR_EDITORS | _FOR_OTHERS
HERE = "#/$defs/"
_BY_USE = ("flow", "bot", "dialogue")


def schema_text(name: str) -> str:
    """The published schema `flow`, `bot` or `dialogue`, as it stands in its file.

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
    whole = document(schema)
    resolved: Schema = _resolved(whole if name is None else whole["$defs"][name], schema)
    return resolved


@cache
def document(schema: str) -> Schema:
    """A published schema as it stands in its file."""
    whole: Schema = json.loads(schema_text(schema))
    return whole


@cache
def outline() -> Schema:
    """The flow schema with nothing said of what a node is: nodes are checked one by one, by their lead keys."""
    whole = document("flow")
    keys = whole["properties"]
    nodes = {key: value for key, value in keys["nodes"].items() if key != "additionalProperties"}
    return whole | {"properties": keys | {"nodes": nodes}}


@cache
def resolved_outline() -> Schema:
    """The same without references. Most of the schema is about nodes, so only what is left is resolved."""
    found: Schema = _resolved(outline(), "flow")
    return found


@cache
def kinds(family: str) -> Mapping[str, frozenset[str]]:
    """The kinds of a family and the keys of each: `node` has `say`, `prompt`, ..., `` for the rest.

    A definition, or the `then` of one, tells its family and kind by its `$comment`: "node/say". A family has all its
    kinds in one schema.
    """
    known = (_families(name) for name in _BY_USE)
    return next((families[family] for families in known if family in families), {})


@cache
def _families(schema: str) -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for mapping in _commented(document(schema)):
        family, _, kind = mapping["$comment"].partition("/")
        found.setdefault(family, {})[kind] = frozenset(mapping["properties"])
    return found


def _commented(document: Schema) -> Iterator[Schema]:
    for one in document["$defs"].values():
        yield from (mapping for mapping in (one, one.get("then", {})) if "$comment" in mapping)


def _resolved(node: Any, schema: str) -> Any:
    if isinstance(node, list):
        return [_resolved(item, schema) for item in node]
    if not isinstance(node, dict):
        return node
    found: Schema = {}
    if reference := node.get("$ref"):
        found.update(definition(schema, reference.removeprefix(HERE)))
    for key, value in node.items():
        if key == "properties":
            found[key] = {name: _resolved(inner, schema) for name, inner in value.items()}
        elif key != "$ref" and key not in SILENT:
            found[key] = _resolved(value, schema)
    _drop_what_only_editors_read(found)
    return found


def _drop_what_only_editors_read(found: Schema) -> None:
    """An editor's example may depend on a condition, or stand in a part of its own; without it nothing is left."""
    if found.get("then") == {} and "else" not in found:
        del found["if"], found["then"]
    if found.get("allOf") == [{}]:
        del found["allOf"]
