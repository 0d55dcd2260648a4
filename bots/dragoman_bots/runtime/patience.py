"""A store that is away for a while: every call is made again until the store answers.

The law of this file: a turn that has begun goes on where it stands. Were it begun anew, whatever it had said already
would be said twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from dragoman_bots.stores.protocol import Record, Store, StoreUnavailable

T = TypeVar("T")

log = logging.getLogger("dragoman.runtime")

PATIENCE = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between tries while the store cannot be reached; the last is used again and again."""


class PatientStore:
    """The calls of a turn, each tried until it succeeds. They never raise `StoreUnavailable`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def load(self, key: str) -> Record:
        """The session's record."""
        return await until_answered(key, lambda: self._store.load(key))

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Replaces the record; also false if an earlier try did so and its answer was lost."""
        return await until_answered(key, lambda: self._store.commit(key, record, event_id))

    async def drop(self, key: str, event_id: str) -> None:
        """Forgets the event."""
        await until_answered(key, lambda: self._store.drop(key, event_id))

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Marks the outbox of this revision as delivered."""
        await until_answered(key, lambda: self._store.delivered(key, revision, receipt))


async def until_answered(key: str, call: Callable[[], Awaitable[T]]) -> T:
    """What the call returns, once the store answers it."""
    tries = 0
    while True:
        try:
            return await call()
        except StoreUnavailable as away:
            pause = PATIENCE[min(tries, len(PATIENCE) - 1)]
            log.error("session %s waits %g s: %s", key, pause, away)
            await asyncio.sleep(pause)
            tries += 1
