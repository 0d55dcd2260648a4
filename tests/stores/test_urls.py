"""Choosing a store by its URL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Record, StoreUnavailable
from dragoman_bots.stores.redis import RedisStore
from dragoman_bots.stores.sqlite import SqliteStore
from dragoman_bots.stores.urls import SUPPORTED, open_store

_ROOT = Path(__file__).resolve().parents[2]


def refusal(url: str) -> str:
    """The sentence with which a URL is refused."""
    with pytest.raises(StoreUnavailable) as caught:
        open_store(url, "bot")
    return str(caught.value)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("memory", MemoryStore),
        ("memory:", MemoryStore),
        ("memory://", MemoryStore),
        ("Memory", MemoryStore),
        ("sqlite:bot.db", SqliteStore),
        ("SQLITE:bot.db", SqliteStore),
        (" sqlite:bot.db ", SqliteStore),
        ("redis://localhost", RedisStore),
        ("redis://:pw@localhost:6379/3", RedisStore),
        ("rediss://localhost:6380/0", RedisStore),
    ],
)
def test_the_scheme_chooses_the_store(url: str, kind: type) -> None:
    """Each kind by its URL, whatever the case of the scheme."""
    assert type(open_store(url, "bot")) is kind


async def test_a_relative_file_starts_from_the_base(tmp_path: Path) -> None:
    """The project's folder, not the current one."""
    store = open_store("sqlite:data/bot.db", "bot", tmp_path)
    await store.open()
    await store.close()
    assert (tmp_path / "data" / "bot.db").is_file()


async def test_an_absolute_file_stays_where_it_is(tmp_path: Path) -> None:
    """The base has no say in it."""
    store = open_store(f"sqlite:{tmp_path / 'bot.db'}", "bot", Path("/nowhere"))
    await store.open()
    await store.close()
    assert (tmp_path / "bot.db").is_file()


async def test_without_a_base_a_file_starts_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As every command does."""
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:bot.db", "bot")
    await store.open()
    await store.close()
    assert (tmp_path / "bot.db").is_file()


async def test_each_memory_store_is_a_new_one() -> None:
    """The URL names a kind, not a place."""
    first = open_store("memory", "bot")
    await first.commit("k", Record(1, b"s"), None)
    assert await open_store("memory", "bot").load("k") == Record()


@pytest.mark.parametrize("url", ["postgresql://host/db", "mongodb://host", "file:data"])
def test_a_store_that_is_not_there_yet_is_told_so(url: str) -> None:
    """It is none of the author's mistakes."""
    text = refusal(url)
    assert text.startswith(f"this version has no store '{url.partition(':')[0]}' yet: write one of memory, ")


@pytest.mark.parametrize("url", ["postgres://host/db", "bot.db", "", "mysql://host"])
def test_an_unknown_kind_is_told_what_there_is(url: str) -> None:
    """One sentence that lists all that can be written, without a guess where nothing is near."""
    text = refusal(url)
    assert text == f"there is no store '{url.partition(':')[0]}': write one of {', '.join(SUPPORTED.values())}"


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("sqlit:bot.db", "sqlite:FILE"),
        ("sqlite3:bot.db", "sqlite:FILE"),
        ("reddis://host", "redis://HOST:PORT/DB"),
        ("redisss://host", "rediss://HOST:PORT/DB"),
        ("memry", "memory"),
    ],
)
def test_a_misspelt_kind_is_told_the_nearest(url: str, near: str) -> None:
    """And how that one is written."""
    assert refusal(url).endswith(f"; did you mean '{near}'?")


@pytest.mark.parametrize("url", ["reddis://:hunter2@host", "hunter2@host:6379", "user:hunter2@host"])
def test_a_refused_url_does_not_show_its_password(url: str) -> None:
    """Wherever it stands."""
    assert "hunter2" not in refusal(url)


@pytest.mark.parametrize("url", ["sqlite:", "sqlite://", "sqlite:///bot.db"])
def test_a_file_must_be_named_in_our_way(url: str) -> None:
    """Slashes of other programs are refused with an example."""
    assert "write sqlite:FILE, as in 'sqlite:data/bot.db'" in refusal(url)


def test_sqlite_in_memory_is_called_memory() -> None:
    """One name for one thing."""
    assert "write 'memory' for that" in refusal("sqlite::memory:")


def test_memory_takes_nothing_after_its_name() -> None:
    """A file behind it would be a misunderstanding."""
    assert refusal("memory:bot.db") == "the store 'memory' keeps no 'bot.db': write 'memory', or 'sqlite:bot.db'"


@pytest.mark.parametrize(("url", "unwanted"), [("memory", {"sqlite3", "redis"}), ("sqlite:x.db", {"redis"})])
def test_only_the_chosen_store_is_imported(url: str, unwanted: set[str]) -> None:
    """The drivers of the others stay out of the process."""
    program = (
        "import sys; from dragoman_bots.stores.urls import open_store; "
        f"open_store({url!r}, 'bot'); print(*({unwanted!r} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT / "engine"), str(_ROOT / "bots")])}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
