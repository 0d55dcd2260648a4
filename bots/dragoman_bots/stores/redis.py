"""Keeps sessions in Redis 7 or newer, for one worker process or several.

The law of this file: a plain turn is two calls of a script, `intake` and `commit`. A delivery mark rides on the next
one: inside the same call if its session is in the same bucket, else in the same network write. A mark that nobody
carried for 100 ms is written by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence

from dragoman_bots.stores import _redis_scripts as scripts
from dragoman_bots.stores._marks import Mark, WaitingMarks
from dragoman_bots.stores._redis_keys import Bucket, Keys
from dragoman_bots.stores._redis_link import Call, RedisLink
from dragoman_bots.stores.protocol import Pending, Record, StoreUnavailable

_AT_ONCE = 100


class RedisStore:
    """A store in Redis. Any number of processes may use one at a time; the record's revision keeps them apart."""

    def __init__(self, url: str, bot: str, *, mark_delay: float = 0.1) -> None:
        """`mark_delay` is how many seconds a delivery mark waits for a write to ride on.

        Raises:
            StoreUnavailable: the URL cannot be read.
        """
        self._link = RedisLink(url)
        self._keys = Keys(bot)
        self._marks = WaitingMarks()
        self._mark_delay = mark_delay
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connects and checks that the server is reachable, version 7 or newer, and keeps what it is given.

        Raises:
            StoreUnavailable: it is not.
        """
        await self._link.open()

    async def close(self) -> None:
        """Writes the marks that wait, and disconnects even where that fails."""
        self._stop_timer()
        try:
            if self._writing is not None:
                await self._writing
            await self._write_marks()
        finally:
            self._stop_timer()
            await self._link.close()

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Keeps the event and returns the session's record: one call."""
        return _decoded(await self._run(scripts.INTAKE, key, event_id.encode(), event))

    async def load(self, key: str) -> Record:
        """The session's record: one call."""
        return _decoded(await self._run(scripts.LOAD, key))

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Replaces the record if its revision is the next one, and forgets the event: one call.

        Raises:
            StoreUnavailable: if the connection broke, the record may have been written or not; `load` tells.
        """
        expected = b"%d" % (record.revision - 1)
        event = (b"0", b"") if event_id is None else (b"1", event_id.encode())
        return await self._run(scripts.COMMIT, key, expected, _encoded(record), *event) == 1

    async def drop(self, key: str, event_id: str) -> None:
        """Forgets the event: one call."""
        await self._run(scripts.DROP, key, event_id.encode())

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Keeps the mark in the process until the next write carries it, for 100 ms at most."""
        self._marks.add(Mark(key, revision, receipt))
        self._start_timer()

    async def unfinished(self) -> AsyncIterator[tuple[str, Record, tuple[Pending, ...]]]:
        """Sessions with an undelivered outbox or with events: reads 64 sets and what they name."""
        await self._write_marks()
        for bucket in self._keys.buckets:
            names = [name.decode() for name in await self._link.members(bucket.open)]
            for start in range(0, len(names), _AT_ONCE):
                for found in await self._look(bucket, names[start : start + _AT_ONCE]):
                    yield found

    async def _look(self, bucket: Bucket, names: Sequence[str]) -> list[tuple[str, Record, tuple[Pending, ...]]]:
        calls = [Call(scripts.LOOK, (bucket.open, *bucket.session(name)), ()) for name in names]
        seen = [(name, *_looked(name, answer)) for name, answer in zip(names, await self._link.run(calls), strict=True)]
        return [(name, record, events) for name, record, events in seen if events or not record.delivered]

    async def _run(self, script: scripts.Script, key: str, *arguments: bytes) -> object:
        bucket = self._keys.bucket(key)
        riders = self._marks.board(key)
        inside = [mark for mark in riders if self._keys.bucket(mark.key) is bucket] if riders else []
        keys, carried = _carried(bucket, inside)
        main = Call(script, (bucket.open, *bucket.session(key), *keys), (key.encode(), *arguments, *carried))
        beside = [mark for mark in riders if mark not in inside]
        return (await self._send([main, *self._mark_calls(beside)], riders))[0]

    async def _send(self, calls: Sequence[Call], riders: Sequence[Mark]) -> list[object]:
        written = False
        try:
            answers = await self._link.run(calls)
            written = not any(isinstance(answer, Exception) for answer in answers)
        finally:
            self._settle(riders, written)
        return answers

    def _settle(self, riders: Sequence[Mark], written: bool) -> None:
        if written:
            self._marks.arrived(riders)
        else:
            self._marks.missed(riders)
        if self._marks:
            self._start_timer()
        else:
            self._stop_timer()

    async def _write_marks(self) -> None:
        while riders := self._marks.board():
            self._link.demand(await self._send(self._mark_calls(riders), riders))

    def _mark_calls(self, marks: Iterable[Mark]) -> list[Call]:
        by_bucket: dict[Bucket, list[Mark]] = {}
        for mark in marks:
            by_bucket.setdefault(self._keys.bucket(mark.key), []).append(mark)
        groups = ((bucket, *_carried(bucket, group)) for bucket, group in by_bucket.items())
        return [Call(scripts.MARK, (bucket.open, *keys), arguments) for bucket, keys, arguments in groups]

    def _start_timer(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._mark_delay, self._due)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _due(self) -> None:
        self._timer = None
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write_due())

    async def _write_due(self) -> None:
        try:
            await self._write_marks()
        except StoreUnavailable:
            # The marks wait on and the timer runs again; who needs the store now learns it from their own call.
            return


def _carried(bucket: Bucket, marks: Iterable[Mark]) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    keys: list[bytes] = []
    arguments: list[bytes] = []
    for mark in marks:
        keys += bucket.session(mark.key)
        arguments += (mark.key.encode(), b"%d" % mark.revision, mark.receipt)
    return tuple(keys), tuple(arguments)


def _encoded(record: Record) -> bytes:
    return b"%d %d %d\n%b%b" % (record.revision, record.delivered, len(record.outbox), record.outbox, record.session)


def _decoded(answer: object) -> Record:
    if not isinstance(answer, bytes):
        return Record()
    header, _, rest = answer.partition(b"\n")
    revision, delivered, length = (int(number) for number in header.split(b" "))
    return Record(revision, rest[length:], rest[:length], delivered == 1)


def _looked(key: str, answer: object) -> tuple[Record, tuple[Pending, ...]]:
    if not isinstance(answer, list):
        raise StoreUnavailable(f"Redis did not tell what is kept of the session '{key}': {answer}")
    blob, flat = answer
    events = [
        (int(value.partition(b":")[0]), Pending(key, field[2:].decode(), value.partition(b":")[2]))
        for field, value in zip(flat[::2], flat[1::2], strict=True)
        if field != b"n"
    ]
    return _decoded(blob), tuple(event for _, event in sorted(events, key=lambda pair: pair[0]))
