"""Comparing: like with like only; what is not set is less than nothing and more than nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from operator import ge, gt, le, lt
from typing import Any, Literal

from dragoman.language.values.arithmetic import number
from dragoman.language.values.kinds import BOOLEAN, LIST, NONE, NUMBER, RECORD, TEXT, kind_of, named
from dragoman.language.values.scope import TemplateFault

Order = Literal["<", "<=", ">", ">="]

_ORDERS: dict[Order, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_UNORDERED = {BOOLEAN, LIST, RECORD}


def equal(left: Any, right: Any) -> bool:
    """Whether both are the same; none equals only none.

    Raises:
        TemplateFault: they are of unlike kinds, and neither is none.
    """
    if type(left) is type(right):
        return bool(left == right)
    if left is None or right is None:
        return False
    kinds = kind_of(left), kind_of(right)
    if kinds[0] != kinds[1]:
        raise _unlike(left, right)
    return bool(_comparable(left) == _comparable(right))


def ordered(order: Order, left: Any, right: Any) -> bool:
    """Whether `left order right`; false where one of them is none.

    Raises:
        TemplateFault: they are of unlike kinds, or of a kind that has no order.
    """
    if left is None or right is None:
        return False
    if type(left) is int and type(right) is int:
        return _ORDERS[order](left, right)
    kinds = kind_of(left), kind_of(right)
    if kinds[0] != kinds[1] or not _same_clock(left, right):
        raise _unlike(left, right)
    if kinds[0] in _UNORDERED:
        raise TemplateFault(f"'{order}' does not compare {named(left)} with {named(right)}; they have no order")
    return _ORDERS[order](_comparable(left), _comparable(right))


def contains(container: Any, item: Any) -> bool:
    """Whether a list has the item, a text the part, a record the field. Unlike kinds are simply not contained.

    Raises:
        TemplateFault: the container is none of these.
    """
    match kind_of(container):
        case "none":
            return False
        case "text":
            return isinstance(item, str) and item in container
        case "record":
            return isinstance(item, str) and item in container
        case "list":
            return any(same(item, one) for one in container)
        case _:
            raise TemplateFault(f"'in' looks into a list, a text or a record, not into {named(container)}")


def same(left: Any, right: Any) -> bool:
    """Like `equal`, but unlike kinds are simply not the same."""
    if type(left) is type(right):
        return bool(left == right)
    return kind_of(left) == kind_of(right) != NONE and bool(_comparable(left) == _comparable(right))


def matches(record: Any, fields: Mapping[str, Any]) -> bool:
    """Whether it is a record that has all these fields with these values."""
    return isinstance(record, Mapping) and all(same(record.get(name), value) for name, value in fields.items())


def sort_key(value: Any) -> tuple[str, Any]:
    """A key that sorts values of one kind: texts without regard to case, what is not set at the end.

    Raises:
        TemplateFault: values of this kind have no order.
    """
    kind = kind_of(value)
    if kind in _UNORDERED:
        raise TemplateFault(f"{named(value)} has no order; name the field to sort by: `sort(attribute='price')`")
    return kind, value.casefold() if kind == TEXT else _comparable(value)


def _comparable(value: Any) -> Any:
    return number(value) if kind_of(value) == NUMBER else value


def _same_clock(left: Any, right: Any) -> bool:
    if isinstance(left, datetime) and isinstance(right, datetime):
        return bool(left.tzinfo) == bool(right.tzinfo)
    return True


def _unlike(left: Any, right: Any) -> TemplateFault:
    return TemplateFault(f"{named(left)} and {named(right)} cannot be compared; both must be of one type")
