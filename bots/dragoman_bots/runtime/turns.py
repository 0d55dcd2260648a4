"""The order of a turn: load, drop what was seen, step, commit, perform, mark.

The law of this file: nothing is performed before it is committed, and a commit is one compare-and-set of the one
record. A lost race loads and steps again, which is safe because a step is pure. A result of an action is the next
event of the same turn. State transitions happen exactly once; messages at least once, in order.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from dragoman.graph.flow import Flows
from dragoman.interpreter.codec import Unreadable
from dragoman.interpreter.effects import (
    AnswerPress,
    ChangeKept,
    ChangeKeyboard,
    DeleteMessage,
    Effect,
    FlowFinished,
    GiveJob,
    Report,
    RunAction,
    RunRequest,
    SendMessage,
)
from dragoman.interpreter.events import ActionFailed, ActionReturned, Chat, Event, JobGiven, Origin, User
from dragoman.interpreter.extras import HandBack, HandOver, React, SendInvoice
from dragoman.interpreter.records import decode_outbox, decode_receipt, encode_outbox, encode_receipt
from dragoman.interpreter.session import Session
from dragoman.interpreter.session_codec import decode_session, encode_session
from dragoman.interpreter.step import Step, step
from dragoman_bots.channels.protocol import Channel
from dragoman_bots.runtime.calls import Calls
from dragoman_bots.runtime.delivering import Delivery, Receipt
from dragoman_bots.runtime.handoffs import Handoffs
from dragoman_bots.runtime.kept import KeptRecords
from dragoman_bots.runtime.patience import PatientStore, until_answered
from dragoman_bots.stores.protocol import Record

log = logging.getLogger("dragoman.turns")

Move = Callable[[Flows, Session], Step]
"""What makes of a session the next one, purely: a step for an event, or a tool's hand."""

RACES = 5
"""How often a turn is tried again when somebody else moved the session."""


