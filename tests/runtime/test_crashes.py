"""The process dies before or after every single call of store and channel, and another one goes on.

Promised: nothing is lost, no transition happens twice, messages come at least once and in order, and an action that
is run again is run under the same key.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest

from dragoman.interpreter.events import Event
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Store
from dragoman_bots.stores.sqlite import SqliteStore
from tests.runtime.breaking import Breaker, BreakingChannel, BreakingStore, Killed, When
from tests.runtime.conversation import CALLS, HEARD, KEPT, Shop, events
from tests.runtime.world import Recorder, data

Kind = Literal["memory", "sqlite"]

BOUND = 100
"""More than the calls of the whole conversation; a test that reaches it fails."""


class World:
    """What outlives a process: the people, the shop, and what the store has written."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        self.shop, self.heard = Shop(), Recorder()
        self.project = self.shop.talk()
        self._file, self._memory = folder.with_suffix(".db"), MemoryStore() if kind == "memory" else None
        self._opened: list[Store] = []

    def store(self) -> Store:
        """What a new process opens. Marks that waited in a dead process were never written."""
        self._opened.append(self._memory or SqliteStore(self._file, mark_delay=3600))
        return self._opened[-1]

    async def process(self, offered: Sequence[Event], breaker: Breaker, again: bool = False) -> list[Event]:
        """One process: it takes up what was left, then the events one by one. What it did not take in comes back.

        `again`: all events are offered anew, those that were handled included.
        """
        store = self.store()
        await store.open()
        runtime = Runtime(self.project, BreakingStore(store, breaker), BreakingChannel(self.heard, breaker))
        left = list(offered)
        await runtime.start()
        while left and not breaker.broke:
            turn = asyncio.ensure_future(runtime.handle(left[0]))
            await asyncio.wait([turn])
            if turn.cancelled() or not isinstance(turn.exception(), Killed):
                left.pop(0)  # it was taken in, whether its turn came to an end or not
        with contextlib.suppress(Killed):
            await runtime.stop(seconds=0 if breaker.broke else 30)
        return left

    async def check(self) -> None:
        """Nothing was lost, nothing happened twice, and everything came in order."""
        store = self.store()
        await store.open()
        assert await data(Runtime(self.project, store, self.heard)) == KEPT
        assert tuple(dict.fromkeys(self.heard.texts())) == HEARD
        assert tuple(name for name, _ in dict.fromkeys(self.shop.calls)) == CALLS

    async def close(self) -> None:
        """Lets the files go."""
        for store in self._opened:
            await store.close()


async def crashes(folder: Path, kind: Kind, when: When, again: bool = False) -> list[str]:
    """Kills one process at each call in turn, and checks what its successor makes of it. The calls it died at."""
    died: list[str] = []
    for n in range(1, BOUND):
        world, breaker = World(folder / f"{n}", kind), Breaker(n, when, Killed)
        left = await world.process(events(), breaker)
        if not breaker.broke:
            await world.close()
            return died
        died.append(breaker.broke)
        assert await world.process(events() if again else left, Breaker(0, when, Killed)) == []
        await world.check()
        await world.close()
    raise AssertionError("the conversation makes more calls than were thought possible")


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("again", [False, True], ids=["offered once", "offered again"])
async def test_a_crash_at_any_call_loses_and_doubles_nothing(
    tmp_path: Path, kind: Kind, when: When, again: bool
) -> None:
    """Whether the source offers again only what was not taken in, or everything."""
    died = await crashes(tmp_path, kind, when, again)
    assert set(died) >= {"intake", "commit", "perform", "delivered"}
    assert len(died) >= 25


async def test_without_a_crash_everything_comes_once(tmp_path: Path) -> None:
    """The measure that the others are held against."""
    world = World(tmp_path, "memory")
    await world.process(events(), Breaker(0, "before", Killed))
    await world.check()
    assert tuple(world.heard.texts()) == HEARD
    assert tuple(name for name, _ in world.shop.calls) == CALLS


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_crash_repeats_only_what_its_own_turn_said(tmp_path: Path, when: When) -> None:
    """Turns that were over stay over."""
    for n in range(1, 40):
        world, breaker = World(tmp_path / f"{n}", "memory"), Breaker(n, when, Killed)
        left = await world.process(events(), breaker)
        before = world.heard.texts()
        await world.process(left, Breaker(0, when, Killed))
        repeated = [text for text in HEARD if world.heard.texts().count(text) > 1]
        assert set(repeated) <= set(before[-3:])
        await world.close()


async def test_two_crashes_one_after_the_other_do_no_more_harm(tmp_path: Path) -> None:
    """The successor dies too, while it takes up what was left."""
    for n in range(1, 40, 3):
        for m in range(1, 6):
            world = World(tmp_path / f"{n}-{m}", "memory")
            left = await world.process(events(), Breaker(n, "after", Killed))
            left = await world.process(left, Breaker(m, "after", Killed))
            await world.process(left, Breaker(0, "after", Killed))
            await world.check()
            await world.close()
