"""What is kept of users (`profile`) and chats (`shared`): records of their own in the same store.

The law of this file: a change is applied exactly once. The record remembers, for each session, the last change that
it took from there; a session's revision and the place in its outbox name one, and both only grow.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

from dragoman.graph.flow import Flows, StoreName
from dragoman.interpreter.codec import Unreadable, dumps, loads
from dragoman.interpreter.effects import ChangeKept
from dragoman.interpreter.events import Origin
from dragoman.interpreter.kept import changed, used
from dragoman.language.expressions import TemplateFault
from dragoman_bots.runtime.patience import PatientStore
from dragoman_bots.stores.protocol import Record

log = logging.getLogger("dragoman.kept")

MOST = 200
"""Sessions whose last change a record remembers. Only a change that is still undelivered can come again."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record holds: the data, and session -> revision and place of the last change that came from there."""

    data: Data = field(default_factory=dict)
    done: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def after(self, data: Data, session: str, change: tuple[int, int]) -> Kept:
        """The same with this data, and this change done."""
        done = {**{key: last for key, last in self.done.items() if key != session}, session: change}
        return Kept(data, dict(list(done.items())[-MOST:]))


class KeptRecords:
    """Reads and changes what is kept."""

    def __init__(self, flows: Flows, store: PatientStore) -> None:
        self._flows, self._store = flows, store
        self._used = used(flows)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def informed(self, origin: Origin) -> Origin:
        """The origin with what is kept of its user and chat, as far as the flows use it: what they do not use is not
        read."""
        if not self._used:
            return origin
        records = await asyncio.gather(*(self._read(kept_key(store, origin)) for store in self._used))
        data = {store: kept.data for store, (_, kept) in zip(self._used, records, strict=True)}
        return replace(origin, profile=data.get("profile", {}), shared=data.get("shared", {}))

    async def apply(self, session: str, change: tuple[int, int], origin: Origin, effect: ChangeKept) -> None:
        """Applies an effect of this session, `change` being the session's revision and the place in its outbox,
        unless that was done before. One that does not fit what is there by now is reported and left out."""
        key = kept_key(effect.store, origin)
        async with self._locks.setdefault(key, asyncio.Lock()):
            while True:
                record, kept = await self._read(key)
                if kept.done.get(session, (0, 0)) >= change:
                    return
                after = kept.after(self._changed(session, effect, kept.data), session, change)
                if await self._store.commit(key, Record(record.revision + 1, _encoded(after)), None):
                    return

    def _changed(self, session: str, effect: ChangeKept, data: Data) -> Data:
        try:
            return changed(self._flows, effect.store, data, effect.changes)
        except TemplateFault as wrong:
            where = f"{effect.file}:{effect.line}: " if effect.file else ""
            said = (session, effect.flow, effect.node, where, effect.store, wrong.message)
            log.error("session %s, flow %s, node %s: %sa change of '%s' is left out: %s", *said)
            return data

    async def _read(self, key: str) -> tuple[Record, Kept]:
        record = await self._store.load(key)
        try:
            return record, _decoded(record.session)
        except Unreadable as broken:
            log.error("the record %s cannot be read, it begins anew: %s", key, broken)
            return record, Kept()


def kept_key(store: StoreName, origin: Origin) -> str:
    """Where it is kept: by user, everywhere, or by chat."""
    return f"profile:{origin.user.id}" if store == "profile" else f"shared:{origin.chat.id}"


def _encoded(kept: Kept) -> bytes:
    return dumps({"data": kept.data, "done": kept.done})


def _decoded(data: bytes) -> Kept:
    match loads(data) if data else {}:
        case {"data": dict(kept), "done": dict(done)}:
            return Kept(kept, {key: (last[0], last[1]) for key, last in done.items()})
        case {**nothing} if not nothing:
            return Kept()
        case _:
            raise Unreadable("the bytes are nothing kept")
