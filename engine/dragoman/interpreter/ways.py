"""Ways: where a node leads with the values as they are, found out without going there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.flow import Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Target, Word
from dragoman.interpreter.holding import answered_by, holds
from dragoman.language.dependencies import ahead, answer_of, between, saved_by, ways_on, writes
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


@dataclass(frozen=True, slots=True)
class Way:
    """Where a node leads, and what is assigned on the way. `chosen`: by a button, an outcome or a branch."""

    to: GoTo | Word
    sets: tuple[Assignment, ...] = ()
    chosen: bool = False


def way_of(turn: Turn, node: Node, target: Target | None) -> Way:
    """The way on from a node whose lead is done and led to this target, if to any."""
    branch = turn.branch(node)
    sets: list[Assignment] = []
    for then, chosen in ((target, True), (branch.then if branch else None, True), (node.next, False)):
        to: GoTo | Word | None
        if isinstance(then, InPlace):
            sets += then.set
            to = Word("end") if then.end is not None else then.next
        else:
            to = then
        if to is not None:
            return Way(to, tuple(sets), chosen)
    ends = node.end is not None or node.follow is None
    return Way(Word("end") if ends or node.follow is None else GoTo(node.follow), tuple(sets))


def leads_away(turn: Turn, node: Node, way: Way, review: str) -> bool:
    """Whether it never comes to the review, or only through this node once more, or goes back on purpose."""
    if isinstance(way.to, Word):
        return True
    to, order = way.to.node, list(turn.flow.nodes)
    if review not in ahead(turn.flow, to, review, without=node.name):
        return True
    return way.chosen and order.index(to) < order.index(node.name) and node.name in ahead(turn.flow, to, review)


@dataclass(frozen=True, slots=True)
class Walk:
    """The nodes through which the conversation would come, and whether nothing else can be on its way."""

    path: tuple[str, ...]
    certain: bool


def walk(turn: Turn, start: str, review: str) -> Walk:
    """The walk from this node, itself included, to the review, past all questions that are answered."""
    path: dict[str, None] = {}
    name: str | None = start
    while name is not None and name != review and name not in path:
        path[name] = None
        name = _next(turn, turn.flow.nodes[name])
    return Walk(tuple(path), name == review)


def _next(turn: Turn, node: Node) -> str | None:
    """The next node; nothing if only the user can tell, or it is the end."""
    if not turn.holds(node.when):
        return _named(node.next) if node.next is not None else node.follow
    target: Target | None = None
    if isinstance(node.lead, Prompt) and len(ways_on(node)) > 1:
        found = answered_by(turn, node, node.lead)
        if found is None and (node.lead.layout.buttons or not holds(turn, answer_of(node))):
            return None
        target = found.button.next if found else None
    return _named(way_of(turn, node, target).to)


def _named(target: Target | None) -> str | None:
    to = target.next if isinstance(target, InPlace) else target
    return to.node if isinstance(to, GoTo) else None


def missing(turn: Turn, path: tuple[str, ...]) -> Iterator[str]:
    """The nodes on the path that have found nothing out yet, though they should."""
    for name in path:
        node = turn.flow.nodes[name]
        saved = saved_by(node)
        if saved is not None and saved not in turn.flow.temporary and not holds(turn, saved) and turn.holds(node.when):
            yield name


def abandoned(turn: Turn, node: Node, to: str, review: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The nodes on the other ways from this one to the review, and the variables that nothing else writes."""
    flow = turn.flow
    reached = ahead(flow, to, review)
    left = tuple(
        name
        for name in between(flow, node.name, review)
        if name not in reached and name != node.name and node.name not in ahead(flow, name, review)
    )
    others = {written for other in flow.nodes.values() if other.name not in left for written in writes(other)}
    return left, frozenset(one for name in left for one in writes(flow.nodes[name])) - others
