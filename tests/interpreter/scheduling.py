"""A bot that schedules flows, and what is due in a session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dragoman.graph.flow import Flows
from tests.interpreter.building import flows_of
from tests.interpreter.talking import Talk

HOUR = timedelta(hours=1)

TIP = "flow: tip\ninputs: {what: {type: text, default: tea}}\nnodes:\n  tip: {say: 'Drink {{ what }}.'}\n"
NOSY = "flow: nosy\nnodes:\n  well: {prompt: Well?}\n"
STOP = "flow: stop\ntriggers: [command: stop]\nnodes:\n  stop: {unschedule: \"{{ 'tip' }}\"}\n"


def bot(schedule: str, *more: str, **kept: Any) -> Flows:
    """/talk schedules, then asks for a name and an age."""
    keys = "".join(f"    {line}\n" for line in schedule.strip().splitlines())
    talk = f"flow: talk\ntriggers: [command: talk]\nnodes:\n  plan:\n{keys}  name: {{prompt: Name?}}\n"
    return flows_of(f"{talk}  age: {{prompt: Age?}}\n", TIP, NOSY, STOP, *more, **kept)


def scheduled(schedule: str, *more: str, **kept: Any) -> Talk:
    """Somebody for whom that was scheduled, and who was asked for a name."""
    return Talk(bot(schedule, *more, **kept)).text("/talk")


def jobs(talk: Talk) -> list[tuple[str, timedelta]]:
    """The flows that shall start, and in how long."""
    return [(timer.job.flow, timer.at - talk.now) for timer in talk.session.timers if timer.job]


PIN = "flow: pin\ntriggers: [command: pin]\nnodes:\n  pin: {prompt: PIN?, interrupt: none}\n  more: {prompt: More?}\n"


def at_the_pin(plan: str = "schedule: tip\nafter: 2h", *more: str) -> Talk:
    """Something is scheduled, and a question that nothing may interrupt waits."""
    return scheduled(plan, PIN, *more).text("/cancel").text("/pin")
