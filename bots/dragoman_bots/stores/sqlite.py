"""Keeps sessions in a SQLite file: the default on one machine.

The law of this file: one thread writes, with write-ahead logging and `synchronous = FULL`, so that what was answered
survives a power cut; everything that waits at a moment is committed by one fsync.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from dragoman_bots.stores._sqlite_file import connect, unavailable
from dragoman_bots.stores._sqlite_writer import Writer
from dragoman_bots.stores.protocol import Pending, Record, StoreUnavailable

T = TypeVar("T")


class SqliteStore:
    """A store in one file. A second process may use the file too; each waits for the other."""

    def __init__(self, path: Path, *, mark_delay: float = 0.1, lock_patience: float = 5.0) -> None:
        """`mark_delay` is how many seconds a delivery mark waits for a commit to join, `lock_patience` how many
        seconds a commit waits for another process to let go of the file.
        """
        self._path = path
        self._lock_patience = lock_patience
        self._mark_delay = mark_delay
        self._writer: Writer | None = None

    async def open(self) -> None:
        """Opens the file; makes it, and its folder, where it is missing.

        Raises:
            StoreUnavailable: it cannot be used, or it belongs to another program or a newer version.
        """
        writer = Writer(partial(connect, self._path, self._lock_patience), self._mark_delay)
        await writer.start()
        self._writer = writer

    async def close(self) -> None:
        """Writes what waits, and closes the file."""
        writer, self._writer = self._writer, None
        if writer is not None:
            try:
                await writer.stop()
            except sqlite3.Error as error:
                raise unavailable(self._path, error) from error

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Keeps the event and returns the session's record."""
        return await self._run(partial(_intake, key=key, event_id=event_id, event=event))

    async def load(self, key: str) -> Record:
        """The session's record."""
        return await self._run(partial(_load, key=key))

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Replaces the record if its revision is the next one, and forgets the event."""
        return await self._run(partial(_commit, key=key, record=record, event_id=event_id))

    async def drop(self, key: str, event_id: str) -> None:
        """Forgets the event."""
        await self._run(partial(_drop, key=key, event_id=event_id))

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Queues the mark; it is written with the next work, or after 100 ms."""
        self._open_writer().later(partial(_delivered, key=key, revision=revision, receipt=receipt))

    async def unfinished(self) -> AsyncIterator[tuple[str, Record, tuple[Pending, ...]]]:
        """Sessions with an undelivered outbox or with events."""
        for key in await self._run(_unfinished_keys):
            record, events = await self._run(partial(_look, key=key))
            if events or not record.delivered:
                yield key, record, events

    async def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return await self._open_writer().run(work)
        except sqlite3.Error as error:
            raise unavailable(self._path, error) from error

    def _open_writer(self) -> Writer:
        if self._writer is None or not self._writer.running:
            raise StoreUnavailable(f"the store '{self._path}' is not open: open it first")
        return self._writer


def _intake(db: sqlite3.Connection, key: str, event_id: str, event: bytes) -> Record:
    db.execute(
        "INSERT INTO inbox (key, event_id, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (key, event_id, event)
    )
    return _load(db, key)


def _load(db: sqlite3.Connection, key: str) -> Record:
    row = db.execute("SELECT revision, session, outbox, delivered FROM sessions WHERE key = ?", (key,)).fetchone()
    return Record(row[0], row[1], row[2], bool(row[3])) if row else Record()


def _commit(db: sqlite3.Connection, key: str, record: Record, event_id: str | None) -> bool:
    values = (record.revision, record.session, record.outbox, record.delivered, key)
    if record.revision == 1:
        sql = (
            "INSERT INTO sessions (revision, session, outbox, delivered, key) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING"
        )
        written = db.execute(sql, values).rowcount
    else:
        sql = "UPDATE sessions SET revision = ?, session = ?, outbox = ?, delivered = ? WHERE key = ? AND revision = ?"
        written = db.execute(sql, (*values, record.revision - 1)).rowcount
    if written == 1 and event_id is not None:
        _drop(db, key, event_id)
    return written == 1


def _drop(db: sqlite3.Connection, key: str, event_id: str) -> None:
    db.execute("DELETE FROM inbox WHERE key = ? AND event_id = ?", (key, event_id))


def _delivered(db: sqlite3.Connection, key: str, revision: int, receipt: bytes) -> None:
    sql = "UPDATE sessions SET outbox = ?, delivered = 1 WHERE key = ? AND revision = ? AND NOT delivered"
    db.execute(sql, (receipt, key, revision))


def _unfinished_keys(db: sqlite3.Connection) -> list[str]:
    sql = "SELECT key FROM sessions WHERE NOT delivered UNION SELECT key FROM inbox"
    return [key for (key,) in db.execute(sql)]


def _look(db: sqlite3.Connection, key: str) -> tuple[Record, tuple[Pending, ...]]:
    events = db.execute("SELECT event_id, event FROM inbox WHERE key = ? ORDER BY seq", (key,))
    return _load(db, key), tuple(Pending(key, event_id, event) for event_id, event in events)
