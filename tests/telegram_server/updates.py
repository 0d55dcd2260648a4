"""Updates waiting for the bot, and getUpdates.

An update stays until a higher offset confirms it, or until it expires (a press after 150 s, the rest after 24 h).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_server.errors import ApiError, bad_request, conflict
from tests.telegram_server.journal import Journal

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

DAY = 86_400.0
PRESS_LIFETIME = 150.0
LONGEST_POLL = 50
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Pending:
    """A waiting update; `queue` names what must be delivered in order; `once` is for bodies with a made-up id."""

    number: int
    body: dict[str, Any]
    queue: str
    expires: float
    once: bool = False


@dataclass(slots=True)
class UpdateQueue:
    """The updates of one bot, in order of update_id."""

    journal: Journal
    last: int = 100_000
    pending: list[Pending] = field(default_factory=list)
    allowed: frozenset[str] | None = None
    on_push: Callable[[], None] = lambda: None
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _poller: asyncio.Future[None] | None = None

    def push(self, kind: str, payload: dict[str, Any], queue: str, lifetime: float = DAY) -> bool:
        """Offers an update to the bot; False where allowed_updates keeps it away."""
        wanted = kind not in _NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if not wanted:
            self.journal.note("dropped", f"{kind} is not in allowed_updates", payload)
            return False
        self.last += 1
        self._add(Pending(self.last, {"update_id": self.last, kind: payload}, queue, time.time() + lifetime))
        return True

    def push_raw(self, body: dict[str, Any]) -> None:
        """Offers any JSON object; one with its own update_id is handed out once, whatever the offset."""
        self.last += 1
        own = "update_id" in body
        number = body if own else {"update_id": self.last, **body}
        self._add(Pending(self.last, number, f"raw:{self.last}", time.time() + DAY, once=own))

    def _add(self, update: Pending) -> None:
        self.pending.append(update)
        kinds = ", ".join(name for name in update.body if name != "update_id")
        self.journal.note("update", f"{update.body['update_id']} {kinds}", update.body)
        self._arrived.set()
        self.on_push()

    def drop(self, update: Pending) -> None:
        """Forgets one delivered update."""
        self.pending = [other for other in self.pending if other is not update]

    def live(self) -> list[Pending]:
        """What waits and has not expired, oldest first."""
        now = time.time()
        self.pending = [update for update in self.pending if update.expires > now]
        return self.pending

    def confirm(self, offset: int) -> None:
        """Forgets all below a positive offset, or all but the last ones of a negative offset."""
        if offset > 0:
            self.pending = [update for update in self.pending if update.number >= offset or update.once]
        elif offset < 0:
            self.pending = self.pending[offset:]

    def interrupt(self, reason: str) -> None:
        """Ends the poll under way, if there is one, with a conflict."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(reason))

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Pending]:
        """The next updates, waiting up to `seconds` for the first."""
        self.interrupt(_OTHER_POLLER)
        self.confirm(offset)
        loop = asyncio.get_running_loop()
        self._poller = mine = loop.create_future()
        deadline = loop.time() + seconds
        self.polled.set()
        try:
            while not (batch := self.live()[:limit]) and (left := deadline - loop.time()) > 0:
                await self._wait(mine, left)
        finally:
            if self._poller is mine:
                self._poller = None
                self.polled.clear()
        self.pending = [update for update in self.pending if not (update.once and update in batch)]
        return batch

    async def _wait(self, mine: asyncio.Future[None], seconds: float) -> None:
        self._arrived.clear()
        arrival: asyncio.Future[Any] = asyncio.ensure_future(self._arrived.wait())
        either: list[asyncio.Future[Any]] = [mine, arrival]
        try:
            await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            arrival.cancel()
        if mine.done():
            mine.result()


async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
    """getUpdates."""
    if world.webhook is not None:
        raise conflict(_WEBHOOK_ACTIVE)
    offset = params.integer("offset")
    limit = min(max(params.integer("limit", 100), 1), 100)
    timeout = min(max(params.integer("timeout"), 0), LONGEST_POLL)
    remember_allowed(world.queue, params)
    batch = [update.body for update in await world.queue.poll(offset, limit, timeout)]
    if batch and world.faults.take("getUpdates", "", duplicate=True):
        batch = [*batch, *reversed(batch)]
    for body in batch:
        world.journal.note("delivered", f"{body['update_id']}", body)
    return batch


def remember_allowed(queue: UpdateQueue, params: Params) -> None:
    """Takes allowed_updates over; absent keeps the last one, an empty list is the default again."""
    refusal: ApiError = bad_request("can't parse allowed_updates JSON object")
    value = params.structure("allowed_updates", refusal)
    if value is None:
        return
    if not isinstance(value, list) or not all(isinstance(kind, str) for kind in value):
        raise bad_request("expected an Array of String as allowed_updates")
    queue.allowed = frozenset(value) or None
