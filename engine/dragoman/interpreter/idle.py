"""Expiry: a conversation that rests too long ends, and the user may be warned before.

The law of this file: only what the user does moves the end. It is suspended while something else decides how long
the conversation rests: a timeout of a question's own, a pause, an action.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.interpreter import asking, handlers, stack, timers
from dragoman.interpreter.events import ButtonPressed, MessageReceived
from dragoman.interpreter.session import Question, Timer, TimerKind

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

EXPIRY: frozenset[TimerKind] = frozenset({"expire", "warn"})
OWN: frozenset[TimerKind] = frozenset({"timeout", "wait"})
"""Timers that say themselves how long a conversation may rest."""


def settle(turn: Turn) -> None:
    """At the end of a turn: sets when the conversation expires, or leaves that as it is."""
    rests = isinstance(turn.waiting, Question) and bool(turn.frames)
    if not rests and not turn.timers:
        return
    found: list[Timer] = []
    others: list[Timer] = []
    for timer in turn.timers:
        (found if timer.kind in EXPIRY else others).append(timer)
        # Something else on the stack says how long the conversation may rest.
        rests = rests and not (timer.kind in OWN and not timer.late and timers.stands(turn, timer))
    if not rests:
        turn.timers = others
    elif not found or found[0].kind != "expire" or (_moved_by_the_user(turn) and _moves(turn, found)):
        turn.timers = [*others, *_timers(turn)]


def _moves(turn: Turn, found: Sequence[Timer]) -> bool:
    """Whether time has passed since the end was set, or its length is another."""
    expiry = turn.flows.expiry
    return len(found) != 1 + (expiry.warn is not None) or found[0].at != timers.later(turn.now, expiry.after)


def _moved_by_the_user(turn: Turn) -> bool:
    event = turn.event
    return isinstance(event, MessageReceived) or (isinstance(event, ButtonPressed) and event.standing == "ours")


def _timers(turn: Turn) -> list[Timer]:
    expiry = turn.flows.expiry
    end = timers.later(turn.now, expiry.after)
    found = [Timer(timers.new_id(turn), end, "expire")]
    if expiry.warn is not None and expiry.warn < expiry.after:
        found.append(Timer(timers.new_id(turn), end - expiry.warn, "warn"))
    return found


def warn(turn: Turn) -> None:
    """Says that the conversation will end, and when."""
    end = next((timer.at for timer in turn.timers if timer.kind == "expire"), None)
    if end is not None and turn.frames:
        asking.say_text(turn, turn.shipped("expiring", left=_rounded(end - turn.now)))


def _rounded(left: timedelta) -> timedelta:
    """To whole minutes, or seconds where it is less: nobody needs to know of a timer's delay."""
    unit = 60 if left >= timedelta(minutes=1) else 1
    return timedelta(seconds=max(round(left / timedelta(seconds=unit)), 1) * unit)


def expire(turn: Turn) -> None:
    """The `timeout` handler says what happens; unless it leads on, every flow on the stack ends as `expired`."""
    if not turn.frames:
        return
    turn.expiring = True
    handlers.handle(turn, "timeout")
    turn.expiring = False
    if turn.frames and not turn.entering:
        stack.cancel(turn, "expired", "expired")
