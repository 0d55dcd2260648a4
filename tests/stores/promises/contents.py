"""What keys, event ids and blobs may be made of."""

from __future__ import annotations

import pytest

from dragoman_bots.stores.protocol import Pending, Record, Store
from tests.stores.promises.base import Promises, all_unfinished

ODD_KEYS = (
    "bot:1:2",
    "{a}:{b}",
    "}{",
    "with spaces and\ttabs",
    "Łódź 🦜👩‍👩‍👧",
    "'; DROP TABLE sessions; --",
    "*?[a-z]%_\\",
    "line\nbreak",
    "k" * 200,
)
EVERY_BYTE = bytes(range(256))


class ContentPromises(Promises):
    """What keys, event ids and blobs may be made of."""

    @pytest.mark.parametrize("key", ODD_KEYS)
    async def test_a_key_may_be_any_text(self, store: Store, key: str) -> None:
        """A whole turn under an odd key, beside one that resembles it."""
        await store.intake(key, "1", b"e")
        await store.intake(key + "x", "1", b"other")
        assert (await all_unfinished(store))[key] == (Record(), (Pending(key, "1", b"e"),))
        await store.commit(key, Record(1, b"s", b"o", False), "1")
        await store.delivered(key, 1, b"r")
        assert await store.load(key) == Record(1, b"s", b"r", True)
        assert list(await all_unfinished(store)) == [key + "x"]

    @pytest.mark.parametrize("event_id", [*ODD_KEYS, "", "n", "e:1", "0"])
    async def test_an_event_id_may_be_any_text(self, store: Store, event_id: str) -> None:
        """It is kept, listed and taken out by exactly this id."""
        await store.intake("k", event_id, b"e")
        await store.intake("k", event_id + "x", b"f")
        assert (await all_unfinished(store))["k"][1][0] == Pending("k", event_id, b"e")
        await store.commit("k", Record(1), event_id)
        assert (await all_unfinished(store))["k"][1] == (Pending("k", event_id + "x", b"f"),)

    async def test_keys_are_told_apart_by_case_and_accent(self, store: Store) -> None:
        """Equal means the same characters."""
        for key in ("a", "A", "á", "a\u0301", " a", "a "):
            await store.commit(key, Record(1, key.encode()), None)
        for key in ("a", "A", "á", "a\u0301", " a", "a "):
            assert (await store.load(key)).session == key.encode()

    @pytest.mark.parametrize("blob", [EVERY_BYTE, EVERY_BYTE[::-1], b"\0", b"\n", b"1 1 0\n", b"7:", b"x" * 300_000])
    async def test_what_is_kept_may_be_any_bytes(self, store: Store, blob: bytes) -> None:
        """Session, outbox, event and receipt come back byte for byte."""
        await store.intake("k", "1", blob)
        assert (await all_unfinished(store))["k"][1] == (Pending("k", "1", blob),)
        await store.commit("k", Record(1, blob, blob, False), "1")
        assert await store.load("k") == Record(1, blob, blob, False)
        await store.delivered("k", 1, blob[:-1])
        assert await store.load("k") == Record(1, blob, blob[:-1], True)
