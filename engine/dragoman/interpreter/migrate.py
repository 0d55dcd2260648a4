"""Changes under live sessions: a session that stands in an older definition of a flow comes over to the new one.

The law of this file: whoever stands in a node that still exists, or whose successor names it in `was`, notices
nothing; anybody else is told by the `changed` handler. Nobody is ever left in a node that does not exist.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.interpreter import asking, handlers, stack
from dragoman.interpreter.effects import Report
from dragoman.interpreter.session import Awaiting, Frame, Option, Question, Undo
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def outdated(turn: Turn) -> bool:
    """Whether a flow on the stack is no longer the one that the session entered."""
    known = turn.flows.flows
    return any(frame.flow not in known or known[frame.flow].digest != frame.digest for frame in turn.frames)


def migrate(turn: Turn) -> bool:
    """Brings the stack over to the flows as they are; false if the session lost its place and was told so."""
    moved = [_moved(turn, frame) for frame in turn.frames]
    turn.undo = []
    if any(frame is None for frame in moved):
        lost = next(frame for frame, new in zip(turn.frames, moved, strict=True) if new is None)
        _tell(turn, lost, [frame for frame in moved if frame is not None])
        return False
    turn.frames = [replace(frame, mark=0) for frame in moved if frame is not None]
    turn.before = tuple(turn.frames)
    if isinstance(turn.waiting, Question):
        turn.waiting = _same_question(turn, turn.waiting)
    elif isinstance(turn.waiting, Awaiting):
        turn.waiting = replace(turn.waiting, undo=Undo(0), answered=False)
    return True


def _moved(turn: Turn, frame: Frame) -> Frame | None:
    flow = turn.flows.flows.get(frame.flow)
    node = flow.successor(frame.node) if flow else None
    return replace(frame, digest=flow.digest, node=node) if flow and node else None


def _tell(turn: Turn, lost: Frame, left: list[Frame]) -> None:
    """The place is gone: the shipped handler speaks, and the flows that have a place still end or go on."""
    message = f"the node '{lost.node}' is gone and no node names it in 'was'"
    turn.effects.append(Report("changed", message, lost.flow, lost.node))
    asking.retire(turn)
    turn.frames, turn.waiting = [], None
    flow = turn.flows.flows.get(lost.flow)
    if flow is None:
        asking.say_text(turn, turn.shipped("flow_gone"))
        return
    turn.frames = [replace(lost, digest=flow.digest, node=flow.entry, mark=0)]
    handlers.handle(turn, "changed")
    if not turn.entering and turn.frames:
        stack.empty(turn)


def _same_question(turn: Turn, question: Question) -> Question:
    """The options as they were shown, found again among the new definition's buttons by their labels."""
    lead = turn.node.lead
    if not isinstance(lead, Prompt):
        turn.again()
        return question
    by_label = {turn.render(button.text): place for place, button in enumerate(lead.buttons)}
    options = [_found(option, by_label) for option in question.options]
    return replace(question, options=tuple(option for option in options if option is not None) or ())


def _found(option: Option, by_label: dict[str, int]) -> Option | None:
    if option.button == asking.SKIP:
        return option
    place = by_label.get(option.label)
    return None if place is None else replace(option, button=place)
