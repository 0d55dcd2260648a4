"""Jobs: flows that start later, once or again and again, by `schedule` or by an `every` trigger.

The law of this file: a job that is due interrupts as a command does. Where it may not, it is late, and is due again as
soon as it may; what is late several times starts once. What comes again and again sets itself anew from the moment
when it was due, whatever becomes of it this time. An `every` trigger is a job that every session has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.graph.computed import Fault
from dragoman.interpreter import stack, timers
from dragoman.interpreter.ambient import zone_of
from dragoman.interpreter.effects import GiveJob, Report
from dragoman.interpreter.events import JobGiven
from dragoman.interpreter.limits import measured
from dragoman.interpreter.session import Awaiting, Job, Pausing, Question, Timer
from dragoman.interpreter.starting import here
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.recurrence import Interval, Recurrence, Timetable, next_after, recurrence
from dragoman.language.values.scope import TooMuch

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

MOST = 100
"""Jobs of one session that flows have scheduled."""

MOST_USERS = 1000
"""Users for whom one name may be scheduled."""

MOST_NAMES = 100
"""Names that a session remembers to have scheduled for others; the oldest are forgotten first."""

SOONEST = timedelta(seconds=1)
"""A job that schedules again is no ring without a pause."""


# Scheduling


def schedule(turn: Turn, job: Job, at: datetime | None, users: Sequence[int] | None = None) -> None:
    """Starts a flow later: at this moment, or as `job.every` says; for the user here, or for these.

    Raises:
        Fault: that is more than a session may hold.
    """
    own = turn.event.origin.user.id
    others = tuple(dict.fromkeys(user for user in users or () if user != own))
    if len(others) > MOST_USERS:
        raise Fault("limit", f"'{job.name}' is for {len(others)} users; {MOST_USERS} are the most", turn.node.place)
    _stop(turn, job.name)
    if users is None or own in users:
        _set(turn, job, at)
        _check(turn, job)
    _take_back(turn, job.name, others)
    turn.effects += [GiveJob(user, job.name, job, at) for user in others]
    if others:
        turn.given = dict([*turn.given.items(), (job.name, others)][-MOST_NAMES:])


def unschedule(turn: Turn, name: str) -> None:
    """Nothing of this name is due any more, neither here nor for those it was given to."""
    _stop(turn, name)
    _take_back(turn, name, ())


def take(turn: Turn, event: JobGiven) -> None:
    """A flow of somebody else has scheduled something here, or cancels it."""
    _stop(turn, event.name)
    if event.job is None:
        return
    if sum(_scheduled(timer) for timer in turn.timers) < MOST:
        _set(turn, event.job, event.due)
    else:
        message = f"'{event.name}' was not scheduled for user {turn.event.origin.user.id}, who has {MOST} already"
        turn.effects.append(Report("limit", message, event.job.flow))


def _take_back(turn: Turn, name: str, still: Sequence[int]) -> None:
    gone = turn.given.pop(name, ())
    turn.effects += [GiveJob(user, name) for user in gone if user not in still]


def _stop(turn: Turn, name: str) -> None:
    turn.timers = [timer for timer in turn.timers if not (_scheduled(timer) and timer.job and timer.job.name == name)]


def _scheduled(timer: Timer) -> bool:
    return timer.job is not None and not timer.job.trigger


def _set(turn: Turn, job: Job, at: datetime | None) -> None:
    due = _next(turn, _times(job.every), turn.now) if job.every else at
    if due is not None:
        if turn.fired is not None and turn.fired.kind == "job":
            due = max(due, timers.later(turn.now, SOONEST))
        turn.timers.append(Timer(timers.new_id(turn), due, "job", job=job))


def _check(turn: Turn, job: Job) -> None:
    jobs = [timer.job for timer in turn.timers if timer.job is not None and _scheduled(timer)]
    if len(jobs) > MOST:
        raise Fault("limit", f"more than {MOST} things are scheduled here", turn.node.place)
    most = turn.flows.limits.variables
    try:
        size = sum(measured(job.inputs) for job in jobs)
    except TooMuch as wrong:
        raise Fault("limit", wrong.message, turn.node.place) from None
    if size > most:
        message = f"what is given to scheduled flows takes {size} bytes, with '{job.name}'; {most} is the most"
        raise Fault("limit", message, turn.node.place)


# Being due


def set_again(turn: Turn) -> None:
    """What has come and comes again is set anew; moments that have passed meanwhile are left out."""
    timer = turn.fired
    if timer is None or timer.job is None or not timer.job.every:
        return
    times = _times(timer.job.every)
    if isinstance(times, Interval):
        passed = max(turn.now - timer.at, timedelta()) // times.length
        due: datetime | None = timers.later(timer.at, times.length * (passed + 1))
    else:
        due = _next(turn, times, max(timer.at, turn.now))
    if due is not None:
        turn.timers.append(replace(timer, id=timers.new_id(turn), at=due))


def begin(turn: Turn, timer: Timer) -> None:
    """A job is due: its flow starts over whatever is asked, or waits until it may."""
    job = timer.job
    flow = turn.flows.flows.get(job.flow) if job else None
    if job is None or flow is None:
        _gone(turn, job)
    elif _may_begin(turn):
        known = {declared.name for declared in flow.inputs}
        stack.start(turn, flow, {name: value for name, value in job.inputs.items() if name in known})
    else:
        put_off(turn)


def _gone(turn: Turn, job: Job | None) -> None:
    if job is not None:
        turn.timers = [timer for timer in turn.timers if timer.job != job]
        message = f"the flow '{job.flow}', which was scheduled as '{job.name}', is gone"
        turn.effects.append(Report("changed", message, job.flow))


def put_off(turn: Turn) -> None:
    """The job that this event is about cannot begin in this turn."""
    timer = turn.fired
    if timer is None or timer.job is None:
        return
    late = replace(timer, late=True, job=replace(timer.job, every="", trigger=False))
    if not any(other.late and other.job == late.job for other in turn.timers):
        turn.timers.append(late)


def _may_begin(turn: Turn) -> bool:
    """Where a command might: not while an action is awaited, nor where people talk, nor where nothing interrupts, nor
    in the middle of an answer."""
    match turn.waiting:
        case Awaiting():
            return False
        case Pausing(takes=takes):
            return "message" not in takes
        case Question(draft=draft):
            lead = turn.node.lead
            return not draft and not (isinstance(lead, Prompt) and lead.interrupt == "none")
        case None:
            return True


# The end of a turn


def settle(turn: Turn) -> None:
    """At the end of a turn: what was late and may begin is due at once; triggers and clocks are followed."""
    if not turn.timers and not turn.flows.every:
        return
    if any(timer.late and timer.job for timer in turn.timers) and _may_begin(turn):
        turn.timers = [_due_now(turn, timer) if timer.late and timer.job else timer for timer in turn.timers]
    if turn.flows.every or any(timer.job for timer in turn.timers):
        _follow_triggers(turn)
        turn.timers = [_by_the_clock(turn, timer) for timer in turn.timers]


def _due_now(turn: Turn, timer: Timer) -> Timer:
    """It has been fired under its id already, and needs another."""
    return replace(timer, id=timers.new_id(turn), at=turn.now, late=False)


def _follow_triggers(turn: Turn) -> None:
    """Every session has a job for each `every` trigger that works here, and for no other."""
    triggers = [(flow, trigger.recurrence) for flow, trigger in turn.flows.every if here(turn, trigger.where)]
    wanted: dict[tuple[str, str], Recurrence] = {(flow, times.text): times for flow, times in triggers}
    kept = [
        timer
        for timer in turn.timers
        if timer.job is None or not timer.job.trigger or wanted.pop((timer.job.flow, timer.job.every), None) is not None
    ]
    for (flow, text), times in wanted.items():
        due = _next(turn, times, turn.now)
        if due is not None:
            job = Job(flow, every=text, trigger=True)
            kept.append(Timer(timers.new_id(turn), due, "job", job=job))
    turn.timers = kept


def _by_the_clock(turn: Turn, timer: Timer) -> Timer:
    """The timer at the hour that the user's clock shows now: they may have moved to another zone since it was set."""
    times = _times(timer.job.every) if timer.job is not None and timer.job.every else None
    if not isinstance(times, Timetable) or timer.at <= turn.now or timer.late:
        return timer
    due = _next(turn, times, turn.now)
    return timer if due is None or due == timer.at else replace(timer, id=timers.new_id(turn), at=due)


@lru_cache(maxsize=256)
def _times(text: str) -> Recurrence:
    return recurrence(text)


def _next(turn: Turn, times: Recurrence, moment: datetime) -> datetime | None:
    return next_after(times, moment, zone_of(turn.flows, turn.kept["profile"]))
