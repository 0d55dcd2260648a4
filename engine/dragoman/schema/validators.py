"""The validators of jsonschema, one for each definition, made once; and what they find, in our own words.

The law of this file: jsonschema is known here only, and imported only once something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from dragoman.schema.fitting import Fits, Fitting
from dragoman.schema.published import Schema, definition, document, outline, resolved_outline

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
def _fitting(schema: str) -> Fitting:
    return Fitting(schema)


@cache
def _fits(schema: str, name: str) -> Fits:
    if name == OUTLINE:
        return _fitting(schema).of(outline())
    return _fitting(schema).named(name) if name else _fitting(schema).of(document(schema))


@cache
def _validator(schema: str, name: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    wanted = resolved_outline() if name == OUTLINE else definition(schema, name or None)
    # The registry that jsonschema takes otherwise fetches what a `$ref` names from the network.
    return Draft202012Validator(wanted, registry=Registry())


def flaws(instance: Any, schema: str, name: str = "") -> Iterator[Flaw]:
    """What a schema, such as `flow`, or a definition in it, finds wrong with bare data."""
    if _fits(schema, name)(instance):
        return
    for error in _validator(schema, name).iter_errors(instance):
        found = cast(Schema, error.schema)
        yield Flaw(tuple(error.absolute_path), str(error.validator), error.validator_value, found)
