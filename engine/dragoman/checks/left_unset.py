"""A field of what a called flow hands back that may have no value: the flow can end before it was asked.

Where the caller judges what it got, or hands it on to something else than a text, nothing is told: it may know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.checks.protocol import Check
from dragoman.checks.proving.assigned import variables_of
from dragoman.checks.proving.cases import Known
from dragoman.checks.proving.constants import names_in
from dragoman.checks.proving.giving import Edges
from dragoman.checks.proving.paths import Paths, paths_of
from dragoman.checks.proving.readings import Reading, everything_read, readings
from dragoman.checks.proving.returning import Returning, alone, is_free, returning
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.words import told
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Place
from dragoman.graph.edges import Edge, Saves, Sets
from dragoman.graph.flow import Flow
from dragoman.graph.walks import shortest
from dragoman.graph.ways import Way
from dragoman.language.nodes.call import Call

_MOST = 5_000
"""Edges that are looked at in search of one way."""

_MOST_NODES = 100_000
"""Nodes of a flow times its calls: of more nothing is told."""


class _LeftUnset:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            calls = [name for name, node in flow.nodes.items() if isinstance(node.lead, Call) and node.lead.save]
            for name in calls if len(calls) * len(flow.nodes) <= _MOST_NODES else ():
                yield from _of_call(flow, name, subject)


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that is printed: its name, and where."""

    name: str
    offset: int
    reading: Reading


def _of_call(flow: Flow, caller: str, subject: Subject) -> Iterator[Diagnostic]:
    lead = flow.nodes[caller].lead
    if not isinstance(lead, Call) or lead.save is None or lead.flow not in subject.sound - {flow.name}:
        return
    edges = subject.all_edges(flow)
    read = _printed(flow, lead.save, edges)
    called = subject.flows[lead.flow]
    back = returning(called, subject.all_edges(called)) if read else None
    if back is None:
        return
    walk, told_of = _walk(flow, caller, lead.save, edges), set[tuple[Place, int]]()
    for one in read:
        if one.name not in back.fields or (one.reading.place, one.offset) in told_of:
            continue
        path = _missing(back, one, lead, walk)
        if path is not None:
            told_of.add((one.reading.place, one.offset))
            yield _problem(one, lead, path, subject)


def _printed(flow: Flow, saved: str, edges: Edges) -> list[_Field]:
    """Where fields of the record are printed; none where anything else is done with it."""
    found: list[_Field] = []
    for name, node in flow.nodes.items():
        if saved not in node.reads:
            continue
        fields = _fields(everything_read(node, edges[name]), saved)
        for reading in readings(flow, name, edges[name]):
            if reading.use.name != saved:
                continue
            key = (reading.place, reading.use.offset)
            if reading.use.how != "printed" or key not in fields or reading.shared:
                return []
            found.append(_Field(*fields[key], reading))
    return found


def _fields(read: Iterator[tuple[object, Place]], saved: str) -> Mapping[tuple[Place, int], tuple[str, int]]:
    """Place and offset of the record's name -> the field behind it, and its own offset."""
    found: dict[tuple[Place, int], tuple[str, int]] = {}
    for source, place in read:
        for tree in getattr(source, "trees", ()):
            # `find_all` leaves the node itself out.
            for node in (tree, *tree.find_all(nodes.Getattr)):
                if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == saved:
                    found[place, node.node.lineno] = (node.attr, node.lineno + 1)
    return found


@dataclass(frozen=True, slots=True)
class _Walk:
    """The ways of a caller: up to the call, and from there as long as nothing else is saved under the name."""

    caller: str
    saved: str
    own: frozenset[str]
    paths: Paths

    def leads(self, way: Way, reading: Reading) -> bool:
        """Whether what is handed back on this way is read there."""
        budget = [_MOST]
        start = (self.paths.flow.entry, False, self.paths.begins)

        def steps(at: tuple[str, bool, Known]) -> Iterator[tuple[Edge, tuple[str, bool, Known]]]:
            for edge in self.paths.edges.get(at[0], ()):
                budget[0] -= 1
                returns = edge.source == self.caller and edge.way == way
                if edge.to is None or edge.way.idle or budget[0] < 0 or (at[1] and not self._keeps(edge)):
                    continue
                known = self.paths.along(at[2], edge.works)
                if known is not None:
                    yield edge, (edge.to, returns or at[1], known)

        return shortest([start], steps, lambda at: at[1] and self._reads(at[0], at[2], reading)) is not None

    def _keeps(self, edge: Edge) -> bool:
        return is_free(edge, self.own, self.paths.flow) and not any(self._changes(work) for work in edge.works)

    def _changes(self, work: object) -> bool:
        if isinstance(work, Saves):
            return self.saved in work.values
        return isinstance(work, Sets) and any(line.name.partition(".")[0] == self.saved for line in work.lines)

    def _reads(self, node: str, known: Known, reading: Reading) -> bool:
        if node != reading.node:
            return False
        when = self.paths.flow.nodes[node].when
        guards = [*([(when.expression.tree, True)] if when else []), *reading.use.guards]
        if not all(names_in(condition) <= self.own for condition, _ in guards):
            return False
        at: Known | None = known
        if reading.edge is not None:
            before = Edge(node, None, "stay", reading.edge.way, reading.edge.works[: reading.work])
            at = self.paths.along(known, before.works) if self._keeps(before) else None
        for condition, truth in guards:
            at = None if at is None else self.paths.cases.assume(at, condition, truth)
        return at is not None


def _walk(flow: Flow, caller: str, saved: str, edges: Edges) -> _Walk:
    variables = variables_of(flow, edges)
    guards = [node.when.expression.tree for node in flow.nodes.values() if node.when]
    own = alone(flow, set(variables.bits.keys() - {saved}))
    return _Walk(caller, saved, own, paths_of(flow, edges, variables, guards, ()))


def _missing(back: Returning, field: _Field, lead: Call, walk: _Walk) -> list[Edge] | None:
    """A way through the called flow that ends without the field and comes back to where it is read."""
    named = dict(zip(lead.outcomes, lead.ways(), strict=False))
    for path, outcomes in back.without(field.name):
        ways = [named.get(outcome, lead.ways()[-1]) for outcome in outcomes]
        if all(walk.leads(way, field.reading) for way in ways):
            return path
    return None


def _problem(field: _Field, lead: Call, path: list[Edge], subject: Subject) -> Diagnostic:
    called = subject.flows[lead.flow]
    name = f"{lead.save}.{field.name}"
    place = field.reading.place
    span = subject.span(place, field.offset, len(field.name))
    way = told(path, subject.all_edges(called))
    help_ = f"'{lead.flow}' may end without it: {way}; give it a value there, or write {{% if {name} %}}"
    found = subject.warning("DG605", place, f"'{name}' may have no value here", help_)
    return Diagnostic(found.file, span, found.code, found.message, found.help, found.severity)


kind: Check = _LeftUnset()
