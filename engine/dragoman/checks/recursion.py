"""Calls that never come to an end: flows that enter one another, or themselves, on every way through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.entering import Entering, endless, entering, graph_of
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.words import told
from dragoman.checks.proving.written import Written
from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.graph.edges import Edge
from dragoman.graph.walks import rings, shortest
from dragoman.source.tree import Span

Doors = Mapping[str, list[Entering]]


class _Recursion:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        doors = entering(subject)
        if not rings(graph_of(doors)):
            return
        written, seen = Written(subject), set[str]()
        for found, jumps in ((endless(subject, doors, True), False), (endless(subject, doors, False), True)):
            for ring in rings(graph_of({flow.name: found[flow.name] for flow in subject.judged if flow.name in found})):
                within = {name: [door for door in found[name] if door.to in ring] for name in ring}
                # Flows that only jump to one another may do so for ever, as long as somebody is asked in between.
                if not seen.intersection(ring) and (jumps or not rings(graph_of(within, jumps_only=True))):
                    seen |= set(ring)
                    yield _told(within, subject, written)


def _told(doors: Doors, subject: Subject, written: Written) -> Diagnostic:
    first = next(iter(doors))
    around = _around(first, doors)
    begin = around[0]
    path = " → ".join([*(f"'{door.flow.name}'" for door in around), f"'{first}'"])
    word = "jumps" if all(door.jump for door in around) else "calls"
    way = told(_way_to(begin, subject), subject.edges(begin.flow))
    where = f"every way through '{first}' leads here{f': {way}' if way else ''}"
    related = tuple(_related(door, written) for door in around[1:])
    return Diagnostic(
        begin.flow.file,
        _span(begin, written),
        "DG603",
        f"endless recursion: these {word} lead in a ring, {path}, and never come to an end",
        f"{where}; let a way end before it, such as with a 'when' on the node",
        related=related,
    )


def _around(first: str, doors: Doors) -> list[Entering]:
    """A shortest way from a flow through the others back to it."""
    if own := next((door for door in doors[first] if door.to == first), None):
        return [own]
    starts: dict[str, Entering] = {}
    for door in doors[first]:
        starts.setdefault(door.to, door)
    back = shortest(starts, lambda name: [(door, door.to) for door in doors[name]], lambda name: name == first) or []
    return [starts[back[0][0].flow.name], *(door for door, _ in back)]


def _way_to(door: Entering, subject: Subject) -> list[Edge]:
    edges = subject.edges(door.flow)
    way = shortest(
        [door.flow.entry],
        lambda name: [(edge, edge.to) for edge in edges[name] if edge.to is not None],
        lambda name: name == door.node,
    )
    return [edge for edge, _ in way or ()]


def _span(door: Entering, written: Written) -> Span:
    return written.value(door.flow, door.flow.nodes[door.node], "jump" if door.jump else "call")


def _related(door: Entering, written: Written) -> Related:
    verb = "jumps to" if door.jump else "calls"
    return Related(door.flow.file, _span(door, written), f"'{door.flow.name}' {verb} '{door.to}' here")


kind: Check = _Recursion()
