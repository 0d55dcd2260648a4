"""The validators of jsonschema, one for each definition, made once; and what they find, in our own words.

The law of this file: jsonschema is known here and in `keywords.py` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from dragoman.schema.keywords import conditional, excluded, properties
from dragoman.schema.published import Schema, definition, outline

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


OUTLINE = "outline"
"""The name for a flow without a look into its nodes."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A keyword of the schema that a value does not fulfil.

    `path`: the keys and indexes from the instance to the value; `wanted`: what the keyword asks for; `schema`: the
    definition it stands in.
    """

    path: tuple[str | int, ...]
    keyword: str
    wanted: Any
    schema: Schema


@cache
def _validator(schema: str, name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator, validators
    from referencing import Registry

    extend: Any = validators.extend  # untyped in its stubs
    quick = extend(Draft202012Validator, {"if": conditional, "not": excluded, "properties": properties})
    # The registry that jsonschema takes otherwise fetches what a `$ref` names from the network.
    wanted = outline() if name == OUTLINE else definition(schema, name or None)
    return cast("Draft202012Validator", quick(wanted, registry=Registry()))


def flaws(instance: Any, schema: str, name: str = "") -> Iterator[Flaw]:
    """What the schema `flow` or `bot`, or a definition in it, finds wrong with bare data."""
    for error in _validator(schema, name).iter_errors(instance):
        found = cast(Schema, error.schema)
        yield Flaw(tuple(error.absolute_path), str(error.validator), error.validator_value, found)
