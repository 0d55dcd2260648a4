"""Comparisons of unlike kinds that are sure before anything runs: `age == '18'` where an age is a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from jinja2 import nodes

from dragoman.language.expressions.paths import spoken, written
from dragoman.language.expressions.problems import Problem
from dragoman.language.values.kinds import BOOLEAN, DATE, DURATION, LIST, NONE, NUMBER, RECORD, TEXT, kind_of

_CALLS = {"days": DURATION, "hours": DURATION, "minutes": DURATION, "to_date": DATE, "record": RECORD}
_FILTERS = {
    **dict.fromkeys(("upper", "lower", "capitalize", "trim", "truncate", "replace", "join", "join_and"), TEXT),
    **dict.fromkeys(("money", "number", "date", "time", "ago", "plural", "mask", "progress", "tojson"), TEXT),
    **dict.fromkeys(("length", "round", "abs", "int", "index"), NUMBER),
    **dict.fromkeys(("add", "put", "without", "where", "sort", "unique", "list"), LIST),
    "has": BOOLEAN,
}
_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod)
_IN = ("in", "notin")

N = TypeVar("N", bound=nodes.Node)


def unlike(trees: Iterable[nodes.Node], kinds: Mapping[str, str]) -> list[Problem]:
    """The comparisons that would fail for every user. `kinds` leads from a name, or from one with its field
    (`user.id`), to the kind of its values."""
    body = list(trees)
    hidden = looped(body)
    known = {name: kind for name, kind in kinds.items() if name not in hidden}
    return [problem for tree in body for found in _all(tree, nodes.Compare) for problem in _judged(found, known)]


def looped(trees: Iterable[nodes.Node]) -> set[str]:
    """The names that loops of a text give to their items, which may hide others."""
    return {loop.target.name for tree in trees for loop in _all(tree, nodes.For) if isinstance(loop.target, nodes.Name)}


def _all(tree: nodes.Node, kind: type[N]) -> Iterator[N]:
    if isinstance(tree, kind):
        yield tree
    yield from tree.find_all(kind)


def _judged(node: nodes.Compare, kinds: Mapping[str, str]) -> Iterator[Problem]:
    left = node.expr
    for operand in node.ops:
        right = operand.expr
        one, other = _kind(left, kinds), _kind(right, kinds)
        if operand.op not in _IN and one and other and one != other and NONE not in (one, other):
            message = f"{_named(left, one)} and {_named(right, other)} cannot be compared"
            first = first_of(left)
            length = len(first.name) if isinstance(first, nodes.Name) else 1
            yield Problem(first.lineno, length, "DG316", message, _remedy(left, right))
        left = right


def first_of(node: nodes.Node) -> nodes.Node:
    """What stands in front of all else in an expression."""
    while True:
        match node:
            case nodes.Getattr() | nodes.Getitem() | nodes.Call() | nodes.Filter() | nodes.Test() if (
                node.node is not None
            ):
                node = node.node
            case nodes.BinExpr():
                node = node.left
            case nodes.Compare():
                node = node.expr
            case _:
                return node


def _named(node: nodes.Expr, kind: str) -> str:
    name = written(node) if isinstance(node, nodes.Const) else spoken(node)
    return f"a {kind}" if name == "a value" else f"{name}, a {kind},"


def _remedy(left: nodes.Expr, right: nodes.Expr) -> str:
    for node in (left, right):
        if isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.lstrip("-").isdigit():
            return f"without quotes it is a number: {node.value}"
    return "compare values of one type"


def _kind(node: nodes.Node, kinds: Mapping[str, str]) -> str | None:
    """The kind of every value that the expression can have; nothing for what only running shows."""
    match node:
        case nodes.Const():
            return kind_of(node.value)
        case nodes.List():
            return LIST
        case nodes.Concat():
            return TEXT
        case nodes.Name() | nodes.Getattr():
            return kinds.get(spoken(node).strip("'"))
        case nodes.Call(node=nodes.Name(name=name)):
            return _CALLS.get(name)
        case nodes.Filter():
            return _FILTERS.get(node.name)
        case nodes.Not() | nodes.Test() | nodes.Compare():
            return BOOLEAN
        case _ if isinstance(node, _ARITHMETIC):
            return NUMBER if _kind(node.left, kinds) == _kind(node.right, kinds) == NUMBER else None
        case _:
            return None
