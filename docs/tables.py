"""Tables of keys, from the descriptions in the schemas.

A place is a schema's name and the way to the mapping in it: `flow` (the file's own keys), `flow node_prompt` (a
definition), `bot telegram` (a key's own mapping), `flow pick.calendar` (one inside another). Of a node's kind only the
keys that not every node has are listed.
"""

from __future__ import annotations

import json
from typing import Any

from dragoman import resources

_TAIL = "node_tail"
_PARTS = ("then", "else", "items")


def keys(place: str) -> str:
    """The table of the keys at this place.

    Raises:
        ValueError: the schemas have no such place.
    """
    name, _, inner = place.partition(" ")
    schema = json.loads((resources.folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    listed = _told(inner, schema)
    if inner.startswith("node_") and inner != _TAIL:
        listed = {key: about for key, about in listed.items() if key not in _told(_TAIL, schema)}
    rows = (f"| `{key}` | {about} |" for key, about in listed.items())
    return "\n".join(["| key | meaning |", "| --- | --- |", *rows, ""])


def _told(inner: str, schema: dict[str, Any]) -> dict[str, str]:
    found = _at(inner, schema) if inner else schema["properties"]
    if not found:
        raise ValueError(f"the schema has no mapping '{inner}'")
    return {key: _about(one, schema) for key, one in found.items() if isinstance(one, dict)}


def _at(inner: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The keys of the mapping at a way such as `pick.calendar`."""
    first, *rest = inner.split(".")
    keys = _keys(schema["$defs"].get(first) or schema["properties"].get(first, {}), schema)
    for key in rest:
        keys = _keys(keys.get(key, {}), schema)
    return keys


def _keys(one: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """What may stand in a mapping of this definition, whatever it depends on; of a list, in its items."""
    found: dict[str, Any] = dict(one.get("properties", {}))
    if "$ref" in one:
        found |= _keys(_referred(one, schema), schema)
    for part in _PARTS:
        if isinstance(one.get(part), dict):
            found = _keys(one[part], schema) | found
    return found


def _referred(one: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"][one["$ref"].rpartition("/")[2]]
    return found


def _about(one: dict[str, Any], schema: dict[str, Any]) -> str:
    """The key's own description, else that of the definition it refers to."""
    while "description" not in one:
        one = _referred(one, schema)
    return str(one["description"]).replace("|", "\\|")
