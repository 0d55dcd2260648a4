"""Some keywords of JSON Schema, answered at once where the answer is plain: most values of a flow are texts.

They mean what they mean in jsonschema; a test holds both against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.schema.published import ANY_TEXT, Schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_PLAIN = frozenset({"type", "required", "not", "anyOf"})


def properties(
    validator: Draft202012Validator, keys: dict[str, Schema], instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`properties`, not looking into a text where any text is fine."""
    if not isinstance(instance, dict):
        return
    for key, value in instance.items():
        inner = keys.get(key)
        if inner is not None and not (isinstance(value, str) and isinstance(inner, dict) and ANY_TEXT in inner):
            yield from validator.descend(value, inner, path=key, schema_path=key)


def conditional(
    validator: Draft202012Validator, condition: Schema, instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`if`, with its `then` and `else`."""
    branch = "then" if _holds(validator, condition, instance) else "else"
    if branch in schema:
        yield from validator.descend(instance, schema[branch], schema_path=branch)


def excluded(
    validator: Draft202012Validator, other: Schema, instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`not`."""
    if _holds(validator, other, instance):
        yield _error("what must not hold holds")


def one_at_least(
    validator: Draft202012Validator, alternatives: list[Schema], instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`anyOf`."""
    if not any(_holds(validator, one, instance) for one in alternatives):
        yield _error("nothing of what might hold holds")


def exactly_one(
    validator: Draft202012Validator, alternatives: list[Schema], instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    """`oneOf`."""
    if sum(_holds(validator, one, instance) for one in alternatives) != 1:
        yield _error("not exactly one thing holds")


def _holds(validator: Draft202012Validator, schema: Schema, instance: Any) -> bool:
    """Whether a value is as a schema has it; which keys stand together is seen without a validator of its own."""
    if not schema.keys() <= _PLAIN:
        return next(validator.descend(instance, schema), None) is None
    if "type" in schema and not validator.is_type(instance, schema["type"]):
        return False
    if isinstance(instance, dict) and any(key not in instance for key in schema.get("required", ())):
        return False
    if "not" in schema and _holds(validator, schema["not"], instance):
        return False
    return "anyOf" not in schema or any(_holds(validator, one, instance) for one in schema["anyOf"])


def _error(message: str) -> ValidationError:
    from jsonschema.exceptions import ValidationError

    return ValidationError(message)
