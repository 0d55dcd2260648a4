"""Paths in words: the nodes in their order, and at each turn of the road when it is taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import nodes

from dragoman.graph.edges import Edge
from dragoman.language.expressions import Expression

_MOST = 7
"""Nodes of a path that are named; of a longer one the middle is left out."""

_FOLLOWS = frozenset({"it is said", "it is sent", "it is scheduled", "it is cancelled"})
"""What a node is done with at once: beside a condition it needs no word."""


def told(path: Sequence[Edge], edges: Mapping[str, Sequence[Edge]]) -> str:
    """`'size' → (when 'Large' is chosen) 'colour' → 'summary'`; `edges` tell where there was another way."""
    if not path:
        return ""
    steps = [f"'{path[0].source}'"]
    for edge in path:
        words = _when(edge) if len(edges.get(edge.source, ())) > 1 else ""
        steps.append(f"{f'(when {words}) ' if words else ''}'{edge.to or edge.kind}'")
    if len(steps) > _MOST:
        half = _MOST // 2
        steps = [*steps[:half], "…", *steps[-half:]]
    return " → ".join(steps)


def held(expression: Expression, truth: bool) -> str:
    """The condition as it must be written to be true there: `not paid`, of which the contrary is `paid`."""
    tree, source = expression.tree, " ".join(expression.source.split())
    if truth:
        return source
    if isinstance(tree, nodes.Not) and source.startswith("not "):
        return source.removeprefix("not ")
    # Bare, `not` would hold for the first part only.
    return f"not ({source})" if isinstance(tree, nodes.And | nodes.Or | nodes.CondExpr) else f"not {source}"


def _when(edge: Edge) -> str:
    """What happens on an edge, and what holds on it."""
    judged = [held(condition.expression, truth) for condition, truth in edge.holds]
    # Why a node was passed by is said by its condition.
    parts = judged if edge.kind == "skip" else [*([edge.by] if edge.by and edge.by not in _FOLLOWS else []), *judged]
    return " and ".join(" ".join(part.split()) for part in parts)
