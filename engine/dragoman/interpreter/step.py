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
from dragoman.interpreter import asking, due, handlers, migrate, outgoing, routing, stack, starting
from dragoman.interpreter.effects import AnswerPress, Effect
from dragoman.interpreter.events import (
    ActionFailed,
    ActionReturned,
    ButtonPressed,
    Event,
    EventReceived,
    FlowRequested,
    JobGiven,
    Joined,
    MessageReceived,
    PaymentReceived,
    Relayed,
    Restored,
    TimerFired,
)
from dragoman.interpreter.privacy import guarded
from dragoman.interpreter.session import Awaiting, Session
from dragoman.interpreter.turn import Turn
from dragoman.language.nodes.pay import Pay
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
    return Step(after, tuple(turn.effects))


def _dispatch(turn: Turn) -> None:
    if migrate.outdated(turn) and not migrate.migrate(turn):
        _lost(turn)
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
        case TimerFired() | JobGiven():
            due.happen(turn, turn.event)
        case EventReceived():
            starting.by_event(turn, turn.event)
        case PaymentReceived() | Relayed():
            outgoing.receive(turn, turn.event)
        case Joined():
            starting.by_joining(turn)
        case Restored():
            _restored(turn)
        case other:
            assert_never(other)


def _lost(turn: Turn) -> None:
    """The place where the session stood is gone, and the event with it; what others did or scheduled still counts."""
    _answer_press(turn)
    if isinstance(turn.event, PaymentReceived | Relayed):
        outgoing.receive(turn, turn.event)
    if isinstance(turn.event, TimerFired | JobGiven):
        due.put_off(turn, turn.event)


def _restored(turn: Turn) -> None:
    """A new process has taken up a conversation that waits."""
    if turn.frames and not isinstance(turn.waiting, Awaiting):
        handlers.handle(turn, "restored")


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
    if not isinstance(turn.waiting, Awaiting):
        if isinstance(turn.event, PaymentReceived) and turn.frames and isinstance(turn.node.lead, Pay):
            stack.empty(turn, "error")
        return
    there = turn.node if turn.frames else None
    turn.frames, turn.waiting, turn.answered, turn.visited = list(turn.before), None, False, 0
    lead = turn.node.lead if turn.frames else None
    # Nobody is asked twice for money: behind a payment there is no way back to the invoice.
    unpaid = isinstance(lead, Pay) and lead is (there.lead if there else None) and isinstance(turn.event, ActionFailed)
    if isinstance(lead, Prompt) or unpaid:
        turn.again()
    else:
        turn.frames = list(turn.session.frames)
        stack.empty(turn, "error")
