"""The SQLite store: the contract, and what belongs to a file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman_bots.stores.protocol import Record, Store, StoreUnavailable
from dragoman_bots.stores.sqlite import SqliteStore
from tests.stores.child import race
from tests.stores.contract import DurableStoreContract
from tests.stores.promises.base import all_unfinished


class TestSqliteStore(DurableStoreContract):
    """The contract over a file."""

    @pytest.fixture
    def make(self, tmp_path: Path) -> Callable[[], Store]:
        """Stores over one file, in a folder that is not there yet."""
        return lambda: SqliteStore(tmp_path / "data" / "bot.db")

    @pytest.fixture
    def url(self, tmp_path: Path) -> str:
        """The same file."""
        return f"sqlite:{tmp_path / 'data' / 'bot.db'}"


async def test_the_file_is_sound_after_a_race_of_processes(tmp_path: Path) -> None:
    """SQLite's own check finds nothing, and no commit is missing."""
    path = tmp_path / "bot.db"
    await race(f"sqlite:{path}", processes=3, commits=40)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT revision FROM sessions").fetchall() == [(120,)]


async def test_many_stores_may_make_one_file_at_once(tmp_path: Path) -> None:
    """Eight that open a missing file together all open it, and all work."""
    stores = [SqliteStore(tmp_path / "bot.db") for _ in range(8)]
    await asyncio.gather(*(store.open() for store in stores))
    won = await asyncio.gather(*(store.commit("k", Record(1, b"s"), None) for store in stores))
    assert won.count(True) == 1
    await asyncio.gather(*(store.close() for store in stores))


async def test_a_locked_file_is_one_sentence(tmp_path: Path) -> None:
    """A program that holds the lock too long is named as the reason, and the store works again after it."""
    store = SqliteStore(tmp_path / "bot.db", lock_patience=0.05)
    await store.open()
    holder = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="is locked by another process"):
        await store.intake("k", "1", b"e")
    holder.execute("ROLLBACK")
    await store.intake("k", "1", b"e")
    assert list(await all_unfinished(store)) == ["k"]
    holder.close()
    await store.close()


async def test_a_mark_survives_a_write_that_failed(tmp_path: Path) -> None:
    """The mark that shared the failed transaction is written with the next."""
    store = SqliteStore(tmp_path / "bot.db", mark_delay=3600, lock_patience=0.05)
    await store.open()
    await store.commit("k", Record(1, b"s", b"o", False), None)
    holder = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    await store.delivered("k", 1, b"r")
    with pytest.raises(StoreUnavailable):
        await store.load("k")
    holder.execute("ROLLBACK")
    holder.close()
    assert await store.load("k") == Record(1, b"s", b"r", True)
    await store.close()


async def test_a_text_that_cannot_be_kept_harms_nobody_else(tmp_path: Path) -> None:
    """One impossible key among good ones fails alone."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    keys = ["a", "\ud800", "b"]
    answers = await asyncio.gather(*(store.intake(key, "1", b"e") for key in keys), return_exceptions=True)
    assert isinstance(answers[1], UnicodeEncodeError)
    assert sorted(await all_unfinished(store)) == ["a", "b"]
    await store.close()


async def test_a_closed_store_says_so(tmp_path: Path) -> None:
    """Both before opening and after closing."""
    store = SqliteStore(tmp_path / "bot.db")
    with pytest.raises(StoreUnavailable, match="is not open"):
        await store.load("k")
    await store.open()
    await store.close()
    with pytest.raises(StoreUnavailable, match="is not open"):
        await store.delivered("k", 1, b"")


def names(folder: Path) -> list[str]:
    """The files of a folder."""
    return sorted(path.name for path in folder.iterdir())


async def test_a_closed_store_has_let_go_of_its_file(tmp_path: Path) -> None:
    """SQLite's companion files are gone, so that the one file is all there is to copy."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    await store.commit("k", Record(1, b"s"), None)
    await store.close()
    assert names(tmp_path) == ["bot.db"]


async def test_closing_twice_is_closing(tmp_path: Path) -> None:
    """The second time there is nothing to do."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    await store.close()
    await store.close()
    with sqlite3.connect(tmp_path / "bot.db", timeout=0) as db:
        db.execute("BEGIN EXCLUSIVE")


async def test_a_cancelled_call_does_not_stop_the_store(tmp_path: Path) -> None:
    """Who gives up waiting leaves the others their answers."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    given_up = asyncio.ensure_future(store.intake("k", "1", b"e"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await store.intake("k", "2", b"e") == Record()
    assert given_up.cancelled() or given_up.done()
    await store.close()


async def test_one_session_is_one_row(tmp_path: Path) -> None:
    """Nothing grows with the turns of a session."""
    store = SqliteStore(tmp_path / "bot.db")
    await store.open()
    for revision in range(1, 101):
        await store.intake("k", f"{revision}", b"e")
        await store.commit("k", Record(revision, b"s", b"o", False), f"{revision}")
        await store.delivered("k", revision, b"")
    await store.close()
    with sqlite3.connect(tmp_path / "bot.db") as db:
        assert db.execute("SELECT count(*) FROM sessions").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
