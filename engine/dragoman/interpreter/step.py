"""`step`: one event on one session.

The law of this file: same flows, same session, same event, same step. It reads no clock, draws no chance, does no
I/O and keeps nothing. Whatever goes wrong inside a flow leaves the session in its last good state; nothing that a
user or a flow does makes it raise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from dragoman.graph.computed import Fault
from dragoman.graph.flow import Flows
from dragoman.interpreter import asking, handlers, migrate, routing, stack, starting, timers
from dragoman.interpreter.effects import AnswerPress, Effect
from dragoman.interpreter.events import (
    ActionFailed,
    ActionReturned,
    ButtonPressed,
    Event,
    EventReceived,
    FlowRequested,
    Joined,
    MessageReceived,
    PaymentReceived,
    Restored,
    TimerFired,
)
from dragoman.interpreter.privacy import guarded
from dragoman.interpreter.session import Awaiting, Session
from dragoman.interpreter.turn import SEEN, Turn
from dragoman.language.nodes.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Step:
    """The session as it is now, and what must be done, in this order."""

    session: Session
    effects: tuple[Effect, ...] = ()


def step(flows: Flows, session: Session, event: Event) -> Step:
    """What this event makes of this session. An event that the session has seen changes nothing."""
    if event.origin.id in session.seen:
        return Step(session)
    turn = Turn(flows, session, event)
    try:
        _dispatch(turn)
        turn.advance()
        after = turn.finished()
    except Fault as fault:
        turn, after = _recovered(flows, session, event, guarded(turn, fault))
    return Step(replace(after, seen=_seen(session, event)), tuple(turn.effects))


def _seen(session: Session, event: Event) -> tuple[str, ...]:
    """Results of actions are told apart by their calls; only what comes from outside can come twice."""
    if isinstance(event, ActionReturned | ActionFailed):
        return session.seen
    return (*session.seen, event.origin.id)[-SEEN:]


def _dispatch(turn: Turn) -> None:
    if migrate.outdated(turn) and not migrate.migrate(turn):
        _answer_press(turn)
        return
    match turn.event:
        case MessageReceived():
            routing.route_message(turn, turn.event)
        case ButtonPressed():
            routing.route_press(turn, turn.event)
        case ActionReturned() | ActionFailed():
            _resume(turn, turn.event)
        case FlowRequested(flow=name, inputs=inputs):
            if flow := turn.flows.flows.get(name):
                stack.start(turn, flow, inputs)
        case TimerFired():
            timers.fire(turn, turn.event)
        case EventReceived():
            starting.by_event(turn, turn.event)
        case PaymentReceived():
            timers.taken_up(turn, "payment", turn.event)
        case Joined():
            starting.by_joining(turn)
        case Restored():
            handlers.handle(turn, "restored")
        case other:
            assert_never(other)


def _resume(turn: Turn, event: ActionReturned | ActionFailed) -> None:
    waiting, lead = turn.waiting, turn.node.lead if turn.frames else None
    if not isinstance(waiting, Awaiting) or waiting.call != event.call:
        return
    if lead is not None:
        lead.resume(turn, turn.node, event)
    else:
        turn.again()


def _answer_press(turn: Turn) -> None:
    if isinstance(turn.event, ButtonPressed):
        turn.effects.append(AnswerPress(turn.event.callback))


def _recovered(flows: Flows, session: Session, event: Event, fault: Fault) -> tuple[Turn, Session]:
    """The last good state, after the `error` handler has spoken; if even that fails, after a plain apology."""
    for speak in (_handle_error, _apologise):
        turn = Turn(flows, session, event)
        if migrate.outdated(turn) and migrate.carry(turn) is not None:
            break
        turn.report(fault)
        _answer_press(turn)
        try:
            speak(turn, fault)
            turn.advance()
            return turn, turn.finished()
        except Fault:
            continue
    return _given_up(flows, session, event, fault)


def _given_up(flows: Flows, session: Session, event: Event, fault: Fault) -> tuple[Turn, Session]:
    """No place is left where this session could wait: it is idle, and the user is told so."""
    turn = Turn(flows, replace(session, frames=(), waiting=None, undo=()), event)
    turn.report(fault)
    _answer_press(turn)
    asking.retire(turn)
    asking.say_text(turn, turn.shipped("apology"))
    return turn, turn.finished()


def _handle_error(turn: Turn, fault: Fault) -> None:
    """The author's or the shipped handler. Unless it leads away, the session stays where it last waited."""
    if not handlers.handle(turn, "error", reason=fault.reason) or not turn.entering:
        _back_to_the_question(turn)


def _apologise(turn: Turn, fault: Fault) -> None:
    """Without the author's handler, which may be what is at fault."""
    asking.say_text(turn, turn.shipped("apology"))
    _back_to_the_question(turn)


def _back_to_the_question(turn: Turn) -> None:
    if isinstance(turn.waiting, Awaiting):
        turn.frames, turn.waiting, turn.answered, turn.visited = list(turn.before), None, False, 0
        if turn.frames and isinstance(turn.node.lead, Prompt):
            turn.again()
        else:
            turn.frames, turn.undo = [], []
