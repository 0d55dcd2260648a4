"""Parts of expressions that name nothing and fail, for every user alike: `days('x')`, `1 / 0`, `5 | money('EURO')`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from dragoman.language.expressions.closures import closure_of
from dragoman.language.expressions.paths import first_of
from dragoman.language.expressions.problems import Problem
from dragoman.language.values.scope import Scope, TemplateFault

_COMPUTED = (nodes.BinExpr, nodes.Call, nodes.Filter, nodes.Compare, nodes.Concat)
_OF_THE_MOMENT = frozenset({"ago"})
"""Filters that look at the clock, which stands still only in a conversation."""


def failing(trees: Iterable[nodes.Node]) -> list[Problem]:
    """The parts that cannot be computed, each as large as possible."""
    return [problem for tree in trees for problem in _judged(tree)]


def _judged(node: nodes.Node) -> Iterator[Problem]:
    if isinstance(node, _COMPUTED) and not _names_something(node):
        yield from _tried(node)
        return
    for child in node.iter_child_nodes():
        yield from _judged(child)


def _names_something(node: nodes.Node) -> bool:
    """Whether its value depends on anything but what is written."""
    if isinstance(node, nodes.Name):
        return True
    if isinstance(node, nodes.Filter) and node.name in _OF_THE_MOMENT:
        return True
    called = node.node if isinstance(node, nodes.Call) else None
    return any(_names_something(child) for child in node.iter_child_nodes() if child is not called)


def _tried(node: nodes.Node) -> Iterator[Problem]:
    try:
        closure_of(node, "plain")(Scope({}))
    except TemplateFault as fault:
        first = first_of(node)
        length = len(first.name) if isinstance(first, nodes.Name) else 1
        yield Problem(first.lineno, length, "DG316", fault.message)
