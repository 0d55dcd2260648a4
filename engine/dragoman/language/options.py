"""The options of `one_of`, as far as they are written: one that no answer of the type can be is a mistake."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dragoman.source.tree import Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_NUMBERS = frozenset({"integer", "number", "decimal"})

Number = int | Decimal


def check_options(tree: Tree, value_type: str, compiler: Compiler) -> None:
    """Reports each option that no answer of this type equals."""
    for item in tree.items if isinstance(tree, Sequence) else ():
        if not isinstance(item, Scalar) or "{{" in item.text or _can_be(item, value_type):
            continue
        wanted = "a date such as 2026-12-31" if value_type == "date" else "a number without quotes"
        message = f"'{item.text}' is none of the answers that are possible: they are of the type {value_type}"
        compiler.report("DG210", item.span, message, f"write {wanted}")


def _can_be(item: Scalar, value_type: str) -> bool:
    if value_type in _NUMBERS:
        return isinstance(item.value, Number) and not isinstance(item.value, bool)
    return value_type != "date" or _is_day(item.text)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text.strip()))
    except ValueError:
        return False
