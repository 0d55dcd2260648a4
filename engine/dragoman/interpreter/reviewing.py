"""Reviewing: an answer is given anew, what depends on it is redone, and the review is shown again.

The law of this file: while `Frame.editing` is set, a node whose work is done does not lead on. What reads the changed
variables is redone in the flow's order, each of which may change more; then the review's turn comes. Only an answer
that never comes to the review, or leads back, is followed where it leads, and the edit is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.graph.flow import Node
from dragoman.graph.targets import GoTo, Target, Word
from dragoman.interpreter import redoing, temporary, ways
from dragoman.interpreter.session import Editing
from dragoman.language.dependencies import answer_of, between, renewed, ways_on, writes
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def takes(turn: Turn, node: Node) -> bool:
    """Enters a node for an edit: to ask its question whatever is known, or to redo it. False if there is no edit."""
    editing, lead = turn.frame.editing, node.lead
    if editing is None or turn.frame.remaking:
        return False
    due = editing.redo[:1] == (node.name,)
    if due and not redoing.is_wanted(turn, node):
        _drop(turn, node, editing)
    elif not temporary.made_first(turn, node):
        turn.change_frame(editing=replace(editing, redo=editing.redo[due:]))
        if due:
            redoing.redo(turn, node)
        elif isinstance(lead, Prompt):
            redoing.ask(turn, node, lead)
        elif lead is None:
            turn.leave(node)
        else:
            lead.enter(turn, node)
    return True


def _drop(turn: Turn, node: Node, editing: Editing) -> None:
    """The node's `when` has become false: it has nothing to say any more, and follows its own `next`."""
    turn.change_frame(editing=replace(editing, redo=editing.redo[1:]))
    changed = redoing.drop(turn, writes(node), node)
    review = turn.flow.successor(editing.review)
    onward = node.next.node if isinstance(node.next, GoTo) else node.follow
    if review is not None:
        _go_on(turn, node, onward or review, review, changed)


def goes_on(turn: Turn, node: Node, target: Target | None) -> bool:
    """Goes on with an edit from a node whose work is done. False if there is none, or it leads away for good."""
    editing = turn.frame.editing
    if editing is None or turn.frame.remaking:
        return False
    review, way = turn.flow.successor(editing.review), ways.way_of(turn, node, target)
    if review is not None and isinstance(way.to, GoTo) and _asks_the_same(turn, node, way.to.node):
        turn.move(way.to.node)
        turn.change_frame(editing=editing)
        return True
    if review is None or isinstance(way.to, Word) or ways.leads_away(turn, node, way, review):
        if way.to != Word("again"):
            turn.change_frame(editing=None)
        return False
    turn.assign(renewed(way.sets))
    _go_on(turn, node, way.to.node, review, _changed(turn, node))
    return True


def _asks_the_same(turn: Turn, node: Node, to: str) -> bool:
    """Whether the answer's way on is to ask for it once more, perhaps in other words."""
    name = answer_of(node)
    return name is not None and answer_of(turn.flow.nodes[to]) == name


def _changed(turn: Turn, node: Node) -> frozenset[str]:
    """What the node has changed since the user last answered. Of kept fields, and of lists that grow, all it may."""
    here = len(turn.frames) - 1
    before = turn.before[here].variables if here < len(turn.before) else {}
    now, several = turn.frame.variables, isinstance(node.lead, Prompt) and node.lead.many is not None
    same = {name for name in writes(node) if (name in now, now.get(name)) == (name in before, before.get(name))}
    return frozenset(name for name in writes(node) if several or "." in name or name not in same)


def _go_on(turn: Turn, node: Node, to: str, review: str, changed: frozenset[str]) -> None:
    """Redoes what depends on these variables, and what is new on the way; the review where there is no more."""
    redo = set(turn.frame.editing.redo if turn.frame.editing else ())
    if len(ways_on(node)) > 1 and (changed or node.branches or not isinstance(node.lead, Prompt)):
        fork = ways.fork(turn, node, to, review)
        dropped = redoing.drop(turn, ways.lost(turn, fork), node)
        changed |= dropped
        redo |= set(ways.new(turn, fork, ways.walk(turn, to, review).path, dropped))
        redo -= fork.left
    walk = ways.walk(turn, to, review)
    rest = [turn.flow.nodes[name] for name in between(turn.flow, to, review) if name != node.name]
    redo |= {one.name for one in rest if redoing.is_due(turn, one, changed, walk)}
    _next(turn, review, redo - {node.name})


def _next(turn: Turn, review: str, redo: Iterable[str]) -> None:
    wanted = set(redo)
    queue = tuple(name for name in turn.flow.nodes if name in wanted)
    if queue:
        turn.move(queue[0])
        turn.change_frame(editing=Editing(review, queue))
        return
    shown = turn.flow.nodes[review].shows
    turn.forget([name for name in turn.frame.variables if name in turn.flow.temporary - shown])
    turn.move(review)
