"""What an author wrote for a node, to point at a key or a value of it."""

from __future__ import annotations

from dragoman.checks.proving.subject import Subject
from dragoman.graph.flow import Flow, Node
from dragoman.source.tree import Mapping, Scalar, Sequence, Span


class Written:
    """The nodes of flows as they stand in their files."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._nodes: dict[str, dict[str, Mapping]] = {}

    def node(self, flow: Flow, name: str) -> Mapping | None:
        """What stands under a node's name; nothing where that is no mapping."""
        if flow.name not in self._nodes:
            tree = self._subject.files[flow.file][1]
            nodes = tree.get("nodes") if isinstance(tree, Mapping) else None
            entries = nodes.entries if isinstance(nodes, Mapping) else ()
            self._nodes[flow.name] = {one.key.text: one.value for one in entries if isinstance(one.value, Mapping)}
        return self._nodes[flow.name].get(name)

    def key(self, flow: Flow, node: Node, *path: str) -> Span:
        """The last key on this path below a node; the node's name where it is not written there, as in `defaults`."""
        tree = self.node(flow, node.name)
        for key in path[:-1]:
            inner = tree.get(key) if tree else None
            tree = inner if isinstance(inner, Mapping) else None
        entry = tree.entry(path[-1]) if tree else None
        return entry.key.span if entry else self._subject.span(node.place)

    def value(self, flow: Flow, node: Node, *path: str) -> Span:
        """What stands behind the last key on this path: a single value itself, anything in blocks by its key."""
        tree = self.node(flow, node.name)
        for key in path[:-1]:
            inner = tree.get(key) if tree else None
            tree = inner if isinstance(inner, Mapping) else None
        entry = tree.entry(path[-1]) if tree else None
        if entry is None:
            return self._subject.span(node.place)
        block = isinstance(entry.value, Mapping | Sequence) and not entry.value.flow
        return entry.key.span if block else entry.value.span


def items(tree: object) -> tuple[Scalar, ...]:
    """A single value, or the single values of a list."""
    if isinstance(tree, Scalar):
        return (tree,)
    return tuple(item for item in tree.items if isinstance(item, Scalar)) if isinstance(tree, Sequence) else ()
