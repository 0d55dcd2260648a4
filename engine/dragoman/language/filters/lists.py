"""Filters on lists, and on lists of records. A list that is not set is an empty one; none is ever changed in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.language.filters.protocol import Shelf
from dragoman.language.filters.text import text_of
from dragoman.language.values.arithmetic import calculate
from dragoman.language.values.comparing import contains, matches, same, sort_key
from dragoman.language.values.fields import field
from dragoman.language.values.kinds import kind_of, named
from dragoman.language.values.printing import babel_locale, printed
from dragoman.language.values.scope import LONGEST_LIST, Scope, TemplateFault, TooMuch, checked_text, joined

shelf = Shelf()


def list_of(value: Any, name: str) -> list[Any]:
    """The list for the filter of this name; an empty one for none.

    Raises:
        TemplateFault: it is no list.
        TooMuch: it is longer than `LONGEST_LIST`.
    """
    if value is None:
        return []
    if kind_of(value) != "list":
        raise TemplateFault(f"the filter '{name}' works on a list, not on {named(value)}")
    if len(value) > LONGEST_LIST:
        raise TooMuch(f"a list of {len(value)} items is too long for '{name}'; {LONGEST_LIST} is the most")
    return list(value)


@shelf.filter("length", on_none=True)
def length(value: Any, scope: Scope) -> int:
    """How many items, characters or fields there are; 0 for none."""
    match kind_of(value):
        case "none":
            return 0
        case "list" | "text" | "record":
            return len(value)
        case _:
            raise TemplateFault(f"the filter 'length' works on a list, a text or a record, not on {named(value)}")


@shelf.filter("first")
def first(value: Any, scope: Scope) -> Any:
    """The first item or character; none of an empty list."""
    return _end(value, "first", 0)


@shelf.filter("last")
def last(value: Any, scope: Scope) -> Any:
    """The last item or character; none of an empty list."""
    return _end(value, "last", -1)


def _end(value: Any, name: str, place: int) -> Any:
    if kind_of(value) not in ("list", "text"):
        raise TemplateFault(f"the filter '{name}' works on a list or a text, not on {named(value)}")
    return value[place] if value else None


@shelf.filter("list", on_none=True)
def list_(value: Any, scope: Scope) -> list[Any]:
    """A list of the items, or of a text's characters."""
    return list_of(list(value) if isinstance(value, str) else value, "list")


@shelf.filter("join", on_none=True)
def join(value: Any, scope: Scope, between: Any = "") -> str:
    """The items, printed, with a text between them."""
    items, glue = list_of(value, "join"), text_of(between, "join")
    return joined((printed(item, scope.locale) for item in items), glue)


@shelf.filter("join_and", on_none=True)
def join_and(value: Any, scope: Scope) -> str:
    """The items as the locale lists them: `a, b, and c`."""
    from babel.lists import format_list

    parts = [printed(item, scope.locale) for item in list_of(value, "join_and")]
    return checked_text(format_list(parts, locale=babel_locale(scope.locale))) if parts else ""


@shelf.filter("sort", on_none=True)
def sort(value: Any, scope: Scope, reverse: Any = False, attribute: Any = None) -> list[Any]:
    """From the smallest to the largest, texts without regard to case; records by one of their fields."""
    keyed = [(_key(item, attribute), item) for item in list_of(value, "sort")]
    present = [pair for pair in keyed if pair[0][0] != "none"]
    _one_kind([key for key, _ in present], "sort")
    present.sort(key=lambda pair: pair[0], reverse=bool(reverse))
    return [item for _, item in present] + [item for key, item in keyed if key[0] == "none"]


@shelf.filter("min", on_none=True)
def least(value: Any, scope: Scope, attribute: Any = None) -> Any:
    """The smallest item, by one of their fields if named; none of an empty list."""
    return next(iter(sort(list_of(value, "min"), scope, False, attribute)), None)


@shelf.filter("max", on_none=True)
def most(value: Any, scope: Scope, attribute: Any = None) -> Any:
    """The largest item, by one of their fields if named; none of an empty list."""
    return next(iter(sort(list_of(value, "max"), scope, True, attribute)), None)


def _key(item: Any, attribute: Any) -> tuple[str, Any]:
    return sort_key(item if attribute is None else field(item, text_of(attribute, "sort")))


def _one_kind(keys: list[tuple[str, Any]], name: str) -> None:
    kinds = sorted({kind for kind, _ in keys})
    if len(kinds) > 1:
        raise TemplateFault(f"the filter '{name}' cannot compare a {kinds[0]} with a {kinds[1]}")


@shelf.filter("unique", on_none=True)
def unique(value: Any, scope: Scope) -> list[Any]:
    """Every item once, in the order they first stand in; texts without regard to case."""
    found: list[Any] = []
    seen: set[Any] = set()
    for item in list_of(value, "unique"):
        mark = item.casefold() if isinstance(item, str) else item
        if isinstance(mark, (list, tuple, Mapping)):
            if not contains(found, item):
                found.append(item)
        elif (kind_of(mark), mark) not in seen:
            seen.add((kind_of(mark), mark))
            found.append(item)
    return found


@shelf.filter("sum", on_none=True)
def sum_(value: Any, scope: Scope, attribute: Any = None) -> Any:
    """All numbers (or durations) together, of one of the records' fields if named; what is not set is left out."""
    items = list_of(value, "sum")
    addends = items if attribute is None else [field(item, text_of(attribute, "sum")) for item in items]
    total: Any = None
    for addend in addends:
        if addend is not None:
            total = addend if total is None else calculate("+", total, addend)
    return 0 if total is None else total


@shelf.filter("add", on_none=True)
def add(value: Any, scope: Scope, item: Any) -> list[Any]:
    """The list with one more item at its end."""
    return list_of([*list_of(value, "add"), item], "add")


@shelf.filter("put", on_none=True)
def put(value: Any, scope: Scope, key: Any, /, **fields: Any) -> list[Any]:
    """The list in which the record with the same `key` field takes these fields, or is appended: `put('id', id=7)`."""
    name, items = text_of(key, "put"), list_of(value, "put")
    if name not in fields:
        raise TemplateFault(f"the filter 'put' needs the field '{name}' that it looks for: put('{name}', {name}=...)")
    for place, item in enumerate(items):
        if matches(item, {name: fields[name]}):
            items[place] = {**item, **fields}
            return items
    return list_of([*items, fields], "put")


@shelf.filter("without", on_none=True)
def without(value: Any, scope: Scope, /, *items: Any, **fields: Any) -> list[Any]:
    """The list without the records that have these fields, and without these items."""
    if not items and not fields:
        raise TemplateFault("the filter 'without' needs what shall go: without(id=7)")
    return [
        one
        for one in list_of(value, "without")
        if not any(same(one, gone) for gone in items) and not (fields and matches(one, fields))
    ]


@shelf.filter("where", on_none=True)
def where(value: Any, scope: Scope, /, **fields: Any) -> list[Any]:
    """The records that have all these fields."""
    return [one for one in list_of(value, "where") if matches(one, fields)]


@shelf.filter("has", on_none=True)
def has(value: Any, scope: Scope, item: Any) -> bool:
    """Whether the list has the item."""
    return contains(list_of(value, "has"), item)


@shelf.filter("index", on_none=True)
def index(value: Any, scope: Scope, /, **fields: Any) -> int | None:
    """The place, from 0, of the first record that has all these fields; none if there is no such record."""
    return next((place for place, one in enumerate(list_of(value, "index")) if matches(one, fields)), None)
