"""Trying an operation of the language with values that stand for all that its operands can be.

The law of this file: the very closures that run in a conversation are tried; no rule of theirs is written down again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, product
from math import prod
from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.closures import Closure, closure_of
from dragoman.language.expressions.possible import MOST_EXACT, NOTHING, UNKNOWN, Possible, widened
from dragoman.language.expressions.samples import NOW
from dragoman.language.values.kinds import kind_of
from dragoman.language.values.scope import Scope, TemplateFault, TooMuch

MOST_TRIALS = 4_000
"""Combinations of values that one operation is tried with; where there are more, nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of an expression without its operands. `name`: of the filter, function, field, test or comparison;
    `plain` operands come without a name, those in `named` with one."""

    kind: type[nodes.Node]
    name: str = ""
    plain: int = 0
    named: tuple[str, ...] = ()


def operation_of(node: nodes.Node) -> tuple[Operation, list[nodes.Expr]] | None:
    """What a step does, and its operands; nothing for what is no single step."""
    match node:
        case nodes.BinExpr() if not isinstance(node, nodes.And | nodes.Or):
            return Operation(type(node)), [node.left, node.right]
        case nodes.Neg() | nodes.Pos():
            return Operation(type(node)), [node.node]
        case nodes.Getattr():
            return Operation(nodes.Getattr, node.attr), [node.node]
        case nodes.Getitem():
            return Operation(nodes.Getitem), [node.node, node.arg]
        case nodes.Test():
            return Operation(nodes.Test, node.name), [node.node]
        case nodes.Filter() if node.node is not None:
            return _called(nodes.Filter, node.name, node, [node.node])
        case nodes.Call(node=nodes.Name(name=name)):
            return _called(nodes.Call, name, node, [])
        case _:
            return None


def _called(kind: Any, name: str, node: Any, before: list[nodes.Expr]) -> tuple[Operation, list[nodes.Expr]]:
    named = tuple(str(one.key) for one in node.kwargs)
    return Operation(kind, name, len(node.args), named), [*before, *node.args, *(one.value for one in node.kwargs)]


@lru_cache(maxsize=1024)
def _closure(operation: Operation) -> Closure:
    return closure_of(_with_slots(operation), "html")


def _slot(place: int) -> Any:
    return nodes.Name(f"operand {place}", "load", lineno=0)


def _with_slots(operation: Operation) -> nodes.Node:
    """The step with names in the places of its operands."""
    kind, name = operation.kind, operation.name
    if kind is nodes.Getattr:
        return nodes.Getattr(_slot(0), name, "load", lineno=0)
    if kind is nodes.Getitem:
        return nodes.Getitem(_slot(0), _slot(1), "load", lineno=0)
    if kind is nodes.Test:
        return nodes.Test(_slot(0), name, [], [], None, None, lineno=0)
    if kind is nodes.Compare:
        return nodes.Compare(_slot(0), [nodes.Operand(name, _slot(1), lineno=0)], lineno=0)
    if kind in (nodes.Filter, nodes.Call):
        first = 1 if kind is nodes.Filter else 0
        called = _slot(0) if first else nodes.Name(name, "load", lineno=0)
        plain = [_slot(first + at) for at in range(operation.plain)]
        named = [nodes.Keyword(key, _slot(first + operation.plain + at)) for at, key in enumerate(operation.named)]
        given = (called, name, plain, named) if first else (called, plain, named)
        return kind(*given, None, None, lineno=0)
    if kind in (nodes.Neg, nodes.Pos):
        return kind(_slot(0), lineno=0)
    return kind(_slot(0), _slot(1), lineno=0)


def run(operation: Operation, operands: tuple[Any, ...]) -> Any:
    """What the step gives for these very values.

    Raises:
        TemplateFault: it cannot be computed for them.
    """
    names = {f"operand {place}": value for place, value in enumerate(operands)}
    return _closure(operation)(Scope({**names, "now": NOW, "today": NOW.date()}))


def fault_for_all(operation: Operation, operands: tuple[Possible, ...]) -> TemplateFault | None:
    """Why the step cannot be computed whatever its operands are, if that is so. Operands that are not set do not
    count."""
    choices = [operand.set_values for operand in operands]
    if not 0 < prod(map(len, choices)) <= MOST_TRIALS:
        return None
    first: TemplateFault | None = None
    # What works at all mostly does so for one value of each kind.
    for values in chain(product(*(operand.one_of_each for operand in operands)), product(*choices)):
        try:
            run(operation, values)
        except TooMuch:
            return None
        except TemplateFault as fault:
            first = first or fault
        else:
            return None
    return first


def works_at_all(operation: Operation, operands: tuple[Possible, ...]) -> bool:
    """Whether the step is known to be computed for some of these operands."""
    few = prod(len(operand.set_values) for operand in operands) <= MOST_TRIALS
    return few and fault_for_all(operation, operands) is None


@lru_cache(maxsize=4096)
def results(operation: Operation, operands: tuple[Possible, ...]) -> Possible:
    """What the step can give."""
    count = prod(len(operand.values) for operand in operands)
    if count == 0 or count > MOST_TRIALS:
        return UNKNOWN if count else NOTHING
    exact = all(operand.exact for operand in operands) and count <= MOST_EXACT
    found = tuple(islice(_given(operation, operands), MOST_TRIALS))
    if not found:
        return UNKNOWN if all(operand.set_values for operand in operands) else NOTHING
    return Possible(found, exact=True) if exact else widened(found)


def _given(operation: Operation, operands: tuple[Possible, ...]) -> Iterator[Any]:
    # The kind of a sum follows from the kinds alone.
    counts = issubclass(operation.kind, nodes.BinExpr)
    for values in product(*(o.one_of_each if counts and not o.exact else o.values for o in operands)):
        try:
            given = run(operation, values)
            kind_of(given)
        except TemplateFault:
            continue
        yield given