class Turns:
    """Takes sessions through turns. One turn of a session at a time: the caller's queues see to it."""

    def __init__(
        self,
        flows: Flows,
        store: PatientStore,
        channel: Channel,
        calls: Calls,
        watch: Callable[[str, Session, Sequence[Effect]], None] | None = None,
        receive: Callable[[Event], Awaitable[None]] | None = None,
    ) -> None:
        self.flows = flows
        self.kept = KeptRecords(flows, store)
        self.handoffs = Handoffs(flows, store)
        self._store, self._delivery, self._calls = store, Delivery(channel, self.handoffs), calls
        self._watch, self._receive = watch, receive

    async def take(self, key: str, event: Event, record: Record, event_id: str) -> Record:
        """Takes a session through this event and all that follows from it, and returns its record afterwards."""
        record = await self.deliver(key, record)
        return await self._move(key, event.origin, await self._step(event), record, event_id)

    async def change(self, key: str, origin: Origin, move: Move, record: Record) -> Record:
        """Takes a session where a tool wants it, and through all that follows."""
        return await self._move(key, origin, move, await self.deliver(key, record), None)

    async def _step(self, event: Event) -> Move:
        """The step for this event, which knows what is kept of its people now. The event itself does not carry it on:
        what is kept stands in one place."""
        return partial(step, event=replace(event, origin=await self.kept.informed(event.origin)))

    async def _move(self, key: str, origin: Origin, move: Move, record: Record, event_id: str | None) -> Record:
        record, effects = await self._commit(key, origin, move, record, event_id)
        record, following = await self._perform(key, record, origin, effects)
        return await self._follow(key, following, record)

    async def _follow(self, key: str, event: ActionReturned | ActionFailed | None, record: Record) -> Record:
        while event is not None:
            record, effects = await self._commit(key, event.origin, await self._step(event), record, None)
            record, event = await self._perform(key, record, event.origin, effects)
        return record

    async def _commit(
        self, key: str, origin: Origin, move: Move, record: Record, event_id: str | None
    ) -> tuple[Record, Sequence[Effect]]:
        """Moves and commits, again and again while others are faster."""
        for _ in range(RACES):
            session = self.session(key, record)
            result = move(self.flows, session)
            if result.session is session:
                if self._watch:
                    self._watch(key, session, ())
                if event_id is not None:
                    await self._store.drop(key, event_id)
                return record, ()
            outbox = encode_outbox(origin, result.effects) if result.effects else b""
            new = Record(record.revision + 1, encode_session(result.session), outbox, delivered=not result.effects)
            if await self._store.commit(key, new, event_id) or (record := await self._store.load(key)) == new:
                if self._watch:
                    self._watch(key, result.session, result.effects)
                return new, result.effects
            record = await self.deliver(key, record)
        raise RuntimeError(f"the session {key} was moved by others {RACES} times in a row")

    def session(self, key: str, record: Record) -> Session:
        """The session in this record; one that cannot be read begins anew."""
        try:
            session = decode_session(record.session)
            shown, sent = decode_receipt(record.outbox) if record.delivered else ((), {})
        except Unreadable as broken:
            log.error("the record of session %s cannot be read, the user starts anew: %s", key, broken)
            return Session()
        if not shown and not sent:
            return session
        return replace(session, shown=(*session.shown, *shown), sent={**session.sent, **sent})

    async def deliver(self, key: str, record: Record) -> Record:
        """Performs what a stopped process left undelivered, and returns the record afterwards."""
        if record.delivered:
            return record
        try:
            origin, effects = decode_outbox(record.outbox)
        except Unreadable as broken:
            log.error("the outbox of session %s cannot be read and is dropped: %s", key, broken)
            await self._store.delivered(key, record.revision, b"")
            return replace(record, outbox=b"", delivered=True)
        record, following = await self._perform(key, record, origin, effects, again=True)
        return await self._follow(key, following, record)

    async def _perform(
        self, key: str, record: Record, origin: Origin, effects: Sequence[Effect], again: bool = False
    ) -> tuple[Record, ActionReturned | ActionFailed | None]:
        """Does everything in its order. An action ends the list: what follows from its result comes after it."""
        if not effects:
            return record, None
        receipt = Receipt(again)
        following: ActionReturned | ActionFailed | None = None
        for index, effect in enumerate(effects):
            match effect:
                case SendMessage() | ChangeKeyboard() | AnswerPress() | DeleteMessage() | React() | SendInvoice():
                    await self._delivery.say(key, origin, effect, receipt)
                case HandOver():
                    await self.handoffs.give(key, origin, effect)
                case HandBack():
                    await self.handoffs.take_back(key, effect)
                case RunAction() | RunRequest():
                    following = await self._calls.run(effect, origin)
                case ChangeKept():
                    await self.kept.apply(key, (record.revision, index), origin, effect)
                case GiveJob():
                    await self._give(key, f"{key}.{origin.id}.{index}", origin, effect)
                case FlowFinished():
                    log.info("session %s: flow %s ended as %s", key, effect.flow, effect.outcome)
                case Report():
                    _report(key, effect)
                case other:
                    assert_never(other)
        written = encode_receipt(receipt.shown, receipt.sent)
        if following is None:
            await self._store.delivered(key, record.revision, written)
        return replace(record, outbox=written, delivered=True), following

    async def _give(self, key: str, event_id: str, origin: Origin, effect: GiveJob) -> None:
        """Tells another user's session, in their private chat. Told twice under one id, it counts once."""
        theirs = Origin(event_id, origin.at, User(effect.user), Chat(effect.user))
        event = JobGiven(theirs, effect.name, effect.job, effect.due)
        if self._receive is not None:
            receive = self._receive
            await until_answered(key, lambda: receive(event))


def _report(key: str, report: Report) -> None:
    where = "".join(f", {what} {name}" for what, name in (("flow", report.flow), ("node", report.node)) if name)
    place = f"{report.file}:{report.line}: " if report.file else ""
    log.error("session %s%s: %s%s (%s)", key, where, place, report.message, report.reason)
