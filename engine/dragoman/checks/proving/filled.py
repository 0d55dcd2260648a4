"""Which lists are sure to have items where: those that a condition on every way there has asked for, or that something
was put into.

The law of this file: an expression is known by how it reads, and no longer known once a name in it gets another value.
What others may change meanwhile, as in `shared`, counts as it was when it was asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes

from dragoman.checks.proving.constants import names_in
from dragoman.graph.computed import Computed, Constant, ListValue, Value, VariableValue
from dragoman.graph.edges import Edge, Holds, Saves, Says, Sets, Work
from dragoman.graph.flow import Flow
from dragoman.graph.walks import reached
from dragoman.language.buttons.ways import Pressed
from dragoman.language.expressions import Expression
from dragoman.language.nodes.prompt import Prompt

Filled = Mapping[str, frozenset[str]]
"""How an expression reads -> the names in it, for every list that has items."""

_KEEPING = frozenset({"sort", "unique", "list"})
_GROWING = frozenset({"add", "put"})


def filled(flow: Flow, edges: Mapping[str, tuple[Edge, ...]], lists: Iterable[Value]) -> Mapping[str, Filled]:
    """Node -> what has items whenever it does its work; of all expressions only those that matter to these lists."""
    asked = _mattering(edges, lists)
    found: dict[str, Filled] = {flow.entry: _of(asked, _begun(flow))}
    waiting = deque([flow.entry])
    while waiting:
        name = waiting.popleft()
        for edge in edges.get(name, ()):
            if edge.to is None or edge.way.idle:
                continue
            after = _of(asked, _along(found[name], edge, flow))
            before = found.get(edge.to)
            now = after if before is None else {key: names for key, names in before.items() if key in after}
            if before is None or len(now) < len(before):
                found[edge.to] = now
                waiting.append(edge.to)
    return {name: _asked(some, flow.nodes[name].when) for name, some in found.items()}


def _mattering(edges: Mapping[str, tuple[Edge, ...]], lists: Iterable[Value]) -> frozenset[str]:
    """The names that these lists are made of, and those of which such names are made."""
    made: dict[str, set[str]] = {}
    for work in (work for leaving in edges.values() for edge in leaving for work in edge.works):
        for line in work.lines if isinstance(work, Sets) else ():
            made.setdefault(line.name.partition(".")[0], set()).update(_names(line.value))
    return frozenset(reached(made, {name for one in lists for name in _names(one)}))


def _names(value: Value | None) -> frozenset[str]:
    match value:
        case VariableValue(name=name):
            return frozenset({name})
        case Computed(source=Expression(tree=tree)):
            return names_in(tree)
        case _:
            return frozenset()


def _of(names: frozenset[str], known: Filled) -> Filled:
    return {key: read for key, read in known.items() if read & names}


def has_items(value: Value, known: Filled) -> bool:
    """Whether the list that a value gives is sure to have items."""
    match value:
        case Constant(value=written):
            return isinstance(written, list | tuple) and bool(written)
        case ListValue(items=items):
            return bool(items)
        case VariableValue(name=name):
            return repr(nodes.Name(name, "load")) in known
        case Computed(source=Expression(tree=tree)):
            return _is_full(tree, known)
        case _:
            return False


def _is_full(tree: nodes.Node, known: Filled) -> bool:
    match tree:
        case nodes.List(items=items):
            return bool(items)
        case nodes.Filter(name=name) if name in _GROWING:
            return True
        case nodes.Filter(node=nodes.Node() as inner, name=name) if name in _KEEPING:
            return _is_full(inner, known)
        case nodes.CondExpr(test=test, expr1=one, expr2=nodes.Node() as other):
            return _is_full(one, {**known, **dict(_told(test, True))}) and _is_full(
                other, {**known, **dict(_told(test, False))}
            )
        case _:
            return repr(tree) in known


def _begun(flow: Flow) -> Filled:
    begun = (variable for variable in flow.variables if variable.initial is not None)
    return dict(_key(nodes.Name(one.name, "load")) for one in begun if one.initial and has_items(one.initial, {}))


def _asked(known: Filled, when: Any) -> Filled:
    return known if when is None else {**known, **dict(_told(when.expression.tree, True))}


def _along(known: Filled, edge: Edge, flow: Flow) -> Filled:
    """What is known behind an edge."""
    if isinstance(edge.way, Pressed):
        known = _asked(known, edge.way.shown)
    for work in edge.works:
        known = _after(known, work, edge, flow)
    return known


def _after(known: Filled, work: Work, edge: Edge, flow: Flow) -> Filled:
    match work:
        case Holds(condition, truth):
            return {**known, **dict(_told(condition.expression.tree, truth))}
        case Saves(values):
            lead = flow.nodes[edge.source].lead
            several = isinstance(lead, Prompt) and lead.many is not None and lead.many.min > 0
            given = {name: value is None and several for name, value in values.items()}
        case Says():
            return known
        case _:
            given = {line.name: line.value is not None and has_items(line.value, known) for line in work.lines}
    roots = {name.partition(".")[0] for name in given}
    kept = {key: names for key, names in known.items() if not names & roots}
    return kept | dict(_key(_path(name)) for name, full in given.items() if full)


def _path(name: str) -> nodes.Expr:
    """A name, or that of a kept value such as `profile.cart`, as expressions have it."""
    root, *fields = name.split(".")
    tree: nodes.Expr = nodes.Name(root, "load")
    for field in fields:
        tree = nodes.Getattr(tree, field, "load")
    return tree


def _key(tree: nodes.Node) -> tuple[str, frozenset[str]]:
    return repr(tree), names_in(tree)


def _told(condition: nodes.Node, truth: bool) -> Iterator[tuple[str, frozenset[str]]]:
    """The lists that have items if the condition is this."""
    match condition:
        case nodes.Not():
            yield from _told(condition.node, not truth)
        case nodes.And() | nodes.Or():
            if isinstance(condition, nodes.And) == truth:
                yield from _told(condition.left, truth)
                yield from _told(condition.right, truth)
        case nodes.Compare(expr=nodes.Filter(node=nodes.Node() as counted, name="length"), ops=[operand]):
            if _asks_for_some(operand, truth):
                yield _key(counted)
        case nodes.Filter(node=nodes.Node() as counted, name="length"):
            if truth:
                yield _key(counted)
        case _:
            if truth:
                yield _key(condition)


def _asks_for_some(operand: nodes.Operand, truth: bool) -> bool:
    """Whether a length of which this is true, or false, is at least 1."""
    match operand:
        case nodes.Operand(op="gt" | "ne" as op, expr=nodes.Const(value=int(number))):
            return truth and (number >= 0 if op == "gt" else number == 0)
        case nodes.Operand(op="gteq" | "eq" as op, expr=nodes.Const(value=int(number))) if truth or op == "eq":
            return number >= 1 if truth else number == 0
        case nodes.Operand(op="lt" | "lteq" as op, expr=nodes.Const(value=int(number))):
            return not truth and number >= (1 if op == "lt" else 0)
        case _:
            return False
