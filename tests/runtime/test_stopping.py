"""Stopping: turns in hand are finished within a deadline, and what is left is taken up by the next process."""

from __future__ import annotations

import asyncio

import pytest

from dragoman.language.actions import Context
from dragoman_bots.runtime.queues import SessionQueues
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.test_order import SLOW
from tests.runtime.world import Recorder, message, project


class Desk:
    """An action that waits until it is let go, and notes the keys of its calls."""

    def __init__(self) -> None:
        self.begun, self.let_go = asyncio.Event(), asyncio.Event()
        self.keys: list[str] = []

    async def ask(self, name: str, context: Context) -> str:
        """Waits."""
        self.keys.append(context.idempotency_key)
        self.begun.set()
        await self.let_go.wait()
        return name.upper()


async def waiting(store: MemoryStore, heard: Recorder, desk: Desk) -> Runtime:
    """A bot whose user 1 waits for the action."""
    runtime = Runtime(project(SLOW, ask=desk.ask), store, heard)
    await runtime.start()
    await runtime.handle(message("/slow", 1))
    await runtime.receive(message("Ada", 2))
    await desk.begun.wait()
    return runtime


async def test_a_turn_in_hand_is_finished_before_the_store_is_closed() -> None:
    """And so are those behind it."""
    heard, desk = Recorder(), Desk()
    runtime = await waiting(MemoryStore(), heard, desk)
    await runtime.receive(message("/slow", 3))
    stopping = asyncio.ensure_future(runtime.stop(30))
    await asyncio.sleep(0)
    desk.let_go.set()
    await stopping
    assert heard.texts() == ["Who?", "Found: ADA", "Who?"]


async def test_a_turn_beyond_the_deadline_is_given_up_and_taken_up_again() -> None:
    """The action is run again under the same key; what came behind it follows."""
    store, heard, desk = MemoryStore(), Recorder(), Desk()
    runtime = await waiting(store, heard, desk)
    await runtime.receive(message("/slow", 3))
    await runtime.stop(seconds=0)
    assert heard.texts() == ["Who?"]
    desk.let_go.set()
    successor = Runtime(project(SLOW, ask=desk.ask), store, heard)
    await successor.start()
    await successor.stop()
    assert heard.texts() == ["Who?", "Found: ADA", "Who?"]
    assert len(desk.keys) == 2
    assert len(set(desk.keys)) == 1


async def test_the_operator_is_told_that_turns_are_left(caplog: pytest.LogCaptureFixture) -> None:
    """One warning."""
    runtime = await waiting(MemoryStore(), Recorder(), Desk())
    await runtime.stop(seconds=0)
    assert "not all turns were finished in 0 s; they are taken up at the next start" in caplog.text


async def test_whoever_waits_for_a_turn_that_is_given_up_is_not_left_waiting() -> None:
    """Neither for the turn that was cut nor for one that never began."""
    heard, desk = Recorder(), Desk()
    runtime = await waiting(MemoryStore(), heard, desk)
    behind = asyncio.ensure_future(runtime.handle(message("/slow", 3)))
    await asyncio.sleep(0.01)
    await runtime.stop(seconds=0)
    done, _ = await asyncio.wait([behind], timeout=30)
    assert done == {behind}
    assert behind.cancelled()


async def test_stopping_at_rest_is_at_once() -> None:
    """There is nothing to wait for."""
    runtime = Runtime(project(SLOW, ask=Desk().ask), MemoryStore(), Recorder())
    await runtime.start()
    await runtime.stop(seconds=0)


async def test_a_job_that_is_done_says_so() -> None:
    """In the order of the calls."""
    queues, log = SessionQueues(), []

    async def job() -> None:
        log.append("job")

    done = queues.put("k", job)
    assert log == []
    await done
    assert log == ["job"]
    assert await queues.settled(30)


async def test_a_caller_that_stops_waiting_does_not_stop_the_job() -> None:
    """The turn belongs to the session."""
    queues, log, gate = SessionQueues(), [], asyncio.Event()

    async def job() -> None:
        await gate.wait()
        log.append("job")

    queues.put("k", job).cancel()
    queues.put("k", job)
    gate.set()
    assert await queues.settled(30)
    assert log == ["job", "job"]


async def test_jobs_that_are_given_up_are_cancelled() -> None:
    """The one that runs and those behind it."""
    queues = SessionQueues()

    async def for_ever() -> None:
        await asyncio.Event().wait()

    waiting_ = [queues.put("k", for_ever) for _ in range(3)]
    await asyncio.sleep(0)
    assert not await queues.settled(0)
    assert all(done.cancelled() for done in waiting_)
    assert not queues.more("k")
