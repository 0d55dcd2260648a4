"""The keys of a published schema, and those that a file has.

A key is called by the definition that says what it means (`set`, wherever it may stand), or by the mapping that it
belongs to: `timeout.remind.say`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from dragoman.schema import schema_text

_Schema = dict[str, Any]
_HERE = "#/$defs/"
_BRANCHES = ("then", "else", "items", "additionalProperties")


@cache
def document(name: str) -> _Schema:
    """The published schema."""
    found: _Schema = json.loads(schema_text(name))
    return found


def all_keys(name: str) -> set[str]:
    """Every key of the schema, without those that it has, word for word, from the schema of flows."""
    own, flow = document(name)["$defs"], document("flow")["$defs"] if name != "flow" else {}
    seen = {called for called, one in own.items() if flow.get(called) == one}
    return set(_declared(document(name), document(name), "", seen))


def _declared(one: _Schema, whole: _Schema, owner: str, seen: set[str]) -> Iterator[str]:
    if reference := one.get("$ref"):
        named = reference.removeprefix(_HERE)
        if named not in seen:
            seen.add(named)
            yield from _declared(whole["$defs"][named], whole, named, seen)
    for key, inner in one.get("properties", {}).items():
        if isinstance(inner, dict):
            called = _called(owner, key, inner)
            yield called
            yield from _declared(inner, whole, called, seen)
    parts = (one.get(part) for part in _BRANCHES)
    for inner in (*parts, *one.get("allOf", ()), *one.get("patternProperties", {}).values()):
        if isinstance(inner, dict):
            yield from _declared(inner, whole, owner, seen)


def _called(owner: str, key: str, inner: _Schema) -> str:
    if set(inner) == {"$ref"}:
        return str(inner["$ref"]).removeprefix(_HERE)
    return f"{owner}.{key}" if owner else key


def keys_in(name: str, data: Any) -> set[str]:
    """The keys of the schema that this file has; it must be right."""
    return set(_used(document(name), data, document(name), ""))


def _used(one: _Schema, data: Any, whole: _Schema, owner: str) -> Iterator[str]:
    if reference := one.get("$ref"):
        named = reference.removeprefix(_HERE)
        yield from _used(whole["$defs"][named], data, whole, named)
    for inner in (*_chosen(one, data, whole), *one.get("allOf", ())):
        yield from _used(inner, data, whole, owner)
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _of_a_key(one, str(key), value, whole, owner)
    elif isinstance(data, list) and "items" in one:
        for item in data:
            yield from _used(one["items"], item, whole, owner)


def _of_a_key(one: _Schema, key: str, value: Any, whole: _Schema, owner: str) -> Iterator[str]:
    inner = one.get("properties", {}).get(key)
    if isinstance(inner, dict):
        called = _called(owner, key, inner)
        yield called
        yield from _used(inner, value, whole, called)
    elif inner is None:
        others = (one.get("additionalProperties"), *one.get("patternProperties", {}).values())
        for other in others:
            if isinstance(other, dict):
                yield from _used(other, value, whole, owner)


def _chosen(one: _Schema, data: Any, whole: _Schema) -> Iterator[_Schema]:
    if "if" in one:
        holds = Draft202012Validator({"$defs": whole["$defs"], **one["if"]}).is_valid(data)
        yield one.get("then" if holds else "else", {})
