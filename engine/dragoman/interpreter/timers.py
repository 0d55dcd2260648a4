"""What is due later: timeouts, reminders, pauses, expiry.

The law of this file: a timer belongs to a node of a frame and goes with it; entering the node anew sets it anew,
asking again does not. One that is due while its flow is interrupted fires when the flow goes on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dragoman.interpreter.events import Arrival, TimerFired
from dragoman.interpreter.session import Pausing, Timer, TimerKind

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

LATE: frozenset[TimerKind] = frozenset({"timeout", "wait"})
"""What still counts when an interruption is over; a reminder of what was not asked meanwhile does not."""


def start(turn: Turn, kind: TimerKind, after: timedelta | datetime, index: int = 0) -> None:
    """Sets a timer of the node where the session stands: after this time, or at this moment."""
    at = after if isinstance(after, datetime) else turn.event.origin.at + after
    turn.timers.append(Timer(_id(turn), at, kind, len(turn.frames) - 1, turn.frame.node, index))


def _id(turn: Turn) -> str:
    turn.numbered += 1
    return f"{turn.event.origin.id}.{turn.numbered}"


def running(turn: Turn, *kinds: TimerKind) -> bool:
    """Whether the node where the session stands has a timer of these kinds."""
    return any(timer.kind in kinds for timer in _own(turn))


def _own(turn: Turn) -> list[Timer]:
    depth = len(turn.frames) - 1
    return [timer for timer in turn.timers if timer.frame == depth]


def stop(turn: Turn, *kinds: TimerKind) -> None:
    """Takes away the timers of the node where the session stands: these kinds, or all."""
    gone = [timer for timer in _own(turn) if not kinds or timer.kind in kinds]
    turn.timers = [timer for timer in turn.timers if timer not in gone]


def overdue(turn: Turn) -> TimerFired | None:
    """What became due at this node while the flow was interrupted, and takes it off."""
    late = next((timer for timer in _own(turn) if timer.late), None)
    if late is None:
        return None
    turn.timers.remove(late)
    return TimerFired(turn.event.origin, late.id, late.kind, late.index)


def fire(turn: Turn, event: TimerFired) -> None:
    """A moment has come: the node that set the timer takes it up, if the session still stands there."""
    timer = next((timer for timer in turn.timers if timer.id == event.timer), None)
    if timer is None:
        return
    turn.timers.remove(timer)
    if timer.frame < 0:
        return
    elif timer.frame == len(turn.frames) - 1:
        lead = turn.node.lead
        if lead is not None:
            lead.resume(turn, turn.node, replace(event, kind=timer.kind, index=timer.index))
    elif timer.kind in LATE:
        turn.timers.append(replace(timer, late=True))


def taken_up(turn: Turn, what: str, event: Arrival) -> bool:
    """Gives an event to the node where the session pauses, if it takes such; false if it does not."""
    lead = turn.node.lead if turn.frames else None
    if lead is None or not isinstance(turn.waiting, Pausing) or what not in turn.waiting.takes:
        return False
    lead.resume(turn, turn.node, event)
    return True


def settled(turn: Turn) -> tuple[Timer, ...]:
    """The timers whose node is still where their frame stands."""
    return tuple(timer for timer in turn.timers if _stands(turn, timer))


def _stands(turn: Turn, timer: Timer) -> bool:
    if timer.frame < 0:
        return True
    return timer.frame < len(turn.frames) and turn.frames[timer.frame].node == timer.node
