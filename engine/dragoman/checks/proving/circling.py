"""The ways on which a flow goes on by itself, and the rings that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import asks_outside, passed_by
from dragoman.graph.edges import Edge, handled
from dragoman.graph.flow import Flow
from dragoman.graph.walks import Graph, reached, rings, shortest
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.prompt import Prompt

_FAILS = "something fails"


@dataclass(frozen=True, slots=True)
class Ring:
    """Nodes that lead to one another without waiting, in reading order.

    `inside` are the ways from one to another of them, `exits` all others; `path` is a shortest way around.
    """

    flow: Flow
    nodes: tuple[str, ...]
    inside: tuple[Edge, ...]
    exits: tuple[Edge, ...]
    path: tuple[Edge, ...]

    @property
    def restarts(self) -> bool:
        """Whether it is a ring only because the flow begins again, with nothing of what was set."""
        onward: dict[str, list[str]] = {}
        for edge in self.inside:
            if edge.to is not None:
                onward.setdefault(edge.source, []).append(edge.to)
        return not rings(onward)


def circles(flow: Flow, subject: Subject, waiting: frozenset[str]) -> Iterator[Ring]:
    """The rings of a flow that can be reached. `waiting` are the flows that may wait, when they are called."""
    steps = dict(_steps(flow, subject, waiting))
    found = rings({name: [_to(edge, flow) for edge in edges] for name, edges in steps.items()})
    if not found:
        return
    leads: Graph[str] = {
        name: [edge.to for edge in edges if edge.to] for name, edges in subject.all_edges(flow).items()
    }
    met = reached(leads, [flow.entry])
    yield from (_ring(flow, names, steps, subject) for names in found if names[0] in met)


def _steps(flow: Flow, subject: Subject, waiting: frozenset[str]) -> Iterator[tuple[str, list[Edge]]]:
    """Node -> the ways on which it goes on by itself."""
    failing = _failing(flow)
    for name, edges in subject.edges(flow).items():
        node = flow.nodes[name]
        rests = isinstance(node.lead, Prompt) or (isinstance(node.lead, Call) and node.lead.flow in waiting)
        restarts = "restart" not in flow.on and "restart" not in node.on
        yield (
            name,
            [
                edge
                for edge in (*edges, *failing.get(name, ()))
                if not edge.waits
                and (not rests or passed_by(node, edge))
                and (edge.to is not None or (restarts and edge.kind == "restart"))
            ],
        )


def _failing(flow: Flow) -> Mapping[str, list[Edge]]:
    """The ways of nodes that ask outside, where that fails and their own `on` says what then."""
    asking = {name for name, node in flow.nodes.items() if asks_outside(node) and "error" in node.on}
    asking = {name for name in asking if getattr(flow.nodes[name].lead, "on_error", None) is None}
    if not asking:
        return {}
    more = handled(flow)
    return {name: [edge for edge in more.get(name, ()) if edge.by == _FAILS] for name in asking}


def _to(edge: Edge, flow: Flow) -> str:
    return edge.to or flow.entry


def _ring(flow: Flow, names: list[str], steps: Mapping[str, list[Edge]], subject: Subject) -> Ring:
    members = set(names)
    inside = [edge for name in names for edge in steps[name] if _to(edge, flow) in members]
    held = {id(edge) for edge in inside}
    exits = [edge for name in names for edge in subject.edges(flow)[name] if id(edge) not in held]
    onward: dict[str, list[tuple[Edge, str]]] = {}
    for edge in inside:
        onward.setdefault(edge.source, []).append((edge, _to(edge, flow)))
    path = _around(names[0], onward)
    return Ring(flow, tuple(names), tuple(inside), tuple(exits), path)


def _around(first: str, onward: Mapping[str, list[tuple[Edge, str]]]) -> tuple[Edge, ...]:
    """A shortest way from a node of the ring back to it."""
    starts: dict[str, Edge] = {}
    for edge, to in onward[first]:
        starts.setdefault(to, edge)
    back = shortest(starts, lambda name: onward.get(name, ()), lambda name: name == first) or []
    begin = starts[back[0][0].source if back else first]
    return (begin, *(edge for edge, _ in back))
