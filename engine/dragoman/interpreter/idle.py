"""Expiry: a conversation that rests too long ends, and the user may be warned before.

The law of this file: only what the user does moves the end. It is suspended while something else decides how long
the conversation rests: a timeout of a question's own, a pause, an action.
"""

from __future__ import annotations

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
    found = [timer for timer in turn.timers if timer.kind in EXPIRY]
    if not _expires(turn):
        wanted = []
    elif _moved_by_the_user(turn) or not any(timer.kind == "expire" for timer in found):
        wanted = _timers(turn)
    else:
        return
    if [(timer.kind, timer.at) for timer in found] != [(timer.kind, timer.at) for timer in wanted]:
        turn.timers = [*(timer for timer in turn.timers if timer not in found), *wanted]


def _expires(turn: Turn) -> bool:
    if not turn.frames or not isinstance(turn.waiting, Question):
        return False
    return not any(timer.kind in OWN and timer.frame >= 0 and not timer.late for timer in timers.settled(turn))


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
