"""What the promises are tested on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from dragoman_bots.stores.protocol import Pending, Record, Store


async def all_unfinished(store: Store) -> dict[str, tuple[Record, tuple[Pending, ...]]]:
    """What `unfinished` yields, by key; each key at most once."""
    found = [item async for item in store.unfinished()]
    assert len({key for key, _, _ in found}) == len(found)
    return {key: (record, events) for key, record, events in found}


class Promises:
    """Gives each test an open, empty store."""

    @pytest.fixture
    def make(self) -> Callable[[], Store]:
        """A function that makes an unopened store; overridden by each store's test class."""
        raise NotImplementedError

    @pytest.fixture
    async def store(self, make: Callable[[], Store]) -> AsyncIterator[Store]:
        """An open, empty store."""
        store = make()
        await store.open()
        yield store
        await store.close()
