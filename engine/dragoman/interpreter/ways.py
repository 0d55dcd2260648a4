"""Ways: where a node leads with the values as they are, found out without going there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.flow import Node
from dragoman.graph.targets import Assignment, Branch, GoTo, InPlace, Target, Word
from dragoman.interpreter.holding import answered_by, askers, changed_at, holds
from dragoman.language.chance import share_of
from dragoman.language.dependencies import ahead, answer_of, between, saved_by, ways_on, writes
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def branch_of(turn: Turn, node: Node) -> Branch | None:
    """The branch that a node takes with the values as they are, if any."""
    up_to = 0
    for branch in node.branches:
        up_to += branch.share or 0
        if turn.holds(branch.when) if branch.share is None else _drawn(turn, node) < up_to:
            return branch
    return None


def _drawn(turn: Turn, node: Node) -> float:
    """The lot of this user at this node, from 0 to 100: always the same."""
    return share_of(f"{turn.event.origin.user.id}/{turn.frame.flow}/{node.name}")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a node leads, and what is assigned on the way. `chosen`: by a button, an outcome or a branch."""

    to: GoTo | Word
    sets: tuple[Assignment, ...] = ()
    chosen: bool = False


def way_of(turn: Turn, node: Node, target: Target | None) -> Way:
    """The way on from a node whose lead is done and led to this target, if to any."""
    branch = branch_of(turn, node)
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


@dataclass(frozen=True, slots=True)
class Fork:
    """A node that leads on in several ways, one of which is taken: the nodes of the others alone that are left aside,
    and those that lie on this way and not on all."""

    left: frozenset[str]
    taken: frozenset[str]


def fork(turn: Turn, node: Node, to: str, review: str) -> Fork:
    """The ways on from this node to the review, of which the one to this node is taken."""
    flow, reached = turn.flow, ahead(turn.flow, to, review)
    others = [ahead(flow, way, review, without=node.name) for way in ways_on(node) if way != to]
    others = [other for other in others if review in other]
    left = (name for name in between(flow, node.name, review) if name not in reached | {node.name})
    return Fork(
        frozenset(name for name in left if node.name not in ahead(flow, name, review)),
        frozenset(name for name in reached - {review} if any(name not in other for other in others)),
    )


def lost(turn: Turn, fork: Fork) -> frozenset[str]:
    """The variables that hold what was found out on a way that is left, and nothing that is found out anyhow."""
    flow = turn.flow
    common = {one for node in flow.nodes.values() if node.name not in fork.left | fork.taken for one in writes(node)}
    names = {one for name in fork.left for one in writes(flow.nodes[name])} - common
    return frozenset(name for name in names if not _answered_elsewhere(turn, name, fork))


def _answered_elsewhere(turn: Turn, name: str, fork: Fork) -> bool:
    return any(node.name == changed_at(turn, name) and node.name not in fork.left for node in askers(turn, name))


def new(turn: Turn, fork: Fork, path: tuple[str, ...], dropped: frozenset[str]) -> Iterator[str]:
    """The nodes on the path whose work is not done, or was perhaps done on another way."""
    for name in path:
        node = turn.flow.nodes[name]
        saved = saved_by(node)
        known = saved is None or saved in turn.flow.temporary or (holds(turn, saved) and saved not in dropped)
        again = name in fork.taken and (node.lead is None or isinstance(node.lead, Prompt | Say))
        if (not known or again) and turn.holds(node.when):
            yield name
