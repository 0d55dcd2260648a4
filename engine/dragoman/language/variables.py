"""Declared variables and inputs: their types, and first values that fit them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Constant, Value
from dragoman.graph.flow import Variable
from dragoman.language.compiler import flag, word
from dragoman.language.durations import duration
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_variables(tree: Tree | None, inputs: bool, compiler: Compiler) -> Iterator[Variable]:
    """The variables in their order; of inputs, those without a default are required."""
    if not isinstance(tree, TreeMapping):
        return
    for entry in tree.entries:
        compiler.name(entry.key)
        spec = entry.value
        if isinstance(spec, Scalar):
            yield Variable(entry.key.text, spec.text, required=inputs)
        elif isinstance(spec, TreeMapping):
            kind = word(spec.get("type")) or "any"
            initial = _first_value(spec.get("default" if inputs else "initial"), kind, compiler)
            required = flag(spec.get("required"), default=inputs and initial is None)
            yield Variable(entry.key.text, kind, initial, required)


def _first_value(tree: Tree | None, kind: str, compiler: Compiler) -> Value | None:
    value = compiler.value(tree)
    reader = _READERS.get(kind)
    if tree is None or not isinstance(value, Constant) or value.value is None or reader is None:
        return value
    wanted, read = reader
    if kind == "text" and isinstance(tree, Scalar):
        return Constant(tree.text)
    try:
        return Constant(read(value.value))
    except (ValueError, TypeError):
        shown = tree.text if isinstance(tree, Scalar) else "this"
        compiler.report("DG219", tree.span, f"'{shown}' is no {kind}", f"write {wanted}")
        return None


def _only(*kinds: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool)):
            return value
        raise TypeError

    return read


def _exact(value: Any) -> Decimal:
    return Decimal(_only(int, Decimal)(value))


def _text(read: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda value: read(_only(str)(value))


_READERS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "text": ("a text", _only(str)),
    "integer": ("digits alone, such as 5 or -3", _only(int)),
    "number": ("a number, such as 5 or 1.5", _only(int, Decimal)),
    "decimal": ("a number, such as 5 or 1.5", _exact),
    "boolean": ("true or false", _only(bool)),
    "date": ("a date such as 2026-12-31", _text(date.fromisoformat)),
    "time": ("a time such as 09:30", _text(time.fromisoformat)),
    "datetime": ("a moment such as 2026-12-31T09:30:00", _text(datetime.fromisoformat)),
    "duration": ("a duration such as 20m", _text(duration)),
    "list": ("a list", _only(list)),
    "record": ("a mapping", _only(dict)),
}
