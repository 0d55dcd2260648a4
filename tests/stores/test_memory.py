"""The memory store: the contract, and how little an idle session costs."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Record, Store
from tests.stores.contract import StoreContract


class TestMemoryStore(StoreContract):
    """The contract over the memory store."""

    @pytest.fixture
    def make(self) -> Callable[[], Store]:
        """A new store."""
        return MemoryStore


async def test_an_idle_session_takes_at_most_400_bytes() -> None:
    """Ten thousand sessions of 130 bytes, each after three whole turns."""
    store = MemoryStore()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(10_000):
        key = f"bot:{number:010}:{number:010}"
        for revision in (1, 2, 3):
            await store.intake(key, f"{revision}", b"event" * 40)
            await store.commit(key, Record(revision, b"%0130d" % number, b"outbox" * 20, False), f"{revision}")
            await store.delivered(key, revision, b"")
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (after - before) / 10_000 <= 400


async def test_two_stores_share_nothing() -> None:
    """Each store is a world of its own."""
    one, other = MemoryStore(), MemoryStore()
    await one.commit("k", Record(1, b"s"), None)
    assert await other.load("k") == Record()


async def test_what_was_kept_is_readable_after_closing() -> None:
    """Tests may look at a store whose bot has stopped."""
    store = MemoryStore()
    await store.open()
    await store.commit("k", Record(1, b"s"), None)
    await store.close()
    assert await store.load("k") == Record(1, b"s")
