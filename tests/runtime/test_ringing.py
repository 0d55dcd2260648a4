"""Ringing: what is due is fired while a process runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dragoman.interpreter.events import TimerFired
from dragoman.interpreter.session import Session, Timer
from dragoman_bots.runtime.alarms import Alarms, Due
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.runtime.ringing import beside, ring
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import StoreUnavailable
from dragoman_bots.stores.sqlite import SqliteStore
from tests.interpreter.building import flows_of
from tests.runtime.test_alarms import ADA
from tests.runtime.waiting import until
from tests.runtime.world import NOON, Recorder, message, project, session

ASK = """\
flow: ask
triggers: [command: ask]
nodes:
  name:
    prompt: Name?
    timeout: {after: 20m, remind: [{after: 5m, say: Still there?}], next: late}
  hello: {say: "Hello, {{ name }}.", end: greeted}
  late: {say: Too late.}
"""


@asynccontextmanager
async def bot(clock: VirtualClock, store: Any = None) -> AsyncIterator[tuple[Runtime, Recorder]]:
    """A bot that rings by this clock."""
    heard = Recorder()
    runtime = Runtime(project(ASK), store or MemoryStore(), heard, clock=clock)
    await runtime.start()
    try:
        async with beside(runtime.ring(clock)):
            yield runtime, heard
    finally:
        await runtime.stop()


def forward(runtime: Runtime, clock: VirtualClock, **time: float) -> None:
    """The clock is put forward."""
    clock.advance(timedelta(**time))
    runtime.alarms.wake()


async def test_what_is_due_happens_while_the_bot_runs() -> None:
    """Nobody needs to write."""
    clock = VirtualClock(NOON)
    async with bot(clock) as (runtime, heard):
        await runtime.handle(message("/ask", 1))
        forward(runtime, clock, minutes=5)
        await until(lambda: heard.texts() == ["Name?", "Still there?"])
        forward(runtime, clock, minutes=15)
        await until(lambda: heard.texts()[-1] == "Too late.")
        assert (await session(runtime)).timers == ()


async def test_nothing_happens_early_nor_after_an_answer() -> None:
    """Whatever the clock does then."""
    clock = VirtualClock(NOON)
    async with bot(clock) as (runtime, heard):
        await runtime.handle(message("/ask", 1))
        forward(runtime, clock, minutes=4, seconds=59)
        await asyncio.sleep(0.01)
        assert heard.texts() == ["Name?"]
        await runtime.handle(message("Ada", 2))
        forward(runtime, clock, days=2)
        await asyncio.sleep(0.01)
        assert heard.texts() == ["Name?", "Hello, Ada."]


async def test_a_clock_that_goes_back_fires_nothing_twice() -> None:
    """The timer is gone."""
    clock = VirtualClock(NOON)
    async with bot(clock) as (runtime, heard):
        await runtime.handle(message("/ask", 1))
        for hours in (1, -1, 1):
            forward(runtime, clock, hours=hours)
            await until(lambda: heard.texts()[-1] == "Too late.")
        assert heard.texts() == ["Name?", "Still there?", "Too late."]


async def test_two_that_ring_fire_once() -> None:
    """On one index, and on two that lead to one session."""
    clock = VirtualClock(NOON)
    async with bot(clock) as (runtime, heard):
        await runtime.handle(message("/ask", 1))
        events = [due.event(NOON + timedelta(minutes=30)) for due in runtime.alarms.all()]
        async with beside(runtime.ring(clock)):
            forward(runtime, clock, minutes=30)
            for event in events:
                await runtime.receive(event)
            await until(lambda: heard.texts()[-1] == "Too late.")
            await runtime.idle()
        assert heard.texts() == ["Name?", "Still there?", "Too late."]


async def test_after_a_restart_a_sessions_alarms_are_known_once_it_is_seen(tmp_path: Path) -> None:
    """The session's record says what is due; what was due meanwhile happens then."""
    clock = VirtualClock(NOON)
    async with bot(clock, SqliteStore(tmp_path / "bot.db")) as (runtime, _):
        await runtime.handle(message("/ask", 1))
    clock.advance(timedelta(minutes=6))
    async with bot(clock, SqliteStore(tmp_path / "bot.db")) as (runtime, heard):
        assert runtime.alarms.next() is None
        await runtime.handle(message("/help", 2))
        await until(lambda: "Still there?" in heard.texts())
        forward(runtime, clock, minutes=20)
        await until(lambda: heard.texts()[-1] == "Too late.")


