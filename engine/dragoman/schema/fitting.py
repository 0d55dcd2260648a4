"""Whether bare data are as a schema has them: yes or no, for the many values that are right.

The law of this file: every keyword that the published schemas use means here what it means in jsonschema, which is
asked only why something is wrong; a test holds both against each other. A schema becomes a function when it is first
needed, and so does every part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from dragoman.schema.published import HERE, SILENT, Schema, document

Fits = Callable[[Any], bool]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
_TOGETHER = frozenset({"then", "else", "additionalProperties", "patternProperties", "title", "$comment"})
"""What is judged with another keyword, and what judges nothing."""


class Fitting:
    """Judges by a published schema. `tests` are made once for each part of it."""

    def __init__(self, schema: str) -> None:
        self._defs: Mapping[str, Schema] = document(schema)["$defs"]
        self._named: dict[str, Fits] = {}

    def named(self, name: str) -> Fits:
        """Whether a value is as this definition has it."""
        if name not in self._named:
            self._named[name] = self.of(self._defs[name])
        return self._named[name]

    def of(self, schema: Schema) -> Fits:
        """Whether a value is as this schema has it. Raises LookupError for a keyword that is none of ours."""
        tests = [_KEYWORDS[key](self, schema) for key in schema if key not in SILENT and key not in _TOGETHER]
        if "properties" not in schema and _TOGETHER & schema.keys() - {"then", "else", "title", "$comment"}:
            tests.append(_properties(self, schema))
        return _together(tests)


def _together(tests: list[Fits]) -> Fits:
    """Whether a value passes all of them."""
    match tests:
        case []:
            return lambda value: True
        case [one]:
            return one
        case [one, two]:
            return lambda value: one(value) and two(value)
        case [one, two, three]:
            return lambda value: one(value) and two(value) and three(value)
    return lambda value: all(test(value) for test in tests)


def _reference(fitting: Fitting, schema: Schema) -> Fits:
    return _later(lambda: fitting.named(schema["$ref"].removeprefix(HERE)))


def _type(fitting: Fitting, schema: Schema) -> Fits:
    wanted = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    types = frozenset(kind for name in wanted for kind in _TYPES[name])
    return lambda value: type(value) in types


def _properties(fitting: Fitting, schema: Schema) -> Fits:
    """The keys of a mapping: known ones, those that fit a pattern, and all others."""
    keys, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    patterns = [(re.compile(pattern), inner) for pattern, inner in schema.get("patternProperties", {}).items()]
    made: dict[str, Fits] = {}

    def judge(key: str) -> Fits:
        """All that is asked of this key's value."""
        asked = [keys[key]] if key in keys else []
        asked += [inner for pattern, inner in patterns if pattern.search(key)]
        return _all(fitting, asked or [others])

    def fits(value: Any) -> bool:
        if type(value) is not dict:
            return True
        for key, inner in value.items():
            test = made.get(key)
            if test is None:
                test = judge(key)
                if key in keys:
                    made[key] = test
            if not test(inner):
                return False
        return True

    return fits


def _all(fitting: Fitting, schemas: list[Schema | bool]) -> Fits:
    return _together([_always(one) if isinstance(one, bool) else fitting.of(one) for one in schemas])


def _always(fine: bool) -> Fits:
    return lambda value: fine


def _required(fitting: Fitting, schema: Schema) -> Fits:
    keys = frozenset(schema["required"])
    return lambda value: type(value) is not dict or keys <= value.keys()


def _depending(fitting: Fitting, schema: Schema) -> Fits:
    needs = [(key, frozenset(needed)) for key, needed in schema["dependentRequired"].items()]
    return lambda value: (
        type(value) is not dict or all(key not in value or needed <= value.keys() for key, needed in needs)
    )


def _items(fitting: Fitting, schema: Schema) -> Fits:
    test = _later(lambda: fitting.of(schema["items"]))
    return lambda value: type(value) is not list or all(map(test, value))


def _condition(fitting: Fitting, schema: Schema) -> Fits:
    asked = fitting.of(schema["if"])
    then = _later(lambda: fitting.of(schema.get("then", {})))
    other = _later(lambda: fitting.of(schema.get("else", {})))
    return lambda value: then(value) if asked(value) else other(value)


def _later(make: Callable[[], Fits]) -> Fits:
    """The same as the test that this makes, which it does when that is first needed."""
    made: list[Fits] = []

    def fits(value: Any) -> bool:
        if not made:
            made.append(make())
        return made[0](value)

    return fits


def _every(fitting: Fitting, schema: Schema) -> Fits:
    return _all(fitting, schema["allOf"])


def _some(fitting: Fitting, schema: Schema) -> Fits:
    tests = [fitting.of(one) for one in schema["anyOf"]]
    return lambda value: any(test(value) for test in tests)


def _one(fitting: Fitting, schema: Schema) -> Fits:
    tests = [fitting.of(one) for one in schema["oneOf"]]
    return lambda value: sum(test(value) for test in tests) == 1


def _not(fitting: Fitting, schema: Schema) -> Fits:
    test = fitting.of(schema["not"])
    return lambda value: not test(value)


def _among(fitting: Fitting, schema: Schema) -> Fits:
    wanted = schema["enum"] if "enum" in schema else [schema["const"]]
    # `true` and 1 are equal in Python, and are not in a schema.
    known = [(value, type(value) is bool) for value in wanted]
    return lambda value: (value, type(value) is bool) in known


def _bounded(keyword: str, types: tuple[type, ...], size: Callable[[Any], Any], least: bool) -> Any:
    def make(fitting: Fitting, schema: Schema) -> Fits:
        bound = schema[keyword]
        if least:
            return lambda value: type(value) not in types or size(value) >= bound
        return lambda value: type(value) not in types or size(value) <= bound

    return make


_NUMBERS = (int, Decimal)

_KEYWORDS: Mapping[str, Callable[[Fitting, Schema], Fits]] = {
    "$ref": _reference,
    "type": _type,
    "properties": _properties,
    "required": _required,
    "dependentRequired": _depending,
    "items": _items,
    "if": _condition,
    "allOf": _every,
    "anyOf": _some,
    "oneOf": _one,
    "not": _not,
    "enum": _among,
    "const": _among,
    "minItems": _bounded("minItems", (list,), len, True),
    "maxItems": _bounded("maxItems", (list,), len, False),
    "minProperties": _bounded("minProperties", (dict,), len, True),
    "maxProperties": _bounded("maxProperties", (dict,), len, False),
    "minimum": _bounded("minimum", _NUMBERS, lambda value: value, True),
    "maximum": _bounded("maximum", _NUMBERS, lambda value: value, False),
}
