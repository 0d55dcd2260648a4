"""Flows that lead into other flows whatever happens: every way from their first node comes to a `call` or a `jump`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import entered, passed_by, waits
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow
from dragoman.graph.targets import InPlace, Target, Word
from dragoman.graph.walks import Graph, backwards, rings
from dragoman.language.nodes.jump import Jump

_BY_USERS = ("skip", "timeout", "invalid", "help", "back", "language")
"""Events at a question whose handlers may be a way out of it."""


@dataclass(frozen=True, slots=True)
class Entering:
    """A node that enters another flow, and whether it leaves its own for good."""

    flow: Flow
    node: str
    to: str
    jump: bool


def entering(subject: Subject) -> Mapping[str, list[Entering]]:
    """Flow -> its nodes that enter a flow which can be judged."""
    found: dict[str, list[Entering]] = {}
    for flow in subject.judged:
        for name, node in flow.nodes.items():
            if (to := entered(node)) in subject.sound and to is not None:
                found.setdefault(flow.name, []).append(Entering(flow, name, to, isinstance(node.lead, Jump)))
    return found


def endless(subject: Subject, doors: Mapping[str, list[Entering]], rest: bool) -> Mapping[str, list[Entering]]:
    """The flows that are sure to enter one another for ever, with the nodes at which they do.

    `rest`: a node on the way may wait.
    """
    left = {name for ring in rings(graph_of(doors)) for name in ring}
    while left:
        sure = {name for name in left if _is_sure(subject, doors[name], left, rest)}
        if sure == left:
            break
        left = sure
    return {name: [door for door in doors[name] if door.to in left] for name in left}


def graph_of(doors: Mapping[str, Iterable[Entering]], jumps_only: bool = False) -> Graph[str]:
    """Flow -> the flows that it enters."""
    return {name: [door.to for door in some if door.jump or not jumps_only] for name, some in doors.items()}


def _is_sure(subject: Subject, doors: list[Entering], left: set[str], rest: bool) -> bool:
    """Whether every way from the first node comes to such a door. (From the doors backwards, counting open ways.)"""
    flow = doors[0].flow
    edges = subject.all_edges(flow)
    through = {door.node for door in doors if door.to in left}
    ways = {name: _ways(flow, name, edges[name], name in through, rest) for name in flow.nodes}
    onward = {name: found for name, found in ways.items() if found is not None}
    before = backwards(onward)
    open_ = {name: len(found) for name, found in onward.items()}
    waiting = [name for name, count in open_.items() if count == 0]
    sure = set(waiting)
    while waiting:
        for name in before.get(waiting.pop(), ()):
            open_[name] -= 1
            if open_[name] == 0:
                sure.add(name)
                waiting.append(name)
    return flow.entry in sure


def _ways(flow: Flow, name: str, edges: tuple[Edge, ...], door: bool, rest: bool) -> list[str] | None:
    """The nodes to which this one leads: none at a door. Nothing where it may lead out of the flow, or rest."""
    node = flow.nodes[name]
    open_ = [edge for edge in edges if passed_by(node, edge)] if door else list(edges)
    if not door and (not open_ or isinstance(node.lead, Jump)):
        return None
    if not door and waits(node, edges) and (not rest or _may_leave(flow, name)):
        return None
    ways = [flow.entry if edge.kind == "restart" else edge.to for edge in open_]
    known = [to for to in ways if to is not None]
    return known if len(known) == len(ways) else None


def _may_leave(flow: Flow, name: str) -> bool:
    """Whether a handler leads away from this question."""
    own = flow.nodes[name].on
    found = [on[event] for on in (own, flow.on) for event in _BY_USERS if event in on]
    return any(_leads(target) for target in found)


def _leads(target: Target) -> bool:
    if isinstance(target, InPlace):
        return target.end is not None or target.next not in (None, Word("again"))
    return target != Word("again")
