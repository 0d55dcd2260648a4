"""What the published schemas say of one place in a file: its keys, words, descriptions.

The law of this file: the schemas are the only source. A condition of theirs is judged by what is seen of the value:
of which kind it is, and which keys it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from dragoman.schema import schema_text
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree

Definition = Mapping[str, Any]
Kind = Literal["object", "array", "scalar"]
_TELLING = frozenset({"type", "mode"})
"""Keys on whose values it depends which other keys there are."""
_HERE = "#/$defs/"
_ROOM = 8192


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a value: its kind, and its keys, each with its text where that tells something."""

    kind: Kind
    keys: frozenset[tuple[str, str]] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The keys."""
        return frozenset(key for key, _ in self.keys)


def look(tree: Tree) -> Look:
    """What is seen of a tree."""
    match tree:
        case TreeMapping():
            return seen({e.key.text: e.value.text if isinstance(e.value, Scalar) else "" for e in tree.entries})
        case Sequence():
            return Look("array")
        case Scalar():
            return Look("scalar")


def seen(keys: Mapping[str, str]) -> Look:
    """What is seen of a mapping of these keys, each with its text."""
    return Look("object", frozenset((key, text if key in _TELLING else "") for key, text in keys.items()))


@dataclass(slots=True)
class Shape:
    """What may stand at a place. `keys` lead to what may stand under them, `more` is for keys of any name, `words` are
    the only texts, and `closed` says whether no other keys may stand there."""

    schema: str
    title: str = ""
    description: str = ""
    examples: tuple[Any, ...] = ()
    keys: dict[str, Definition] = field(default_factory=dict)
    more: list[Definition] = field(default_factory=list)
    items: list[Definition] = field(default_factory=list)
    words: tuple[str, ...] = ()
    closed: frozenset[str] | None = None
    needed: frozenset[str] = frozenset()

    @property
    def allowed(self) -> Mapping[str, Definition]:
        """The keys that may stand there, in the schema's order."""
        return {key: inner for key, inner in self.keys.items() if self.closed is None or key in self.closed}


@cache
def _document(schema: str) -> Definition:
    document: Definition = json.loads(schema_text(schema))
    return document


_KNOWN: dict[tuple[str, tuple[int, ...], Look], Shape] = {}


def shape_of(schema: str, definitions: Iterable[Definition], at: Look) -> Shape:
    """What these definitions of a schema say together of a value that looks so."""
    definitions = tuple(definitions)
    key = (schema, tuple(map(id, definitions)), at)
    if key not in _KNOWN:
        if len(_KNOWN) > _ROOM:
            _KNOWN.clear()
        shape = Shape(schema)
        for definition in definitions:
            _add(shape, definition, at)
        _KNOWN[key] = shape
    return _KNOWN[key]


def root(schema: str, at: Look) -> Shape:
    """What the schema `flow`, `bot` or `dialogue` says of a whole file."""
    return shape_of(schema, (_document(schema),), at)


def under(shape: Shape, step: str | int, at: Look) -> Shape:
    """What may stand under a key, or as an item, of a place: of a value that looks so."""
    if isinstance(step, int):
        return shape_of(shape.schema, shape.items, at)
    found = shape.keys.get(step)
    return shape_of(shape.schema, shape.more if found is None else (found,), at)


def _add(shape: Shape, definition: Definition, at: Look) -> None:
    shape.title = shape.title or definition.get("title", "")
    shape.description = shape.description or definition.get("description", "")
    shape.examples = shape.examples or tuple(definition.get("examples", ()))
    if reference := definition.get("$ref"):
        _add(shape, _document(shape.schema)["$defs"][reference.removeprefix(_HERE)], at)
    _add_keys(shape, definition)
    _add_words(shape, definition)
    for part in definition.get("allOf", ()):
        _add(shape, part, at)
    if "if" in definition:
        way = definition.get("then" if _holds(definition["if"], at) else "else")
        if way is not None:
            _add_way(shape, way, "not" in definition["if"], at)


def _add_way(shape: Shape, way: Definition, lacking: bool, at: Look) -> None:
    """What holds of such a value. Where that is because a key is `lacking`, the key may still be written."""
    before = shape.closed
    _add(shape, way, at)
    if lacking and before is None and shape.closed is not None:
        shape.closed |= frozenset(shape.keys)


def _add_keys(shape: Shape, definition: Definition) -> None:
    own = definition.get("properties", {})
    for key, inner in own.items():
        shape.keys.setdefault(key, inner)
    more = definition.get("additionalProperties")
    if more is False:
        shape.closed = frozenset(own) if shape.closed is None else shape.closed & frozenset(own)
    elif isinstance(more, Mapping):
        shape.more.append(more)
    shape.more += definition.get("patternProperties", {}).values()
    if isinstance(items := definition.get("items"), Mapping):
        shape.items.append(items)
    shape.needed |= frozenset(definition.get("required", ()))


def _add_words(shape: Shape, definition: Definition) -> None:
    if "enum" in definition:
        shape.words = shape.words or tuple(map(str, definition["enum"]))
    elif definition.get("const") is True:
        shape.words = shape.words or ("true",)
    elif definition.get("type") == "boolean":
        shape.words = shape.words or ("true", "false")


def _holds(condition: Definition, at: Look) -> bool:
    if "type" in condition:
        kind = condition["type"]
        if (kind if kind in ("object", "array") else "scalar") != at.kind:
            return False
    if not at.names.issuperset(condition.get("required", ())):
        return False
    if "not" in condition and _holds(condition["not"], at):
        return False
    if "anyOf" in condition and not any(_holds(one, at) for one in condition["anyOf"]):
        return False
    given = dict(at.keys)
    return all(_fits(given[key], wanted) for key, wanted in condition.get("properties", {}).items() if key in given)


def _fits(text: str, wanted: Definition) -> bool:
    if "const" in wanted:
        return bool(text == wanted["const"])
    return text in wanted["enum"] if "enum" in wanted else True
