"""The edges of a flow: every way from a node to a node or out of the flow, with what must hold on it.

The law of this file: whatever the interpreter may do at a node is an edge of it, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from dragoman.graph.computed import Condition, Value
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Message, Target, Word
from dragoman.graph.ways import Way

Kind = Literal["goto", "fall", "skip", "again", "back", "cancel", "restart", "end", "stay"]
"""How an edge goes on: to a node by name (`goto`), to the node below (`fall`), to it because `when` is false (`skip`),
or as the reserved word says; `stay` waits where it is."""


@dataclass(frozen=True, slots=True)
class Holds:
    """A condition is judged, and is true or false on this edge."""

    condition: Condition
    truth: bool


@dataclass(frozen=True, slots=True)
class Saves:
    """The lead leaves what it has found out: variable -> value, nothing for one that only running shows."""

    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Sets:
    """The lines of one `set`, all computed before any is written."""

    lines: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Says:
    """What a small node in place says."""

    messages: tuple[Message, ...]


Work = Holds | Saves | Sets | Says


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from `source` to `to`; nothing where it leaves the flow or leads back.

    `works` is what is done on it, in order. `by` says in words when it is taken, to be read behind "when"; it is empty
    where it simply follows.
    """

    source: str
    to: str | None
    kind: Kind
    way: Way
    works: tuple[Work, ...] = ()

    @property
    def by(self) -> str:
        """In words, when it is taken."""
        return self.way.by

    @property
    def waits(self) -> bool:
        """Whether the user, time or people decide when it is taken."""
        return self.way.waits

    @property
    def holds(self) -> tuple[tuple[Condition, bool], ...]:
        """The conditions judged on it, with what they are."""
        return tuple((work.condition, work.truth) for work in self.works if isinstance(work, Holds))


_PLAIN = Way("")
_FALSE = Way("its condition does not hold")


def edges_of(flow: Flow) -> Mapping[str, tuple[Edge, ...]]:
    """Node -> its edges, handlers left out."""
    return {name: tuple(_of_node(node)) for name, node in flow.nodes.items()}


def _of_node(node: Node) -> Iterator[Edge]:
    first: tuple[Work, ...] = ()
    if node.when is not None:
        yield from _onward(node, Edge(node.name, None, "stay", _FALSE, (Holds(node.when, False),)), skipped=True)
        first = (Holds(node.when, True),)
    for way in (_PLAIN,) if node.lead is None else node.lead.ways():
        sets = (way.set, node.set if way.through else ())
        works = (*((Saves(way.saves),) if way.saves else ()), *(Sets(lines) for lines in sets if lines))
        yield from _along(node, Edge(node.name, None, "stay", way, (*first, *works)))


def _along(node: Node, edge: Edge) -> Iterator[Edge]:
    """A way of the lead: to its own target, else on through the tail."""
    if edge.way.target is None:
        yield from _tail(node, edge)
        return
    gone = _to(node, edge, edge.way.target)
    if gone.kind == "stay":
        # What only says something, or sets it, goes on below, like an outcome without a way of its own.
        yield from _tail(node, gone)
    else:
        yield gone


def _tail(node: Node, edge: Edge) -> Iterator[Edge]:
    shared = 0
    for branch in node.branches:
        shared += branch.share or 0
        taken = edge
        if branch.when is not None:
            taken, edge = _also(edge, Holds(branch.when, True)), _also(edge, Holds(branch.when, False))
        gone = _to(node, taken, branch.then)
        yield from _onward(node, gone) if gone.kind == "stay" else (gone,)
        if shared >= 100:
            return
    yield from _onward(node, edge)


def _onward(node: Node, edge: Edge, skipped: bool = False) -> Iterator[Edge]:
    if node.next is not None:
        gone = _to(node, edge, node.next)
        if gone.kind != "stay":
            yield gone
            return
        edge = gone
    if node.follow is not None and (skipped or node.end is None):
        yield _moved(edge, node.follow, "skip" if skipped else "fall")
    else:
        yield _moved(edge, None, "end")


def _to(node: Node, edge: Edge, target: Target) -> Edge:
    match target:
        case GoTo(to):
            return _moved(edge, to, "goto")
        case Word(word):
            return _word(node, edge, word)
        case InPlace(next=following):
            edge = _said(edge, target)
            if target.end is not None:
                return _moved(edge, None, "end")
            return edge if following is None else _to(node, edge, following)
        case other:
            assert_never(other)


def _word(node: Node, edge: Edge, word: str) -> Edge:
    match word:
        case "again":
            return _moved(edge, node.name, "again")
        case "skip":
            # The question counts as answered with nothing, and the node goes on.
            return edge
        case "back":
            return _moved(edge, None, "back")
        case "cancel":
            return _moved(edge, None, "cancel")
        case "restart":
            return _moved(edge, None, "restart")
        case _:
            return _moved(edge, None, "end")


def _moved(edge: Edge, to: str | None, kind: Kind) -> Edge:
    return Edge(edge.source, to, kind, edge.way, edge.works)


def _also(edge: Edge, *works: Work) -> Edge:
    return Edge(edge.source, None, edge.kind, edge.way, (*edge.works, *works))


def _said(edge: Edge, place: InPlace) -> Edge:
    says = (Says(place.say),) if place.say else ()
    return _also(edge, *says, *((Sets(place.set),) if place.set else ()))


def handled(flow: Flow) -> Mapping[str, tuple[Edge, ...]]:
    """Node -> the edges that handlers of it and of its flow add to it, wherever it can wait or fail.

    Every event is taken to be possible at every node that has a lead.
    """
    usual = [(event, target) for event, target in flow.on.items() if _leads(target)]
    return {name: tuple(_handling(node, usual)) for name, node in flow.nodes.items() if node.on or usual}


def _handling(node: Node, usual: list[tuple[str, Target]]) -> Iterator[Edge]:
    if node.lead is None:
        return
    own = [(event, target) for event, target in node.on.items() if _leads(target)]
    for event, target in (*own, *(pair for pair in usual if pair[0] not in node.on)):
        way = Way(_EVENTS.get(event, f"'{event}' happens"), target, waits=event != "error", through=False)
        yield _to(node, Edge(node.name, None, "stay", way), target)


_EVENTS = {
    "invalid": "an answer is wrong",
    "timeout": "there is no answer in time",
    "error": "something fails",
    "changed": "the flow has changed meanwhile",
    "restored": "the bot was restarted",
    **{word: f"/{word} is typed" for word in ("cancel", "back", "help", "start", "restart", "skip", "language")},
}


def _leads(target: Target) -> bool:
    return isinstance(target, GoTo) or (isinstance(target, InPlace) and isinstance(target.next, GoTo))
