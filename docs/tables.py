"""Tables of keys, from the descriptions in the schemas.

A place is a schema's name and the way to the mapping in it: `flow` (the file's own keys), `flow node_prompt` (a
definition), `bot telegram` (a key's own mapping). Of a node's kind only the keys that not every node has are listed.
"""

from __future__ import annotations

import json
from typing import Any

from dragoman import resources

_TAIL = "node_tail"


def keys(place: str) -> str:
    """The table of the keys at this place.

    Raises:
        ValueError: the schemas have no such place.
    """
    name, _, inner = place.partition(" ")
    schema = json.loads((resources.folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    listed = _properties(_mapping(schema, inner), schema)
    if inner.startswith("node_") and inner != _TAIL:
        tail = _properties(_mapping(schema, _TAIL), schema)
        listed = {key: about for key, about in listed.items() if key not in tail}
    rows = (f"| `{key}` | {about} |" for key, about in listed.items())
    return "\n".join(["| key | meaning |", "| --- | --- |", *rows, ""])


def _mapping(schema: dict[str, Any], inner: str) -> dict[str, Any]:
    found = schema.get("$defs", {}).get(inner) or schema["properties"].get(inner) if inner else schema
    for candidate in (found or {}, (found or {}).get("then", {})):
        if "properties" in candidate:
            mapping: dict[str, Any] = candidate
            return mapping
    raise ValueError(f"the schema has no mapping '{inner}'")


def _properties(mapping: dict[str, Any], schema: dict[str, Any]) -> dict[str, str]:
    return {key: _about(one, schema) for key, one in mapping["properties"].items() if isinstance(one, dict)}


def _about(one: dict[str, Any], schema: dict[str, Any]) -> str:
    """The key's own description, else that of the definition it refers to."""
    while "description" not in one:
        one = schema["$defs"][one["$ref"].rpartition("/")[2]]
    return str(one["description"]).replace("|", "\\|")
