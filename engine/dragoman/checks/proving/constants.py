"""Conditions taken apart: which variables they judge in a way that a few sample values can stand for all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import nodes

Plain = tuple[str, tuple[Any, ...]]
"""A variable, and the constants that it is compared with."""


def atoms(condition: nodes.Node) -> Iterator[nodes.Node]:
    """The parts of a condition that `and`, `or` and `not` join."""
    match condition:
        case nodes.And() | nodes.Or():
            yield from atoms(condition.left)
            yield from atoms(condition.right)
        case nodes.Not():
            yield from atoms(condition.node)
        case _:
            yield condition


def names_in(node: nodes.Node) -> frozenset[str]:
    """Every name that is read in it."""
    names: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, nodes.Name):
            names.add(one.name)
        elif not isinstance(one, nodes.Const):
            waiting.extend(one.iter_child_nodes())
    return frozenset(names)


def judged(atom: nodes.Node) -> list[Plain] | None:
    """The variables of an atom with their constants; nothing where it looks deeper into one of them."""
    match atom:
        case nodes.Name():
            return [(atom.name, ())]
        case nodes.Const():
            return []
        case nodes.Test(node=nodes.Name(name=name), args=[]):
            return [(name, ())]
        case nodes.Compare():
            return _compared(atom)
        case _:
            return None


def _compared(atom: nodes.Compare) -> list[Plain] | None:
    if len(atom.ops) != 1:
        return None
    sides = [_side(atom.expr), _side(atom.ops[0].expr)]
    found = [side for side in sides if side is not None]
    if len(found) < 2:
        return None
    names = [name for name, _ in found if name]
    constants = tuple(constant for _, some in found for constant in some)
    return [(name, constants) for name in names]


def _side(node: nodes.Node) -> tuple[str, tuple[Any, ...]] | None:
    """A name or constants, or a name with something in its stead while it is unset; nothing for anything else."""
    match node:
        case nodes.Name():
            return node.name, ()
        case nodes.Const():
            return "", (node.value,)
        case nodes.Neg(node=nodes.Const(value=value)):
            return "", (-value,)
        case nodes.List() if all(isinstance(item, nodes.Const) for item in node.items):
            return "", tuple(item.value for item in node.items if isinstance(item, nodes.Const))
        case nodes.Filter(node=nodes.Name(name=name), name="default", args=[nodes.Const(value=value)]):
            return name, (value,)
        case _:
            return None
