"""What checks look at: the flows of a project as compiled, and the files they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.checks.proving.assigned import variables_of
from dragoman.checks.proving.giving import chosen
from dragoman.checks.proving.judged import conditions_of
from dragoman.checks.proving.paths import Paths, paths_of
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.graph.computed import Place
from dragoman.graph.edges import Edge, edges_of, handled
from dragoman.graph.flow import Flow
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Span, Tree


@dataclass(slots=True)
class Subject:
    """`flows` are all that compiled, by name. `sound` are the names of those in which nothing was refused that a node
    may lead by: only of them is anything sure. `files`: a file's name -> its text and tree.
    """

    flows: Mapping[str, Flow]
    sound: frozenset[str]
    files: Mapping[str, tuple[Source, Tree]]
    _edges: dict[str, Mapping[str, tuple[Edge, ...]]] = field(default_factory=dict)
    _paths: dict[str, tuple[Paths, Mapping[str, int]]] = field(default_factory=dict)
    _places: dict[str, dict[tuple[int, int], Tree]] = field(default_factory=dict)

    @property
    def judged(self) -> list[Flow]:
        """The flows of which something can be sure."""
        return [flow for name, flow in self.flows.items() if name in self.sound]

    def edges(self, flow: Flow) -> Mapping[str, tuple[Edge, ...]]:
        """Node -> its edges, handlers left out."""
        if flow.name not in self._edges:
            self._edges[flow.name] = edges_of(flow)
        return self._edges[flow.name]

    def all_edges(self, flow: Flow) -> Mapping[str, tuple[Edge, ...]]:
        """Node -> its edges and those of its handlers."""
        own, more = self.edges(flow), handled(flow)
        return {name: (*edges, *more.get(name, ())) for name, edges in own.items()} if more else own

    def paths(self, flow: Flow) -> tuple[Paths, Mapping[str, int]]:
        """The paths of a flow, with the variables that its nodes judge and those that buttons choose for, and the
        samples that each of these may hold at any time."""
        if flow.name not in self._paths:
            edges = self.all_edges(flow)
            trees = [condition.expression.tree for node in flow.nodes.values() for condition in conditions_of(node)]
            paths = paths_of(flow, edges, variables_of(flow, edges), trees, chosen(edges))
            self._paths[flow.name] = (paths, paths.ever())
        return self._paths[flow.name]

    def tree(self, place: Place) -> Tree | None:
        """What begins at this place in its file."""
        if place.file not in self._places:
            _, tree = self.files[place.file]
            self._places[place.file] = _by_place(tree)
        return self._places[place.file].get((place.line, place.column))

    def span(self, place: Place, offset: int | None = None, length: int = 1) -> Span:
        """The stretch of what begins there; with `offset`, that of so many characters of its text from there on."""
        tree = self.tree(place)
        if tree is None:
            return Span(place.line, place.column, place.line, place.column + 1)
        if offset is None or not isinstance(tree, Scalar):
            return tree.span
        return locate(self.files[place.file][0], tree, offset, length)

    def key(self, flow: Flow, node: str, key: str) -> Span | None:
        """The stretch of a key of a node as it is written; nothing if it is not there."""
        tree: Tree | None = self.files[flow.file][1]
        for name in ("nodes", node):
            tree = tree.get(name) if isinstance(tree, TreeMapping) else None
        entry = tree.entry(key) if isinstance(tree, TreeMapping) else None
        return entry.key.span if entry else None

    def related(self, place: Place, message: str) -> tuple[Related, ...]:
        """Another place that belongs to a problem."""
        return (Related(place.file, self.span(place), message),)

    def warning(
        self, code: str, place: Place, message: str, help_: str | None = None, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """A problem that may hurt, at what begins there."""
        return Diagnostic(place.file, self.span(place), code, message, help_, Severity.WARNING, related)

    def error(
        self, code: str, place: Place, message: str, help_: str | None = None, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        """A problem that is sure to hurt, at what begins there."""
        return Diagnostic(place.file, self.span(place), code, message, help_, Severity.ERROR, related)

    def note(self, code: str, place: Place, message: str, help_: str | None = None) -> Diagnostic:
        """A matter of taste, at what begins there."""
        return Diagnostic(place.file, self.span(place), code, message, help_, Severity.NOTE)


def _by_place(tree: Tree) -> dict[tuple[int, int], Tree]:
    """Place -> what begins there; of a key and the mapping that it opens, the key."""
    found: dict[tuple[int, int], Tree] = {}
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        place = (one.span.line, one.span.column)
        if isinstance(one, Scalar) or place not in found:
            found[place] = one
        if isinstance(one, TreeMapping):
            waiting += [part for entry in one.entries for part in (entry.key, entry.value)]
        elif isinstance(one, Sequence):
            waiting += one.items
    return found
