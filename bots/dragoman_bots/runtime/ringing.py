"""Ringing: while a process runs, what is due is fired.

The law of this file: nothing is fired early, and nothing that goes wrong with one timer ends the ringing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

from dragoman_bots.runtime.alarms import Alarms, Due
from dragoman_bots.runtime.clock import Clock
from dragoman_bots.stores.protocol import StoreUnavailable

log = logging.getLogger("dragoman.runtime")

LONGEST = 30.0
"""Seconds between two looks at the clock, which may have been put forward meanwhile."""

PAUSE = 1.0
"""Seconds before the next try while the store cannot be reached."""

Fire = Callable[[Due], Awaitable[None]]


async def ring(alarms: Alarms, clock: Clock, fire: Fire) -> None:
    """Fires what becomes due, in its order, until it is cancelled. Several may ring: each timer is fired by one."""
    while True:
        while (due := alarms.take(clock.now())) is not None:
            await _fire(alarms, due, fire)
        following = alarms.next()
        seconds = LONGEST if following is None else (following - clock.now()).total_seconds()
        await alarms.sooner(min(seconds, LONGEST))


async def _fire(alarms: Alarms, due: Due, fire: Fire) -> None:
    try:
        await fire(due)
    except StoreUnavailable as away:
        alarms.put_back(due)
        log.error("the timer %s of session %s waits %g s: %s", due.timer.id, due.key, PAUSE, away)
        await asyncio.sleep(PAUSE)
    except Exception:
        log.exception("the timer %s of session %s could not be fired", due.timer.id, due.key)


@contextlib.asynccontextmanager
async def beside(ringing: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """While this lasts, that goes on beside it; then it is cancelled."""
    task = asyncio.create_task(ringing)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
