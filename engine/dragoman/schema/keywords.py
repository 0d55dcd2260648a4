"""Three keywords of JSON Schema, answered at once where the answer is plain: most values of a flow are texts.

They mean what they mean in jsonschema; a test holds both against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.schema.published import ANY_TEXT, Schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError


def properties(
    validator: Draft202012Validator, keys: dict[str, Schema], instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`properties`, not looking into a text where any text is fine."""
    if not isinstance(instance, dict):
        return
    for key, inner in keys.items():
        if key in instance and not (isinstance(instance[key], str) and isinstance(inner, dict) and ANY_TEXT in inner):
            yield from validator.descend(instance[key], inner, path=key, schema_path=key)


def conditional(
    validator: Draft202012Validator, condition: Schema, instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`if`, with its `then` and `else`; a condition that only asks for a type needs no validator of its own."""
    if condition.keys() == {"type"}:
        holds = validator.is_type(instance, condition["type"])
    else:
        holds = next(validator.descend(instance, condition), None) is None
    branch = "then" if holds else "else"
    if branch in schema:
        yield from validator.descend(instance, schema[branch], schema_path=branch)


def excluded(
    validator: Draft202012Validator, other: Schema, instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`not`; whether keys stand together is seen without a validator of its own."""
    from jsonschema.exceptions import ValidationError

    if other.keys() == {"required"}:
        holds = not isinstance(instance, dict) or all(key in instance for key in other["required"])
    else:
        holds = next(validator.descend(instance, other), None) is None
    if holds:
        yield ValidationError("what must not hold holds")
