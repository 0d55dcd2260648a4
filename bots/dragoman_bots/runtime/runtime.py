"""The runtime: takes events in durably, keeps their order, and goes on where a stopped process left off."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from dragoman.interpreter.codec import Unreadable, decode_session
from dragoman.interpreter.effects import Effect
from dragoman.interpreter.events import Event
from dragoman.interpreter.records import decode_event, encode_event
from dragoman.interpreter.session import Session
from dragoman.project.loading import Project
from dragoman_bots.channels.protocol import Channel
from dragoman_bots.runtime.actions import Actions
from dragoman_bots.runtime.queues import Job, SessionQueues
from dragoman_bots.runtime.turns import Turns
from dragoman_bots.stores.protocol import Pending, Record, Store, StoreUnavailable

log = logging.getLogger("dragoman.runtime")

PATIENCE = (0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds between tries while the store cannot be reached; the last is used again and again."""


def session_key(event: Event) -> str:
    """Whose conversation it is: this user in this chat."""
    return f"{event.origin.chat.id}:{event.origin.user.id}"


class Runtime:
    """One bot at work: project, store and channel together."""

    def __init__(
        self,
        project: Project,
        store: Store,
        channel: Channel,
        watch: Callable[[str, Session, Sequence[Effect]], None] | None = None,
    ) -> None:
        self._store = store
        self._turns = Turns(project.flows, store, channel, Actions(project.actions), watch)
        self._queues = SessionQueues()
        self._latest: dict[str, Record] = {}

    async def start(self) -> None:
        """Opens the store and takes up what a stopped process left.

        Raises:
            StoreUnavailable: the store cannot be used.
        """
        await self._store.open()
        async for key, record, pending in self._store.unfinished():
            self._resume(key, record, pending)

    def _resume(self, key: str, record: Record, pending: Sequence[Pending]) -> None:
        async def deliver() -> None:
            self._keep(key, await self._turns.deliver(key, self._newest(key, record)))

        self._put(key, deliver)
        for left in pending:
            try:
                event = decode_event(left.event)
            except Unreadable as broken:
                log.error("session %s: the event %s cannot be read and is dropped: %s", key, left.event_id, broken)
                continue
            self._enqueue(key, event, None, left.event_id)

    async def receive(self, event: Event) -> None:
        """Takes an event in. When this returns, the event is durable and its source may be told so.

        Events of one session are handled in the order of the calls.

        Raises:
            StoreUnavailable: it could not be kept; it was not taken in and must be offered again.
        """
        await self._take_in(event)

    async def handle(self, event: Event) -> None:
        """Takes an event in and returns when its turn is over."""
        done = await self._take_in(event)
        await done

    async def is_running(self, event: Event) -> bool:
        """Whether a flow is running where this event happened."""
        record = await self._store.load(session_key(event))
        return bool(decode_session(record.session).frames)

    async def _take_in(self, event: Event) -> asyncio.Future[None]:
        key = session_key(event)
        intake = asyncio.ensure_future(self._store.intake(key, event.origin.id, encode_event(event)))
        done = self._enqueue(key, event, intake, event.origin.id)
        await asyncio.shield(intake)
        return done

    def _enqueue(
        self, key: str, event: Event, intake: asyncio.Future[Record] | None, event_id: str
    ) -> asyncio.Future[None]:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def turn() -> None:
            try:
                record = await intake if intake is not None else await self._store.load(key)
            except StoreUnavailable:
                return  # it was never taken in; whoever offered it was told
            record = self._newest(key, record)
            self._keep(key, await self._turns.take(key, event, record, event_id))

        self._put(key, turn, done)
        return done

    def _put(self, key: str, job: Job, done: asyncio.Future[None] | None = None) -> None:
        async def safely() -> None:
            try:
                await self._until_stored(key, job)
            finally:
                if not self._queues.more(key):
                    self._latest.pop(key, None)
                if done is not None and not done.done():
                    done.set_result(None)

        self._queues.put(key, safely)

    async def _until_stored(self, key: str, job: Job) -> None:
        """Runs the job, again while the store is away: nobody's turn is lost to that. A fault of ours is logged."""
        tries = 0
        while True:
            try:
                await job()
                return
            except StoreUnavailable as away:
                pause = PATIENCE[min(tries, len(PATIENCE) - 1)]
                log.error("session %s waits %g s: %s", key, pause, away)
                await asyncio.sleep(pause)
                tries += 1
            except Exception:
                log.exception("session %s: a turn failed; the session is as it was before", key)
                return

    def _newest(self, key: str, record: Record) -> Record:
        """What was loaded at intake may be older than what earlier turns of the same queue have made of it."""
        latest = self._latest.get(key)
        return latest if latest is not None and latest.revision >= record.revision else record

    def _keep(self, key: str, record: Record) -> None:
        self._latest[key] = record

    async def stop(self, seconds: float = 10.0) -> None:
        """Finishes the turns in hand, at most so long, and closes the store. What is left is taken up at the next start."""
        if not await self._queues.settled(seconds):
            log.warning("not all turns were finished in %g s; they are taken up at the next start", seconds)
        await self._store.close()
