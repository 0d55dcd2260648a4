"""Walks over a graph of names: what can be reached, the rings, the shortest way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)
Step = TypeVar("Step")
Graph = Mapping[Node, Iterable[Node]]
"""Node -> where it leads. A node that is no key leads nowhere."""


def reached(graph: Graph[Node], starts: Iterable[Node]) -> set[Node]:
    """All nodes to which these lead, themselves included."""
    found: set[Node] = set()
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += graph.get(node, ())
    return found


def backwards(graph: Graph[Node]) -> dict[Node, list[Node]]:
    """The same edges the other way round."""
    found: dict[Node, list[Node]] = {}
    for node, following in graph.items():
        for to in following:
            found.setdefault(to, []).append(node)
    return found


def rings(graph: Graph[Node]) -> list[list[Node]]:
    """The largest sets of nodes each of which leads to each other; a single node only if it leads to itself."""
    return [ring for ring in components(graph) if len(ring) > 1 or ring[0] in graph.get(ring[0], ())]


def components(graph: Graph[Node]) -> list[list[Node]]:
    """All nodes in the largest sets of which each leads to each other, a set for a node that is in no ring.

    Sets and their nodes stand in the order of the graph's keys. (Tarjan's algorithm, without recursion.)
    """
    search = _Search(graph)
    for root in graph:
        if root not in search.order:
            search.walk(root)
    place = {node: index for index, node in enumerate(graph)}
    sets = [sorted(ring, key=lambda node: place.get(node, 0)) for ring in search.found]
    return sorted(sets, key=lambda ring: place.get(ring[0], 0))


class _Search(Generic[Node]):
    """One walk through all of a graph: in what order nodes were met, and how far up each of them leads back."""

    def __init__(self, graph: Graph[Node]) -> None:
        self.graph = graph
        self.order: dict[Node, int] = {}
        self.lowest: dict[Node, int] = {}
        self.open: list[Node] = []
        self.standing: set[Node] = set()
        self.found: list[list[Node]] = []

    def walk(self, root: Node) -> None:
        """Finds all sets that can be reached from here."""
        work = [self._met(root)]
        while work:
            node, following = work[-1]
            new = next((to for to in following if self._is_new(node, to)), None)
            if new is not None:
                work.append(self._met(new))
                continue
            work.pop()
            if work:
                above = work[-1][0]
                self.lowest[above] = min(self.lowest[above], self.lowest[node])
            if self.lowest[node] == self.order[node]:
                self.found.append(self._closed(node))

    def _met(self, node: Node) -> tuple[Node, Iterator[Node]]:
        self.order[node] = self.lowest[node] = len(self.order)
        self.open.append(node)
        self.standing.add(node)
        return node, iter(self.graph.get(node, ()))

    def _is_new(self, node: Node, to: Node) -> bool:
        """Whether `to` was not met before; where it is still open, `node` leads as far up as it."""
        if to in self.order and to in self.standing:
            self.lowest[node] = min(self.lowest[node], self.order[to])
        return to not in self.order

    def _closed(self, node: Node) -> list[Node]:
        ring: list[Node] = []
        while not ring or ring[-1] != node:
            ring.append(self.open.pop())
            self.standing.discard(ring[-1])
        return ring


def shortest(
    starts: Iterable[Node], steps: Callable[[Node], Iterable[tuple[Step, Node]]], goal: Callable[[Node], bool]
) -> list[tuple[Step, Node]] | None:
    """The steps of a shortest way from one of the starts to a goal; none needed where a start is one; None: no way."""
    came: dict[Node, tuple[Step, Node] | None] = dict.fromkeys(starts)
    waiting = deque(came)
    first: dict[Node, Step] = {}
    while waiting:
        node = waiting.popleft()
        if goal(node):
            return _traced(node, came, first)
        for step, to in steps(node):
            if to not in came:
                came[to], first[to] = (step, node), step
                waiting.append(to)
    return None


def _traced(
    node: Node, came: Mapping[Node, tuple[Step, Node] | None], steps: Mapping[Node, Step]
) -> list[tuple[Step, Node]]:
    way: list[tuple[Step, Node]] = []
    while (before := came[node]) is not None:
        way.append((steps[node], node))
        node = before[1]
    return way[::-1]
