"""The file of the SQLite store: what is set, what is refused, and in what words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman_bots.stores._sqlite_file import FORMAT, connect
from dragoman_bots.stores.protocol import StoreUnavailable
from dragoman_bots.stores.sqlite import SqliteStore

_ROOT = Path(__file__).resolve().parents[2]

_FILLS_THE_DISK = """
import asyncio, resource, sys
from dragoman_bots.stores.protocol import StoreUnavailable
from dragoman_bots.stores.urls import open_store

async def main():
    store = open_store(sys.argv[1], "bot")
    await store.open()
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    for number in range(1000):
        try:
            await store.intake("k", str(number), b"x" * 20_000)
        except StoreUnavailable as error:
            print(number, error)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.intake("k", "after", b"x")

asyncio.run(main())
"""


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 5000)])
def test_the_connection_is_durable(tmp_path: Path, pragma: str, value: object) -> None:
    """Write-ahead log, an fsync for each commit (2 is FULL), and patience with another process."""
    connection = connect(tmp_path / "bot.db")
    assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    connection.close()


def test_the_file_says_its_format(tmp_path: Path) -> None:
    """A later version can tell what it opens."""
    connect(tmp_path / "bot.db").close()
    with sqlite3.connect(tmp_path / "bot.db") as db:
        assert db.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """All of them."""
    connect(tmp_path / "a" / "b" / "bot.db").close()
    assert (tmp_path / "a" / "b" / "bot.db").is_file()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """As made by `touch`."""
    (tmp_path / "bot.db").touch()
    connection = connect(tmp_path / "bot.db")
    assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    connection.close()


async def refusal(path: Path) -> str:
    """The sentence with which a store refuses to open this file."""
    with pytest.raises(StoreUnavailable) as caught:
        await SqliteStore(path).open()
    text = str(caught.value)
    assert str(path) in text or str(path.parent) in text
    assert "\n" not in text
    return text


async def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """The sentence names both formats, and the file is as it was."""
    with sqlite3.connect(tmp_path / "bot.db") as db:
        db.execute("CREATE TABLE unheard_of (x)")
        db.execute("PRAGMA user_version = 99")
    before = (tmp_path / "bot.db").read_bytes()
    assert "has format 99, and this version of Dragoman reads up to 1" in await refusal(tmp_path / "bot.db")
    assert (tmp_path / "bot.db").read_bytes() == before


async def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A file with tables of somebody else is not written to."""
    with sqlite3.connect(tmp_path / "bot.db") as db:
        db.execute("CREATE TABLE holidays (day)")
    before = (tmp_path / "bot.db").read_bytes()
    assert "is a database of another program" in await refusal(tmp_path / "bot.db")
    assert (tmp_path / "bot.db").read_bytes() == before


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Someone's notes stay someone's notes."""
    (tmp_path / "bot.db").write_text("my notes\n" * 200)
    assert "is no SQLite database" in await refusal(tmp_path / "bot.db")
    assert (tmp_path / "bot.db").read_text() == "my notes\n" * 200


async def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """The name of a folder is refused."""
    (tmp_path / "bot.db").mkdir()
    assert "cannot be opened" in await refusal(tmp_path / "bot.db")


async def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A path that leads through a file is refused."""
    (tmp_path / "notes.txt").touch()
    assert "cannot be made" in await refusal(tmp_path / "notes.txt" / "data" / "bot.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    """What is missing is a right, and the sentence says so."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert "may be written to" in await refusal(locked / "bot.db")


def test_a_full_disk_is_one_sentence_and_the_store_goes_on_after_it(tmp_path: Path) -> None:
    """What was answered before is kept, what failed is not, and with room again the store works."""
    command = [sys.executable, "-c", _FILLS_THE_DISK, f"sqlite:{tmp_path / 'bot.db'}"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT / "engine"), str(_ROOT / "bots")])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    number, _, sentence = done.stdout.strip().partition(" ")
    assert sentence.startswith(f"the store '{tmp_path / 'bot.db'}' cannot be written: check the disk")
    with sqlite3.connect(tmp_path / "bot.db") as db:
        kept = [event_id for (event_id,) in db.execute("SELECT event_id FROM inbox ORDER BY seq")]
    assert kept == [*(str(earlier) for earlier in range(int(number))), "after"]
