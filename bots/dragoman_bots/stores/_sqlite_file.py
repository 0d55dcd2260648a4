"""The file of the SQLite store: opens it, makes its tables, and says in one sentence what is wrong with it.

The law of this file: nothing is changed in a file that is not ours, and a newer one is left alone.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from dragoman_bots.stores.protocol import StoreUnavailable

FORMAT = 1
"""What `PRAGMA user_version` says in a file of this version."""

_TABLES = (
    """
    CREATE TABLE sessions (
        key TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        session BLOB NOT NULL,
        outbox BLOB NOT NULL,
        delivered INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE inbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        event_id TEXT NOT NULL,
        event BLOB NOT NULL,
        UNIQUE (key, event_id)
    )
    """,
    "CREATE INDEX undelivered ON sessions (key) WHERE NOT delivered",
)


def connect(path: Path, lock_patience: float = 5.0) -> sqlite3.Connection:
    """A connection to the file, which is made, with its folder, where it is missing.

    `lock_patience` is how many seconds it waits for another process to let go of the file.

    Raises:
        StoreUnavailable: it cannot be made, read or written, or it is not a store of ours.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"the folder '{path.parent}' of the store cannot be made: {error.strerror}") from error
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=lock_patience, isolation_level=None, check_same_thread=False)
        _prepare(connection, path, lock_patience)
    except (sqlite3.Error, StoreUnavailable) as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise unavailable(path, error) from error
        raise
    return connection


def unavailable(path: Path, error: sqlite3.Error) -> StoreUnavailable:
    """What an error means for an operator."""
    # The low byte is the kind; the rest of an extended code is a detail of it.
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_NOTADB:
            text = "is no SQLite database: move it away or name another file"
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            text = "cannot be opened: check that it is a file, and that its folder may be written to"
        case sqlite3.SQLITE_READONLY:
            text = "may not be written to: give the bot the right to change it and its folder"
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            text = f"cannot be written: check the disk and its free space ({error})"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            text = "is locked by another process: end it, or let it finish what it does"
        case sqlite3.SQLITE_CORRUPT:
            text = "is damaged: bring back a copy of it"
        case _:
            text = f"did not do what was asked: {error}"
    return StoreUnavailable(f"the store '{path}' {text}")


def _prepare(connection: sqlite3.Connection, path: Path, lock_patience: float) -> None:
    # Looked at before anything is changed: turning on WAL already writes to a file that may be somebody else's.
    # In a transaction, or another process could make the tables between the two questions.
    connection.execute("BEGIN")
    _check_owner(connection, path)
    connection.execute("COMMIT")
    if _write_ahead(connection, lock_patience) != "wal":
        raise StoreUnavailable(f"the store '{path}' is in a place without write-ahead logging: use a local disk")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    if _check_owner(connection, path) == 0:
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")


def _write_ahead(connection: sqlite3.Connection, lock_patience: float) -> str:
    deadline = time.monotonic() + lock_patience
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return str(mode)
        except sqlite3.OperationalError as error:
            # SQLite does not wait here by itself when another process is making the same file.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _check_owner(connection: sqlite3.Connection, path: Path) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version > FORMAT:
        raise StoreUnavailable(
            f"the store '{path}' has format {version}, and this version of Dragoman reads up to {FORMAT}: "
            "install a newer Dragoman or name another file"
        )
    if version == 0 and tables > 0:
        raise StoreUnavailable(f"the store '{path}' is a database of another program: name another file")
    return int(version)