async def test_after_a_restart_also_an_event_that_was_seen_makes_them_known(tmp_path: Path) -> None:
    """The session was looked at, and that is enough."""
    clock = VirtualClock(NOON)
    for _ in range(2):
        async with bot(clock, SqliteStore(tmp_path / "bot.db")) as (runtime, heard):
            await runtime.handle(message("/ask", 1))
            assert runtime.alarms.next() == NOON + timedelta(minutes=5)
    assert heard.texts() == []


# Alone


def due(*minutes: float) -> Alarms:
    """So many timers of one session."""
    alarms = Alarms()
    timers = (Timer(str(m), NOON + timedelta(minutes=m), "remind") for m in minutes)
    alarms.set("7:7", Session(timers=tuple(timers), people=ADA))
    return alarms


async def test_a_store_that_is_away_loses_no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again."""
    monkeypatch.setattr("dragoman_bots.runtime.ringing.PAUSE", 0)
    fired: list[str] = []
    away = [StoreUnavailable("away"), StoreUnavailable("away")]

    async def fire(found: Due) -> None:
        if away:
            raise away.pop()
        fired.append(found.timer.id)

    async with beside(ring(due(1, 2), VirtualClock(NOON + timedelta(hours=1)), fire)):
        await until(lambda: len(fired) == 2)
    assert sorted(fired) == ["1", "2"]


async def test_a_timer_that_cannot_be_fired_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """The others are fired, and the log says which it was."""
    fired: list[str] = []

    async def fire(found: Due) -> None:
        if found.timer.id == "1":
            raise RuntimeError("broken")
        fired.append(found.timer.id)

    async with beside(ring(due(1, 2), VirtualClock(NOON + timedelta(hours=1)), fire)):
        await until(lambda: fired)
    assert fired == ["2"]
    assert "the timer 1 of session 7:7 could not be fired" in caplog.text


async def test_ringing_stops_when_it_is_told_to() -> None:
    """Also in its sleep."""
    alarms = due(1)

    async def fire(found: Due) -> None:
        raise AssertionError(found)

    ringing = asyncio.create_task(ring(alarms, VirtualClock(NOON), fire))
    await asyncio.sleep(0)
    ringing.cancel()
    await asyncio.wait((ringing,))
    assert ringing.cancelled()


async def test_a_sooner_alarm_is_not_slept_over() -> None:
    """It is set while everybody sleeps until a later one."""
    alarms, clock, fired = due(600), VirtualClock(NOON), list[str]()

    async def fire(found: Due) -> None:
        fired.append(found.timer.id)

    async with beside(ring(alarms, clock, fire)):
        await asyncio.sleep(0)
        alarms.set("8:8", Session(timers=(Timer("now", NOON, "remind"),), people=ADA))
        await until(lambda: fired)
    assert fired == ["now"]


async def test_what_is_given_to_somebody_is_known_at_once() -> None:
    """A flow schedules for others, whose sessions nobody has seen."""
    clock, heard = VirtualClock(NOON), Recorder()
    flow = """\
flow: call
triggers: [command: call]
nodes:
  plan: {schedule: call_up, after: 1h, for: [2, 3]}
"""
    both = project_of(flow, "flow: call_up\nnodes:\n  up: {say: Up with you!}\n")
    runtime = Runtime(both, MemoryStore(), heard, clock=clock)
    await runtime.start()
    async with beside(runtime.ring(clock)):
        await runtime.handle(message("/call", 1))
        await runtime.idle()
        forward(runtime, clock, hours=1)
        await until(lambda: heard.texts(2) == heard.texts(3) == ["Up with you!"])
    await runtime.stop()
    assert heard.texts(1) == []


def project_of(*flows: str) -> Any:
    """A project of several flows."""
    return replace(project(ASK), flows=flows_of(*flows))


def test_the_event_of_a_timer_is_one_the_inbox_keeps() -> None:
    """It is taken in like any other."""
    found = due(1).take(NOON + timedelta(hours=1))
    assert found is not None
    assert isinstance(found.event(NOON), TimerFired)
