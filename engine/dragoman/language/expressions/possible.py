"""What an expression can be: values that stand for all that it can have.

The law of this file: to know less is always right. Whatever is of more kinds than can be told apart may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dragoman.language.expressions.samples import SAMPLES
from dragoman.language.values.kinds import NONE, NUMBER, kind_of

MOST_EXACT = 200
"""Values that are looked at one by one; of more, only the kinds are."""

_TOO_MANY_KINDS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Possible:
    """Values that stand for all there can be; `exact` ones are all there can be. None of them: nobody can know."""

    values: tuple[Any, ...]
    exact: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that its values can have, if there is one."""
        return _kinds(self)

    @property
    def kind(self) -> str | None:
        """The kind of every value, if it is the same."""
        kinds = self.kinds
        return next(iter(kinds)) if len(kinds) == 1 else None

    @property
    def set_values(self) -> tuple[Any, ...]:
        """All but none."""
        return _set_values(self)

    @property
    def one_of_each(self) -> tuple[Any, ...]:
        """A value of every kind that there is; numbers first, with which most can be done."""
        return _one_of_each(self)


@lru_cache(maxsize=4096)
def _kinds(found: Possible) -> frozenset[str]:
    return frozenset(map(kind_of, found.values)) - {NONE}


@lru_cache(maxsize=4096)
def _set_values(found: Possible) -> tuple[Any, ...]:
    return tuple(value for value in found.values if value is not None)


@lru_cache(maxsize=4096)
def _one_of_each(found: Possible) -> tuple[Any, ...]:
    by_kind = {kind_of(value): value for value in reversed(found.set_values)}
    return tuple(by_kind[kind] for kind in sorted(by_kind, key=lambda kind: (kind != NUMBER, kind)))


@cache
def of_kind(kind: str) -> Possible:
    """A value of this kind, or none."""
    return Possible((*SAMPLES[kind], None))


@cache
def of_kinds(kinds: frozenset[str]) -> Possible:
    """A value of one of these kinds, or none."""
    values = (value for kind in sorted(kinds) for value in SAMPLES[kind])
    return UNKNOWN if len(kinds) >= _TOO_MANY_KINDS else Possible((*values, None))


UNKNOWN = Possible(tuple(value for kind in SAMPLES for value in SAMPLES[kind]))
"""Anything."""

NOTHING = Possible(())
"""What nothing was found for yet."""


def constant(value: Any) -> Possible:
    """This value and no other."""
    try:
        return _constant(type(value).__name__, value)
    except TypeError:
        return Possible((value,), exact=True)


@lru_cache(maxsize=4096)
def _constant(kind: str, value: Any) -> Possible:
    return Possible((value,), exact=True)


def widened(values: Iterable[Any]) -> Possible:
    """All values of the kinds of these. Records whose fields are known stay as they are."""
    values = tuple(values)
    known = tuple(value for value in values if type(value) is dict)
    if known and all(value is None or type(value) is dict for value in values):
        return Possible((*known[:MOST_EXACT], None)) if len(known) <= MOST_EXACT else of_kind("record")
    kinds = frozenset(map(kind_of, values)) - {NONE}
    if not kinds:
        return Possible((None,)) if values else NOTHING
    return of_kinds(kinds)


def either(*parts: Possible) -> Possible:
    """What one of these is."""
    if any(part is UNKNOWN for part in parts):
        return UNKNOWN
    values = tuple(value for part in parts for value in part.values)
    if all(part.exact for part in parts) and len(values) <= MOST_EXACT:
        return Possible(values, exact=True)
    return widened(values)


def items_of(lists: Possible) -> Possible:
    """What an item of one of these lists is."""
    if lists is UNKNOWN or not lists.values:
        return lists
    items = tuple(item for value in lists.values if isinstance(value, list | tuple) for item in value)
    if lists.exact and len(items) <= MOST_EXACT:
        return Possible(items, exact=True)
    return widened(items) if len(set(map(kind_of, items))) == 1 else UNKNOWN


def record_of(fields: Mapping[str, Possible]) -> Possible:
    """A record of these fields and no other."""
    most = max((len(part.values) for part in fields.values()), default=1)
    rows = ({name: _turn(part.values, at) for name, part in fields.items()} for at in range(most))
    return Possible(tuple(rows), exact=all(part.exact for part in fields.values()) and most == 1)


def list_of(items: Iterable[Possible]) -> Possible:
    """A list of these items."""
    parts = tuple(items)
    most = max((len(part.values) for part in parts), default=1)
    rows = ([_turn(part.values, at) for part in parts] for at in range(most))
    return Possible(tuple(rows), exact=all(part.exact for part in parts) and most == 1)


def _turn(values: tuple[Any, ...], at: int) -> Any:
    return values[at % len(values)] if values else None
