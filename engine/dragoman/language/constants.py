"""Constants for what has a declared type: checked when the flow is loaded, and made one of the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.computed import Constant, Value
from dragoman.language.certainty import check_type
from dragoman.language.typed import typed, written
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def fitting(value: Value, tree: Tree, kind: str, compiler: Compiler, name: str) -> Value | None:
    """A constant as one of the type of the variable `name`; nothing if it is none (reported). What is computed is
    checked when it is, unless it is sure to be none."""
    if not isinstance(value, Constant):
        check_type(value, tree, kind, f"'{name}', declared as {kind},", compiler)
        return value
    if kind == "text" and isinstance(tree, Scalar) and tree.value is not None:
        return Constant(tree.text)
    try:
        return Constant(typed(kind, value.value))
    except ValueError:
        shown = tree.text if isinstance(tree, Scalar) else "this"
        compiler.report("DG219", tree.span, f"'{shown}' is no {kind}", f"write {written(kind)}")
        return None
