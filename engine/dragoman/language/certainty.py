"""Values that are computed where only some types fit: one that surely is of another is told when the flow is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Computed, Constant, Fault, ListValue, RecordValue, Value, VariableValue
from dragoman.language.expressions import Expression, Possible, TemplateFault, Text, possible_of
from dragoman.language.expressions.paths import spoken, written
from dragoman.language.expressions.possible import UNKNOWN, constant, list_of, of_kind, record_of
from dragoman.language.typed import typed
from dragoman.language.values.kinds import DATE, LIST, MOMENT, NUMBER, TEXT
from dragoman.language.written_kinds import reader
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

Takes = Callable[[Any], object]
"""Takes a value as in a conversation, and raises ValueError, Fault or TemplateFault for one that is none."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What can stand somewhere: the `place` takes what is `wanted`. `more`: values that are taken, where not all of
    their kind are."""

    takes: Takes
    place: str
    wanted: str
    help: str | None = None
    more: Sequence[Any] = ()


def can_be(value: Value | None, compiler: Compiler) -> Possible:
    """What the value can be."""
    match value:
        case Constant(value=known):
            return constant(known)
        case Computed(source=source):
            known = compiler.kinds
            return of_kind(TEXT) if isinstance(source, Text) else possible_of(source.tree, known, source.source)
        case ListValue(items=items):
            return list_of([can_be(item, compiler) for item in items])
        case RecordValue(fields=fields):
            return record_of({name: can_be(inner, compiler) for name, inner in fields.items()})
        case VariableValue(name=name):
            return compiler.kinds.get(name, UNKNOWN)
        case None:
            return UNKNOWN


def read_value(tree: Tree, compiler: Compiler) -> Value | None:
    """A single `{{ ... }}` as the value that it is; nothing for all else, and for one that is refused."""
    if not isinstance(tree, Scalar) or not isinstance(tree.value, str):
        return None
    found = reader(compiler.parsed)(tree.text)
    return Computed(found, compiler.place(tree)) if isinstance(found, Expression | Text) else None


def is_computed(value: Value | None) -> bool:
    """Whether nobody knows the value itself before a conversation."""
    return value is not None and not isinstance(value, Constant)


def refused(found: Possible, takes: Takes, more: Sequence[Any] = ()) -> bool:
    """Whether none of these values is taken, nor of `more` those of the same kinds. What is not set does not count."""
    values = found.set_values
    if not values or found is UNKNOWN:
        return False
    extra = [] if found.exact else [value for value in more if constant(value).kinds <= found.kinds]
    return not any(_is_taken(value, takes) for value in (*values, *extra))


def _is_taken(value: Any, takes: Takes) -> bool:
    try:
        takes(value)
    except (ValueError, Fault, TemplateFault):
        return False
    return True


def said(value: Value | None, found: Possible) -> str:
    """The value with its kind, as a sentence begins: "'age' is a number"."""
    source = value.source if isinstance(value, Computed) else None
    name = "a value" if source is None or isinstance(source, Text) else spoken(source.tree)
    kinds = " or ".join(f"a {kind}" for kind in sorted(found.kinds))
    return f"{'this' if name == 'a value' else name} is {kinds}"


WANTED: Mapping[str, str] = {
    "text": "a text",
    "integer": "a whole number",
    "number": "a number",
    "decimal": "a number",
    "boolean": "true or false",
    "date": "a date",
    "time": "a time",
    "datetime": "a moment: a date with a time",
    "duration": "a duration, such as hours(2)",
    "list": "a list",
    "record": "a record",
}
"""Declared type -> what it takes."""

_CONVERTED: Mapping[tuple[str, str], str] = {
    (NUMBER, "text"): "{{{{ {} ~ '' }}}} is a text",
    (DATE, "text"): "{{{{ {} | date }}}} is a text",
    (MOMENT, "text"): "{{{{ {} | date }}}} is a text",
    (LIST, "text"): "{{{{ {} | join(', ') }}}} is a text",
    (TEXT, "integer"): "{{{{ {} | int }}}} is a whole number; or ask with 'input: integer'",
    (TEXT, "number"): "{{{{ {} | int }}}} is a number; or ask with 'input: number'",
    (TEXT, "decimal"): "{{{{ {} | int }}}} is a number; or ask with 'input: decimal'",
    (TEXT, "date"): "{{{{ to_date({}) }}}} is a date",
    (MOMENT, "date"): "{{{{ to_date({}) }}}} is its date",
    (NUMBER, "duration"): "{{{{ days({}) }}}} is a duration",
}


def converted(value: Value | None, found: Possible, wanted: str) -> str | None:
    """What to write to get a value of this declared type; nothing where that is not plain."""
    source = value.source if isinstance(value, Computed) else None
    remedy = _CONVERTED.get((found.kind or "", wanted))
    if remedy is None or source is None or isinstance(source, Text):
        return None
    name = written(source.tree)
    return remedy.format(name) if "..." not in name else None


def check_type(value: Value | None, tree: Tree | None, kind: str, place: str, compiler: Compiler) -> None:
    """Reports a computed value that surely is none of this declared type."""
    if tree is not None and is_computed(value) and kind in WANTED:
        remedy = converted(value, can_be(value, compiler), kind)
        check_fit(value, tree, Fit(partial(typed, kind), place, WANTED[kind], remedy), compiler)


def check_fit(value: Value | None, tree: Tree | None, fit: Fit, compiler: Compiler) -> bool:
    """Whether a computed value can be taken there; reports one of which that is sure not to be."""
    if tree is None or not is_computed(value):
        return True
    found = can_be(value, compiler)
    if not refused(found, fit.takes, fit.more):
        return True
    compiler.report("DG330", tree.span, f"{said(value, found)}, and {fit.place} takes {fit.wanted}", fit.help)
    return False
