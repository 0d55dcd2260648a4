"""Changes under live sessions: a session that stands in an older definition of a flow comes over to the new one.

The law of this file: whoever stands in a node that still exists, or whose successor names it in `was`, notices
nothing; anybody else is told by the `changed` handler. Nobody is ever left in a node that does not exist. A flow
that waits below the running one and has lost its node begins anew when its turn comes, with all it knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.graph.computed import Fault
from dragoman.graph.flow import Flow
from dragoman.interpreter import asking, handlers, picking, places, stack, timers
from dragoman.interpreter.effects import Report
from dragoman.interpreter.session import Answer, Awaiting, Frame, Option, Question
from dragoman.interpreter.undo import difference
from dragoman.language.buttons.button import Button
from dragoman.language.buttons.layout import MADE
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review
from dragoman.language.nodes.say import Say
from dragoman.language.rules import Check

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def outdated(turn: Turn) -> bool:
    """Whether a flow on the stack is no longer the one that the session entered."""
    known = turn.flows.flows
    return any(frame.flow not in known or known[frame.flow].digest != frame.digest for frame in turn.frames)


def migrate(turn: Turn) -> bool:
    """Brings the stack over to the flows as they are; false if the session lost its place and was told so."""
    lost = carry(turn)
    if lost is not None:
        _tell(turn, lost)
    return lost is None and not turn.entering


def carry(turn: Turn) -> Frame | None:
    """Does so without a word, and takes the running flow off the stack and returns it if its place is gone."""
    *below, running = turn.frames
    turn.undo = []
    moved = _moved(turn, running)
    for frame in below:
        if _moved(turn, frame) is None:
            _report(turn, frame)
    timers.carry(turn, [*(_moved(turn, frame) or _anew(turn, frame) for frame in below), moved])
    kept = _settled(turn, below)
    turn.before = tuple(_settled(turn, turn.before))
    turn.frames = [*kept, moved] if moved else kept
    if moved is None:
        turn.waiting = None
        return running
    if isinstance(turn.waiting, Question):
        turn.waiting = _same_question(turn, turn.waiting)
    elif isinstance(turn.waiting, Awaiting):
        answer = _same_answer(turn, turn.waiting.answer)
        undo = difference(turn.before, turn.frames)
        turn.waiting = replace(turn.waiting, undo=undo, answered=False, answer=answer)
    elif turn.node.lead is None or isinstance(turn.node.lead, Prompt | Say):
        turn.again()
    return None


def _settled(turn: Turn, frames: Sequence[Frame]) -> list[Frame]:
    return [settled for frame in frames if (settled := _moved(turn, frame) or _anew(turn, frame))]


def _moved(turn: Turn, frame: Frame) -> Frame | None:
    flow = turn.flows.flows.get(frame.flow)
    node = flow.successor(frame.node) if flow and _goes_on(flow, frame) else None
    return replace(frame, digest=flow.digest, node=node, mark=0) if flow and node else None


def _goes_on(flow: Flow, frame: Frame) -> bool:
    """Whether the flow lets those who stand in a former definition of it go on."""
    return flow.digest == frame.digest or flow.change not in ("restart", "finish")


def _anew(turn: Turn, frame: Frame) -> Frame | None:
    flow = turn.flows.flows.get(frame.flow)
    return replace(frame, digest=flow.digest, node=flow.entry, attempts={}, mark=0, editing=None) if flow else None


def _report(turn: Turn, lost: Frame) -> None:
    flow = turn.flows.flows.get(lost.flow)
    if flow is not None and not _goes_on(flow, lost):
        return
    gone = f"the node '{lost.node}' is gone and no node names it in 'was'"
    message = gone if lost.flow in turn.flows.flows else f"the flow '{lost.flow}' is gone"
    turn.effects.append(Report("changed", message, lost.flow, lost.node))


def _tell(turn: Turn, lost: Frame) -> None:
    """The place is gone: the `changed` handler speaks, and begins anew or ends; what it interrupted goes on."""
    _report(turn, lost)
    asking.retire(turn)
    flow = turn.flows.flows.get(lost.flow)
    if flow is None:
        asking.say_text(turn, turn.shipped("flow_gone"))
    else:
        below = len(turn.frames)
        turn.frames.append(replace(lost, digest=flow.digest, node=flow.entry, attempts={}, mark=0))
        if flow.change == "finish":
            asking.say_text(turn, turn.shipped("flow_finished"))
        else:
            handlers.handle(turn, "changed", handlers.FLOW)
        if not turn.entering and len(turn.frames) > below:
            stack.end(turn, "cancelled")
    if turn.frames and not turn.entering:
        turn.again()


def _same_question(turn: Turn, question: Question) -> Question:
    """The options as they were shown, found again among the new definition's buttons by their labels."""
    lead = turn.node.lead
    if not isinstance(lead, Prompt):
        turn.again()
        return question
    by_label = _by_label(turn, lead)
    return replace(question, options=tuple(_found(option, by_label, lead) for option in question.options))


def _same_answer(turn: Turn, answer: Answer | None) -> Answer | None:
    """An answer that an action still judges; nothing, and it is asked for again, if no action judges it any more."""
    lead = turn.node.lead
    if answer is None or not isinstance(lead, Prompt) or not _is_judged(answer, lead):
        return None
    question = _same_question(turn, answer.question) if answer.question else None
    if answer.button is None:
        return replace(answer, question=question)
    place = _place(Option(answer.label or "", answer.button), _by_label(turn, lead), lead)
    return replace(answer, question=question, button=None if place == places.GONE else place)


def _is_judged(answer: Answer, lead: Prompt) -> bool:
    return answer.rule < len(lead.rules) and isinstance(lead.rules[answer.rule].test, Check)


def _by_label(turn: Turn, lead: Prompt) -> dict[str, int]:
    return {label: place for place, button in enumerate(lead.layout.written) if (label := _label(turn, button))}


def _label(turn: Turn, button: Button) -> str:
    try:
        return turn.render(button.text)
    except Fault:
        return ""


def _found(option: Option, by_label: dict[str, int], lead: Prompt) -> Option:
    """The option among the new buttons. One that is gone keeps its place, for the others' sake, and means nothing."""
    place = _place(option, by_label, lead)
    return replace(option, label=option.label if place != places.GONE else "", button=place)


def _place(option: Option, by_label: dict[str, int], lead: Prompt) -> int:
    """What a list or a widget has made stays what it was as long as there is one."""
    there = {
        places.SKIP: lead.skip is not None,
        places.DONE: lead.many is not None or isinstance(lead, Review),
        places.EDIT: isinstance(lead, Review),
        places.VIEW: lead.pick is not None if option.view and picking.VIEW in option.view else bool(lead.layout.lists),
        places.VALUE: lead.pick is not None,
        places.INERT: lead.pick is not None,
    }
    if option.button >= MADE:
        return option.button if option.button - MADE < len(lead.layout.made) else places.GONE
    if option.button < 0:
        return option.button if there.get(option.button) else places.GONE
    return by_label.get(option.label, places.GONE)
