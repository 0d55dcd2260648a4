"""A store and a channel that break at the n-th call of either, before it is done or after."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Literal, TypeVar

from dragoman.interpreter.effects import Utterance
from dragoman_bots.channels.protocol import Address
from dragoman_bots.stores.protocol import Pending, Record, Store
from tests.runtime.world import Recorder

T = TypeVar("T")

When = Literal["before", "after"]


class Killed(BaseException):
    """The process is dead from here on: nothing catches this."""


class Breaker:
    """Counts calls and raises at the n-th; once dead, at every one. `n` of 0 only counts."""

    def __init__(self, n: int, when: When, error: Callable[[], BaseException], once: bool = False) -> None:
        self.n, self.when, self.error, self.once = n, when, error, once
        self.calls: list[str] = []
        self.broke = ""

    async def call(self, name: str, doing: Callable[[], Awaitable[T]]) -> T:
        """Does it, unless this is where it breaks."""
        self.calls.append(name)
        now = len(self.calls) == self.n
        if (now and self.when == "before") or (self.broke and not self.once):
            self._break(name)
        done = await doing()
        if now and self.when == "after":
            self._break(name)
        return done

    def _break(self, name: str) -> None:
        self.broke = self.broke or name
        raise self.error()


class BreakingStore:
    """A store behind a breaker."""

    def __init__(self, store: Store, breaker: Breaker) -> None:
        self._store, self._breaker = store, breaker

    async def open(self) -> None:
        """The store was opened before."""

    async def close(self) -> None:
        """It is closed by the test."""

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Breaks or works."""
        return await self._breaker.call("intake", lambda: self._store.intake(key, event_id, event))

    async def load(self, key: str) -> Record:
        """Breaks or works."""
        return await self._breaker.call("load", lambda: self._store.load(key))

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Breaks or works."""
        return await self._breaker.call("commit", lambda: self._store.commit(key, record, event_id))

    async def drop(self, key: str, event_id: str) -> None:
        """Breaks or works."""
        await self._breaker.call("drop", lambda: self._store.drop(key, event_id))

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Breaks or works."""
        await self._breaker.call("delivered", lambda: self._store.delivered(key, revision, receipt))

    def unfinished(self) -> AsyncIterator[tuple[str, Record, tuple[Pending, ...]]]:
        """What a stopped process left."""
        return self._store.unfinished()


class BreakingChannel:
    """A channel behind a breaker."""

    def __init__(self, channel: Recorder, breaker: Breaker) -> None:
        self._channel, self._breaker = channel, breaker

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Breaks or works."""
        result: Any = await self._breaker.call("perform", lambda: self._channel.perform(to, key, effect))
        return int(result)
