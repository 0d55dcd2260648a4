"""Long polling: raw updates, each read by itself, acknowledged only once they are kept.

The law of this file: the offset moves behind an update only when the runtime has taken it in durably, or when it
cannot be read at all, and it never moves behind one that must be offered again, in whatever order they came. The next
poll waits for the inbox, never for a user.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import Bot
from aiohttp import ClientError, ClientTimeout

from dragoman.interpreter.memory import SEEN
from dragoman_bots.channels.telegram.errors import CONFLICT, UNAUTHORIZED, TelegramRefused
from dragoman_bots.channels.telegram.patience import FIRST, LONGEST
from dragoman_bots.channels.telegram.updates import HIGHEST
from dragoman_bots.stores.protocol import StoreUnavailable

log = logging.getLogger("dragoman.polling")

WAIT = 25
"""Seconds that Telegram holds a poll open; it allows 50."""

AT_ONCE = SEEN
"""Updates of one poll. A process that is killed before it acknowledged a poll is given all of it again, and a session
must still know each of them."""

STORE_AWAY = 2.0
"""The longest pause in seconds while the store is away: it is ours, and nobody minds being asked."""

ALLOWED = ("message", "callback_query")
_DIGITS = 30
CONFLICTS = 5
"""Conflicts in a row after which another poller is certain: a restarted bot meets its former self's last poll once."""


class Poller:
    """Polls until it is cancelled. `take` keeps an update durably, and never raises for what is in it."""

    def __init__(self, bot: Bot, take: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        self._bot, self._take = bot, take
        self._offset = 0
        self._conflicts = 0

    async def run(self) -> None:
        """Polls for ever.

        Raises:
            TelegramRefused: the token is refused, or somebody else polls.
        """
        pause = FIRST
        while True:
            try:
                updates = await self._poll()
                await self._take_all(updates)
                pause = FIRST
            except (ClientError, TimeoutError, OSError, StoreUnavailable, _AgainError) as away:
                log.warning("polling waits %.1f s: %s", pause, type(away).__name__ if not str(away) else away)
                await asyncio.sleep(max(pause, getattr(away, "wait", 0.0)))
                pause = min(pause * 2, STORE_AWAY if isinstance(away, StoreUnavailable) else LONGEST)

    async def _poll(self) -> Sequence[Any]:
        session = await self._bot.session.create_session()  # type: ignore[attr-defined]
        url = self._bot.session.api.api_url(self._bot.token, "getUpdates")
        request = {"timeout": WAIT, "limit": AT_ONCE, "offset": self._offset, "allowed_updates": list(ALLOWED)}
        async with session.post(url, json=request, timeout=ClientTimeout(total=WAIT + 15)) as response:
            return self._updates(response.status, await response.read())

    def _updates(self, status: int, body: bytes) -> Sequence[Any]:
        try:
            answer = json.loads(body, parse_int=_whole)
        except (ValueError, RecursionError):
            raise _AgainError(f"Telegram answered {status} without JSON") from None
        if isinstance(answer, dict) and answer.get("ok") and isinstance(answer.get("result"), list):
            self._conflicts = 0
            result: Sequence[Any] = answer["result"]
            return result
        self._refused(status, answer if isinstance(answer, dict) else {})
        return ()

    def _refused(self, status: int, answer: dict[str, Any]) -> None:
        if status in (401, 404):
            raise TelegramRefused(UNAUTHORIZED)
        if status == 409:
            self._conflicts += 1
            if self._conflicts >= CONFLICTS:
                raise TelegramRefused(CONFLICT)
        parameters = answer.get("parameters")
        wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
        raise _AgainError(f"Telegram answered {status}", float(wait) if isinstance(wait, int) else 0.0)

    async def _take_all(self, updates: Sequence[Any]) -> None:
        """All at once, in their order; the offset stops before the first that could not be kept."""
        results = await asyncio.gather(*(self._take(update) for update in updates), return_exceptions=True)
        numbers = [_number(update) for update in updates]
        kept = [number for number in numbers if number is not None]
        lost = [number for number, result in zip(numbers, results, strict=True) if isinstance(result, BaseException)]
        before, known = self._offset, [number for number in lost if number is not None]
        if kept:
            self._offset = min(known) if known else max(kept) + 1
        if failure := next((result for result in results if isinstance(result, BaseException)), None):
            raise failure
        if updates and self._offset == before:
            raise _AgainError("Telegram gave nothing but updates whose ids cannot be acknowledged")


def _number(update: Any) -> int | None:
    """The update's id; one written as a text still moves the offset, or it would come back for ever."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, bool) or not isinstance(number, int | str) or not str(number).isdecimal():
        return None
    return int(number) if len(str(number)) <= len(str(HIGHEST)) and int(number) < HIGHEST else None


def _whole(digits: str) -> int | None:
    """A number in an answer; one that is longer than any of Telegram's would cost as much time as it has digits."""
    return int(digits) if len(digits) <= _DIGITS else None


class _AgainError(Exception):
    """The poll gave nothing; try again, after `wait` seconds if Telegram said so."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait
