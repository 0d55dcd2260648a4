"""What time brings: a timer's moment has come, or somebody's flow schedules something here."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from dragoman.interpreter import idle, jobs, saying, timers
from dragoman.interpreter.events import JobGiven, TimerFired

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def happen(turn: Turn, event: TimerFired | JobGiven) -> None:
    """The timer of this event fires, unless the session has it no longer; or the job is taken."""
    match event:
        case TimerFired():
            _fire(turn, event)
        case JobGiven():
            jobs.take(turn, event)
        case other:
            assert_never(other)


def put_off(turn: Turn, event: TimerFired | JobGiven) -> None:
    """The same where the session has lost its place and was told so: nothing else begins in this turn."""
    match event:
        case TimerFired():
            jobs.put_off(turn)
            saying.catch_up(turn)
        case JobGiven():
            jobs.take(turn, event)
        case other:
            assert_never(other)


def _fire(turn: Turn, event: TimerFired) -> None:
    timer = turn.fired
    if timer is None:
        return
    match timer.kind:
        case "timeout" | "remind" | "wait" | "debounce":
            timers.fire(turn, timer, event)
        case "expire":
            idle.expire(turn)
        case "warn":
            idle.warn(turn)
        case "job":
            jobs.begin(turn, timer)
        case "delete":
            saying.take_away(turn, timer)
        case other:
            assert_never(other)
