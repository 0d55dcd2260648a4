"""The runtime: takes events in durably, keeps their order, and goes on where a stopped process left off."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dragoman.interpreter.codec import Unreadable
from dragoman.interpreter.effects import Effect
from dragoman.interpreter.events import Event, Origin
from dragoman.interpreter.records import decode_event, encode_event
from dragoman.interpreter.session import Session
from dragoman.project.loading import Project
from dragoman_bots.channels.protocol import Channel
from dragoman_bots.runtime import ringing
from dragoman_bots.runtime.actions import Actions
from dragoman_bots.runtime.alarms import Alarms
from dragoman_bots.runtime.calls import Calls
from dragoman_bots.runtime.clock import Clock, SystemClock
from dragoman_bots.runtime.outside import event_received, flow_requested, origin_of
from dragoman_bots.runtime.patience import PatientStore
from dragoman_bots.runtime.queues import Job, SessionQueues
from dragoman_bots.runtime.recent import Recent
from dragoman_bots.runtime.stubs import StandIns
from dragoman_bots.runtime.turns import Move, Turns
from dragoman_bots.runtime.whose import Whose, session_key
from dragoman_bots.stores.protocol import Pending, Record, Store, StoreUnavailable

log = logging.getLogger("dragoman.runtime")


class Runtime:
    """One bot at work: project, store and channel together. `alarms` is what is due, as far as this process knows."""

    def __init__(
        self,
        project: Project,
        store: Store,
        channel: Channel,
        watch: Callable[[str, Session, Sequence[Effect]], None] | None = None,
        stubs: StandIns | None = None,
        clock: Clock | None = None,
    ) -> None:
        settings = project.settings
        self._flows, self._store = project.flows, store
        self._patient = PatientStore(store)
        self._calls = Calls(Actions(project.actions), settings.http_allow, settings.bot, stubs)
        self._watch, self.alarms = watch, Alarms()
        self._turns = Turns(project.flows, self._patient, channel, self._calls, self._moved, self.receive)
        self._queues = SessionQueues()
        self._latest: dict[str, Record] = {}
        self._recent = Recent()
        self._whose = Whose(project.flows, settings.scope, self._session)
        self._clock = clock or SystemClock()

    def _moved(self, key: str, session: Session, effects: Sequence[Effect]) -> None:
        self.alarms.set(key, session)
        if self._watch is not None:
            self._watch(key, session, effects)

    async def start(self) -> None:
        """Opens the store and takes up what a stopped process left.

        Raises:
            StoreUnavailable: the store cannot be used.
        """
        await self.open()
        await self.resume()

    async def open(self) -> None:
        """Opens the store: nothing is done yet.

        Raises:
            StoreUnavailable: the store cannot be used.
        """
        await self._store.open()

    async def resume(self) -> None:
        """Takes up what a stopped process left: only once the channel is known to work, or it would be thrown away.

        Raises:
            StoreUnavailable: the store cannot be used.
        """
        async for key, record, pending in self._store.unfinished():
            self._resume(key, record, pending)

    def _resume(self, key: str, record: Record, pending: Sequence[Pending]) -> None:
        self.alarms.set(key, self._turns.session(key, record))

        async def deliver() -> None:
            self._latest[key] = await self._turns.deliver(key, self._newest(key, record))

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
        """Takes an event in and returns when its turn is over.

        Raises:
            StoreUnavailable: it could not be kept.
            asyncio.CancelledError: the runtime was stopped first; the turn is taken up at the next start.
        """
        await (await self._take_in(event))

    async def start_flow(self, session_key: str, flow: str, inputs: Mapping[str, Any] | None = None) -> None:
        """Starts a flow for somebody, as a command would; when this returns, that is kept and sure to happen.

        `session_key` is `CHAT:USER`, by their numbers; in a private chat both are the user's: `42:42`.

        Raises:
            ValueError: the key is none, there is no such flow, or it does not take these inputs.
            StoreUnavailable: it could not be kept.
        """
        await self.receive(flow_requested(self._flows, await self._origin(session_key), flow, inputs or {}))

    async def send_event(self, session_key: str, name: str, data: Any = None) -> None:
        """Tells a conversation that something happened: a `wait` for this event goes on, a trigger starts its flow.

        When this returns, that is kept and sure to happen. `data` is anything an action may return.

        Raises:
            ValueError: the key or the name is none, or the data cannot be kept.
            StoreUnavailable: it could not be kept.
        """
        await self.receive(event_received(await self._origin(session_key), name, data))

    async def _origin(self, key: str) -> Origin:
        origin_of(key, Session(), self._clock.now())  # a key that is none must not become a record
        return origin_of(key, self._turns.session(key, await self._store.load(key)), self._clock.now())

    async def change(self, origin: Origin, move: Move) -> None:
        """Takes a session where `move` says, behind the turns in hand, and returns when all that follows is done.

        For tools such as the console's /undo; people move a session by events.
        """
        key = session_key(origin)

        async def turn() -> None:
            record = self._newest(key, await self._patient.load(key))
            self._latest[key] = await self._turns.change(key, origin, move, record)

        await self._put(key, turn)

    async def session(self, origin: Origin) -> Session:
        """The session of this user in this chat, as its last turn left it.

        Raises:
            StoreUnavailable: the store cannot be reached.
        """
        return await self._session(session_key(origin))

    async def _session(self, key: str) -> Session:
        return self._turns.session(key, await self._store.load(key))

    async def informed(self, origin: Origin) -> Origin:
        """The origin with what is kept of its user and chat, once the store can be reached."""
        return await self._turns.kept.informed(origin)

    async def ring(self, clock: Clock | None = None) -> None:
        """Fires what becomes due in the sessions that this process has seen, until it is cancelled."""
        clock = clock or self._clock
        await ringing.ring(self.alarms, clock, lambda due: self.receive(due.event(clock.now())))

    async def idle(self) -> None:
        """Returns once no turn is in hand: also those are over that other turns have caused."""
        await self._queues.idle()

    async def is_running(self, event: Event) -> bool:
        """Whether a flow is running where this event happened, or where it belongs."""
        if await self._turns.handoffs.directed(event, self._store.load) is not event:
            return True
        return bool((await self.session(event.origin)).frames)

    async def _take_in(self, event: Event) -> asyncio.Future[None]:
        event = await self._turns.handoffs.directed(event, self._store.load)
        event = await self._whose.placed(event)
        key = session_key(event.origin)
        encoded = encode_event(event)
        if not self._recent.add(key, event.origin.id):
            return _over()
        intake = asyncio.ensure_future(self._store.intake(key, event.origin.id, encoded))
        done = self._enqueue(key, event, intake, event.origin.id)
        try:
            await asyncio.shield(intake)
        except StoreUnavailable:
            self._recent.forget(key, event.origin.id)
            raise
        return done

    def _enqueue(
        self, key: str, event: Event, intake: asyncio.Future[Record] | None, event_id: str
    ) -> asyncio.Future[None]:
        async def turn() -> None:
            try:
                record = await intake if intake is not None else await self._patient.load(key)
            except StoreUnavailable:
                return  # it was never taken in; whoever offered it was told
            self._latest[key] = await self._turns.take(key, event, self._newest(key, record), event_id)

        return self._put(key, turn)

    def _put(self, key: str, job: Job) -> asyncio.Future[None]:
        async def safely() -> None:
            try:
                await job()
            except Exception:
                log.exception("session %s: a turn failed; the session is as it was before", key)
            finally:
                if not self._queues.more(key):
                    self._latest.pop(key, None)

        return self._queues.put(key, safely)

    def _newest(self, key: str, record: Record) -> Record:
        """What was loaded at intake may be older than what earlier turns of the same queue have made of it."""
        latest = self._latest.get(key)
        return latest if latest is not None and latest.revision >= record.revision else record

    async def stop(self, seconds: float = 10.0) -> None:
        """Finishes the turns in hand, at most so long, and closes the store. The next start takes up what is left."""
        if not await self._queues.settled(seconds):
            log.warning("not all turns were finished in %g s; they are taken up at the next start", seconds)
        await self._calls.close()
        await self._store.close()


def _over() -> asyncio.Future[None]:
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    done.set_result(None)
    return done
