"""What is due later: timeouts, reminders, pauses, expiry, jobs.

The law of this file: a timer belongs to a node of a frame and goes with it; entering the node anew sets it anew,
asking again does not. One that is due while its flow is interrupted fires when the flow goes on. A timer that has
come is off the record whatever becomes of it, so that it never comes twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dragoman.interpreter.events import Arrival, Chat, JobGiven, TimerFired, User
from dragoman.interpreter.session import Frame, Pausing, Timer, TimerKind
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

LATE: frozenset[TimerKind] = frozenset({"timeout", "wait"})
"""What still counts when an interruption is over; a reminder of what was not asked meanwhile does not."""


def taken(turn: Turn) -> Timer | None:
    """The timer that this event is about, which is off the record from here on; nothing if the session has none."""
    if not isinstance(turn.event, TimerFired):
        return None
    number = turn.event.timer
    found = next((timer for timer in turn.timers if timer.id == number), None)
    if found is not None:
        turn.timers.remove(found)
    return found


def start(turn: Turn, kind: TimerKind, after: timedelta | datetime, index: int = 0) -> None:
    """Sets a timer of the node where the session stands: after this time, or at this moment."""
    at = later(turn.now, after) if isinstance(after, timedelta) else after
    turn.timers.append(Timer(new_id(turn), at, kind, len(turn.frames) - 1, turn.frame.node, index))


def later(moment: datetime, after: timedelta) -> datetime:
    """So much later, or the end of the calendar."""
    try:
        return moment + after
    except OverflowError:
        return datetime.max.replace(tzinfo=moment.tzinfo)


def new_id(turn: Turn) -> str:
    """A timer's id: never used twice in a session."""
    turn.numbered += 1
    return f"{turn.event.origin.id}.{turn.numbered}"


def running(turn: Turn, *kinds: TimerKind) -> bool:
    """Whether the node where the session stands has a timer of these kinds."""
    return any(timer.kind in kinds for timer in _own(turn))


def _own(turn: Turn) -> list[Timer]:
    depth, node = len(turn.frames) - 1, turn.frame.node
    return [timer for timer in turn.timers if (timer.frame, timer.node) == (depth, node)]


def stop(turn: Turn, *kinds: TimerKind) -> None:
    """Takes away the timers of the running flow: these kinds, or all."""
    depth = len(turn.frames) - 1
    turn.timers = [timer for timer in turn.timers if timer.frame != depth or (kinds and timer.kind not in kinds)]


def overdue(turn: Turn) -> TimerFired | None:
    """What became due at this node while the flow was interrupted, and takes it off."""
    late = next((timer for timer in _own(turn) if timer.late), None)
    if late is None:
        return None
    turn.timers.remove(late)
    return TimerFired(turn.event.origin, late.id, late.kind, late.index)


def fire(turn: Turn, timer: Timer, event: TimerFired) -> None:
    """A node's moment has come: the node takes it up, or will when its flow goes on."""
    if timer.frame < len(turn.frames) - 1:
        if timer.kind in LATE:
            turn.timers.append(replace(timer, late=True))
    elif turn.frames and timer.node == turn.frame.node:
        lead = turn.node.lead
        if lead is not None:
            lead.resume(turn, turn.node, replace(event, kind=timer.kind, index=timer.index))


def taken_up(turn: Turn, what: str, event: Arrival) -> bool:
    """Gives an event to the node where the session pauses, if it takes such; false if it does not."""
    lead = turn.node.lead if turn.frames else None
    if lead is None or not isinstance(turn.waiting, Pausing) or what not in turn.waiting.takes:
        return False
    lead.resume(turn, turn.node, event)
    return True


def carry(turn: Turn, moved: Sequence[Frame | None]) -> None:
    """The timers after a deploy: `moved` is what became of each frame of the stack, nothing where it is gone.

    A timer goes with its node, under the node's new name; one that the node has no more goes too.
    """
    fired = turn.fired
    there = [*turn.timers, fired] if fired is not None else turn.timers
    kept = [timer for timer in there if timer.frame < 0]
    place = 0
    for depth, (old, new) in enumerate(zip(turn.frames, moved, strict=True)):
        if new is None:
            continue
        if turn.flows.flows[new.flow].successor(old.node) == new.node:
            mine = (timer for timer in there if (timer.frame, timer.node) == (depth, old.node))
            kept += [replace(timer, frame=place, node=new.node) for timer in mine if _wants(turn, new, timer)]
        place += 1
    turn.fired = next((timer for timer in kept if fired is not None and timer.id == fired.id), None)
    turn.timers = [timer for timer in kept if timer is not turn.fired]


def _wants(turn: Turn, frame: Frame, timer: Timer) -> bool:
    """Whether the node, as it is now, has something due after a time."""
    lead = turn.flows.flows[frame.flow].nodes[frame.node].lead
    if isinstance(lead, Prompt):
        return timer.kind == "debounce" or (timer.kind in ("timeout", "remind") and lead.timeout is not None)
    return timer.kind not in ("remind", "debounce")


def settled(turn: Turn) -> tuple[Timer, ...]:
    """The timers whose node is still where their frame stands."""
    return tuple(timer for timer in turn.timers if stands(turn, timer))


def stands(turn: Turn, timer: Timer) -> bool:
    """Whether its node is where its frame stands; the session's own always stand."""
    if timer.frame < 0:
        return True
    return timer.frame < len(turn.frames) and turn.frames[timer.frame].node == timer.node


def people(turn: Turn) -> tuple[User, Chat]:
    """Whose session it is. Whoever gives a job away knows of the other no more than the number."""
    if isinstance(turn.event, JobGiven) and turn.session.people is not None:
        return turn.session.people
    return turn.event.origin.user, turn.event.origin.chat
