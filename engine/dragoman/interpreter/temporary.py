"""Temporary variables, such as long lists to choose from: on the record only while the question that shows them waits.

The law of this file: a temporary variable that is not there at all was forgotten, and is made again before a question
shows it; one that is there, be it with nothing, is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.graph.flow import Flow, Flows, Node
from dragoman.interpreter.session import Frame
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def forget(turn: Turn) -> None:
    """Takes off the record what the place where the session last waited shows, and the one where it stands does not."""
    for index, (old, new) in enumerate(zip(turn.before, turn.frames, strict=False)):
        if old.flow != new.flow:
            return
        shown = _shown(turn.flows, old)
        if shown and (gone := shown - _shown(turn.flows, new)) & new.variables.keys():
            left = {name: value for name, value in new.variables.items() if name not in gone}
            turn.frames[index] = replace(new, variables=left)


def _shown(flows: Flows, frame: Frame) -> frozenset[str]:
    flow = flows.flows.get(frame.flow)
    node = flow.nodes.get(frame.node) if flow else None
    return node.shows if node else frozenset()


def bare(flows: Flows, frames: Sequence[Frame]) -> Sequence[Frame]:
    """The stack as the undo log knows it: without what is temporary."""
    return [_bare(flows.flows.get(frame.flow), frame) for frame in frames]


def _bare(flow: Flow | None, frame: Frame) -> Frame:
    if flow is None or not flow.temporary or not flow.temporary & frame.variables.keys():
        return frame
    left = {name: value for name, value in frame.variables.items() if name not in flow.temporary}
    return replace(frame, variables=left)


def made_first(turn: Turn, node: Node) -> bool:
    """Goes to the node that makes what this question shows and the record has forgotten; false if all is there."""
    if not node.shows or not isinstance(node.lead, Prompt):
        return False
    variables = turn.frame.variables
    for name in sorted(node.shows - variables.keys()):
        if maker := _maker(turn.flow, node.name, name):
            editing = turn.frame.editing
            turn.move(maker)
            turn.change_frame(variables={**variables, name: None}, remaking=node.name, editing=editing)
            return True
    return False


def _maker(flow: Flow, question: str, name: str) -> str | None:
    """The nearest node above the question that saves the variable without asking for it."""
    nodes = list(flow.nodes.values())
    above = nodes[: next(place for place, node in enumerate(nodes) if node.name == question)]
    return next((node.name for node in reversed(above) if _makes(node, name)), None)


def _makes(node: Node, name: str) -> bool:
    saved = None if isinstance(node.lead, Prompt) else getattr(node.lead, "save", None)
    return saved == name or any(line.name == name for line in node.set)


def back_to_the_question(turn: Turn) -> bool:
    """After its maker, goes back to the question that needed it; false if nothing was made for one."""
    question = turn.flow.successor(turn.frame.remaking) if turn.frame.remaking else None
    if question is None:
        return False
    editing = turn.frame.editing
    turn.move(question)
    turn.change_frame(editing=editing)
    turn.coming_back = True
    return True
