"""What to do when the Bot API refuses or fails: wait and try again, say it plainer, let it be, or give up.

The law of this file: 429 waits as long as Telegram asks; network and 5xx wait 0.5 to 60 s, twice as long each time
and a little apart, for 24 hours; whatever Telegram refuses for good is refused once.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import (
    RestartingTelegram,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

T = TypeVar("T")

log = logging.getLogger("dragoman.telegram")

FIRST, LONGEST, GIVE_UP = 0.5, 60.0, 24 * 3600.0


async def persist(call: Callable[[], Awaitable[T]]) -> T:
    """The call's result, tried again while that makes sense.

    Raises:
        TelegramAPIError: Telegram refuses it for good, or nobody answered for 24 hours.
    """
    pause, began = FIRST, time.monotonic()
    while True:
        try:
            return await call()
        except TelegramRetryAfter as wait:
            log.warning("Telegram asks to wait %s s", wait.retry_after)
            await asyncio.sleep(wait.retry_after)
        except (TelegramNetworkError, TelegramServerError, RestartingTelegram) as away:
            if time.monotonic() - began > GIVE_UP:
                raise
            log.warning("Telegram is away (%s), trying again in %.1f s", _short(away), pause)
            await asyncio.sleep(pause * (0.5 + random.random() / 2))  # noqa: S311 - only spreads the load
            pause = min(pause * 2, LONGEST)


def _short(error: TelegramAPIError) -> str:
    return type(error).__name__
