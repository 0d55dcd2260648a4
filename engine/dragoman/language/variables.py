"""Declared variables, inputs and fields of `profile` and `shared`: their types, and first values that fit them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.flow import Variable
from dragoman.language.compiler import entries, flag, word
from dragoman.language.constants import fitting
from dragoman.language.durations import compile_duration
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
        kind, place = declared_type(spec), compiler.place(entry.key)
        if isinstance(spec, Scalar):
            yield Variable(entry.key.text, kind, required=inputs, place=place)
        elif isinstance(spec, TreeMapping):
            first = spec.get("default" if inputs else "initial")
            initial = _first_value(first, kind, entry.key.text, compiler)
            yield Variable(
                entry.key.text,
                kind,
                initial,
                required=flag(spec.get("required"), default=inputs and initial is None),
                private=flag(spec.get("private")),
                temporary=flag(spec.get("temporary")),
                keep=compile_duration(spec.get("keep"), compiler),
                place=place,
            )


def check_declared_twice(inputs: Tree | None, variables: Tree | None, compiler: Compiler) -> None:
    """Reports a variable that is an input of another type: an input may be declared again, to be private."""
    given = declared_types(inputs)
    for name, spec in entries(variables).items():
        first, kind = given.get(name, "any"), declared_type(spec)
        if "any" in (first, kind) or first == kind:
            continue
        written = spec.get("type") if isinstance(spec, TreeMapping) else spec
        message = f"'{name}' is declared as {kind} here, and as {first} under 'inputs'"
        compiler.report("DG219", (written or spec).span, message, "declare it once, or twice alike")


def declared_type(spec: Tree) -> str:
    """The type in a declaration: `city: text`, or `city: {type: text}`; `any` where there is none."""
    kind = spec.get("type") if isinstance(spec, TreeMapping) else spec
    return word(kind) or "any"


def declared_types(*trees: Tree | None) -> Mapping[str, str]:
    """Name -> type of all that these mappings declare."""
    return {name: declared_type(spec) for tree in trees for name, spec in entries(tree).items()}


def _first_value(tree: Tree | None, kind: str, name: str, compiler: Compiler) -> Value | None:
    value = compiler.value(tree)
    return fitting(value, tree, kind, compiler, name) if tree is not None and value is not None else None
