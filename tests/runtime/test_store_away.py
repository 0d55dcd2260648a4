"""The store is away for a moment, in the middle of a turn: before a call, or after it was carried out.

Promised: the turn goes on where it stands; nothing is lost, nothing is said twice, no action is run twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from functools import partial

import pytest

from dragoman.interpreter.effects import Effect
from dragoman.interpreter.events import Event
from dragoman.interpreter.session import Session
from dragoman_bots.runtime import patience
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import StoreUnavailable
from tests.runtime.breaking import Breaker, BreakingStore, When
from tests.runtime.conversation import CALLS, HEARD, KEPT, Shop, events
from tests.runtime.world import Recorder, data, message

AWAY = partial(StoreUnavailable, "Redis at redis://h/0 cannot be reached (broken pipe): start it, or correct the URL")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once."""
    monkeypatch.setattr(patience, "PATIENCE", (0.0,))


async def insist(runtime: Runtime, event: Event) -> None:
    """Offers the event until it is taken in, as a source does."""
    for _ in range(10):
        try:
            await runtime.handle(event)
            return
        except StoreUnavailable:
            await asyncio.sleep(0)
    raise AssertionError("it was never taken in")


async def conversation(n: int, when: When) -> tuple[Breaker, Recorder, Shop, dict[str, object]]:
    """The whole conversation on a store whose n-th call fails."""
    shop, heard = Shop(), Recorder()
    breaker = Breaker(n, when, AWAY, once=True)
    memory = MemoryStore()
    runtime = Runtime(shop.talk(), BreakingStore(memory, breaker), heard)
    await runtime.start()
    for event in events():
        await insist(runtime, event)
    await runtime.stop()
    return breaker, heard, shop, await data(Runtime(shop.talk(), memory, heard))


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_failure_of_any_call_loses_and_repeats_nothing(when: When) -> None:
    """An answer that was lost on its way (`after`) is the hard case: the record was written."""
    failed = []
    for n in range(1, 100):
        breaker, heard, shop, kept = await conversation(n, when)
        if not breaker.broke:
            break
        failed.append(breaker.broke)
        assert tuple(heard.texts()) == HEARD
        assert tuple(name for name, _ in shop.calls) == CALLS
        assert kept == KEPT
    assert set(failed) >= {"intake", "commit", "delivered"}
    assert len(failed) >= 15


async def test_a_watcher_sees_each_move_once_though_an_answer_was_lost() -> None:
    """The console shows what it watches."""
    for n in range(1, 20):
        seen: list[str] = []

        def watch(key: str, moved: Session, effects: Sequence[Effect], to: list[str] = seen) -> None:
            to.append(moved.frames[-1].node)

        store = BreakingStore(MemoryStore(), Breaker(n, "after", AWAY, once=True))
        runtime = Runtime(Shop().talk(), store, Recorder(), watch)
        await runtime.start()
        for event in events():
            await insist(runtime, event)
        await runtime.stop()
        assert seen == ["product", "look_up", "count", "count", "book", "goodbye", "last"]


async def test_an_event_that_could_not_be_kept_is_told_to_its_source() -> None:
    """It must offer it again; until then nothing happens."""
    breaker = Breaker(1, "before", AWAY)
    heard = Recorder()
    runtime = Runtime(Shop().talk(), BreakingStore(MemoryStore(), breaker), heard)
    await runtime.start()
    with pytest.raises(StoreUnavailable):
        await runtime.receive(message("/talk", 1))
    await runtime.stop()
    assert heard.said == []


async def test_other_sessions_go_on_while_one_waits_for_the_store() -> None:
    """Only the session whose call fails waits."""
    heard, memory = Recorder(), MemoryStore()
    away, back = asyncio.Event(), asyncio.Event()

    class Patchy(BreakingStore):
        async def commit(self, key: str, record: object, event_id: str | None) -> bool:
            if key == "1:1" and not back.is_set():
                away.set()
                raise AWAY()
            return await super().commit(key, record, event_id)  # type: ignore[arg-type]

    runtime = Runtime(Shop().talk(), Patchy(memory, Breaker(0, "before", AWAY)), heard)
    await runtime.start()
    first = asyncio.ensure_future(runtime.handle(message("/talk", 1, user=1)))
    await away.wait()
    await runtime.handle(message("/talk", 2, user=2))
    assert (heard.texts(1), heard.texts(2)) == ([], ["Which product?"])
    back.set()
    await first
    assert heard.texts(1) == ["Which product?"]
    await runtime.stop()


async def test_the_operator_is_told_why_a_session_waits(caplog: pytest.LogCaptureFixture) -> None:
    """The store's own sentence, once a try."""
    with caplog.at_level(logging.ERROR):
        await conversation(2, "before")
    (told,) = [record.getMessage() for record in caplog.records if record.name == "dragoman.runtime"]
    assert told == f"session 1:1 waits 0 s: {AWAY()}"


async def test_a_store_that_stays_away_does_not_keep_the_process_from_stopping() -> None:
    """The turn is given up; the event is in the inbox."""
    memory = MemoryStore()
    gone = asyncio.Event()

    class Gone(BreakingStore):
        async def commit(self, key: str, record: object, event_id: str | None) -> bool:
            gone.set()
            raise AWAY()

    runtime = Runtime(Shop().talk(), Gone(memory, Breaker(0, "before", AWAY)), Recorder())
    await runtime.start()
    await runtime.receive(message("/talk", 1))
    await gone.wait()
    await runtime.stop(seconds=0)
    assert [pending.event_id async for _, _, events_ in memory.unfinished() for pending in events_] == ["1"]
