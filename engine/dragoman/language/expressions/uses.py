"""How expressions use names: whether a name that has no value would be missed there, and what is sure to hold by then.

The law of this file: whoever asks whether a name has a value, or gives another for it, does not miss it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

How = Literal["printed", "needed", "copied", "asked"]
"""printed: people would read nothing there; needed: it cannot be computed without; copied: nothing is handed on;
asked: nothing is as good an answer as any."""

Guard = tuple[nodes.Node, bool]
"""A condition, and what it must be."""

_ASKED_OF = frozenset(
    {"add", "put", "without", "where", "has", "sum", "index", "length", "first", "last"}
    | {"join", "join_and", "sort", "unique", "min", "max", "list", "tojson"}
)
"""Filters that take nothing for an empty list."""

_NEEDING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos)


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """One place where a name is read: its offset in the source, how, and the conditions under which it is read."""

    name: str
    offset: int
    how: How
    guards: tuple[Guard, ...] = ()


def uses(trees: Iterable[nodes.Node], how: How) -> list[Use]:
    """All uses in what a text or an expression was parsed to. `how` is that of the whole."""
    return [use for tree in trees for use in _of(tree, _Place(how))]


@dataclass(frozen=True, slots=True)
class _Place:
    how: How
    guards: tuple[Guard, ...] = ()
    hidden: frozenset[str] = frozenset()

    def as_(self, how: How) -> _Place:
        return _Place(how, self.guards, self.hidden)

    def under(self, condition: nodes.Node, truth: bool) -> _Place:
        return _Place(self.how, (*self.guards, (condition, truth)), self.hidden)

    def hiding(self, name: str) -> _Place:
        return _Place(self.how, self.guards, self.hidden | {name})


def _of(node: nodes.Node, place: _Place) -> Iterator[Use]:
    match node:
        case nodes.Name():
            if node.name not in place.hidden:
                yield Use(node.name, node.lineno, place.how, place.guards)
        case nodes.Output():
            yield from _all(node.nodes, place.as_("printed"))
        case nodes.If():
            yield from _choice(node, place)
        case nodes.For():
            yield from _loop(node, place)
        case nodes.CondExpr():
            yield from _of(node.test, place.as_("asked"))
            yield from _of(node.expr1, place.under(node.test, True))
            yield from _of(node.expr2, place.under(node.test, False)) if node.expr2 is not None else ()
        case nodes.And() | nodes.Or():
            yield from _of(node.left, place.as_("asked"))
            yield from _of(node.right, place.under(node.left, isinstance(node, nodes.And)))
        case nodes.Filter():
            yield from _filtered(node, place)
        case _:
            yield from _all(node.iter_child_nodes(), place.as_(_within(node, place.how)))


def _within(node: nodes.Node, how: How) -> How:
    """How the parts of an expression are used, where it has no guards of its own."""
    if isinstance(node, _NEEDING):
        return "needed"
    if isinstance(node, nodes.Compare | nodes.Test | nodes.Not | nodes.Operand):
        return "asked"
    if isinstance(node, nodes.Concat | nodes.Getattr | nodes.Getitem):
        return how
    return "copied" if how != "asked" else how


def _all(parts: Iterable[nodes.Node], place: _Place) -> Iterator[Use]:
    for part in parts:
        yield from _of(part, place)


def _choice(node: nodes.If, place: _Place) -> Iterator[Use]:
    for arm in (node, *node.elif_):
        yield from _of(arm.test, place.as_("asked"))
        yield from _all(arm.body, place.under(arm.test, True))
        place = place.under(arm.test, False)
    yield from _all(node.else_, place)


def _loop(node: nodes.For, place: _Place) -> Iterator[Use]:
    """A loop through nothing writes nothing, and what stands in it is not read then."""
    yield from _of(node.iter, place.as_("asked"))
    inner = place.hiding(node.target.name) if isinstance(node.target, nodes.Name) else place
    inner = inner.under(node.iter, True)
    yield from _all(node.body, inner)
    yield from _all(node.else_, place)


def _filtered(node: nodes.Filter, place: _Place) -> Iterator[Use]:
    arguments = [*node.args, *(pair.value for pair in node.kwargs)]
    how = place.how
    if node.name == "default" or node.name in _ASKED_OF:
        how = "asked"
    if node.node is not None:
        yield from _of(node.node, place.as_(how))
    yield from _all(arguments, place.as_("copied" if place.how != "asked" else "asked"))
