"""How an outbox is unfinished until it is marked as delivered."""

from __future__ import annotations

import asyncio

import pytest

from dragoman_bots.stores.protocol import Pending, Record, Store
from tests.stores.promises.base import Promises, all_unfinished


class DeliveryPromises(Promises):
    """How an outbox is unfinished until it is marked as delivered."""

    async def test_an_undelivered_outbox_is_unfinished(self, store: Store) -> None:
        """It is listed without events."""
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        assert await all_unfinished(store) == {"k": (Record(1, b"s", b"outbox", False), ())}

    async def test_an_empty_outbox_may_be_undelivered(self, store: Store) -> None:
        """The flag decides, not the bytes."""
        await store.commit("k", Record(1, b"s", b"", False), None)
        assert await all_unfinished(store) == {"k": (Record(1, b"s", b"", False), ())}

    async def test_a_delivered_record_is_finished(self, store: Store) -> None:
        """A commit that says nothing needs no delivery."""
        await store.commit("k", Record(1, b"s", b"receipt", True), None)
        assert await all_unfinished(store) == {}

    async def test_the_receipt_takes_the_place_of_the_outbox(self, store: Store) -> None:
        """The next load sees it at once."""
        await store.commit("k", Record(1, b"s", b"a long outbox", False), None)
        await store.delivered("k", 1, b"receipt")
        assert await store.load("k") == Record(1, b"s", b"receipt", True)

    async def test_intake_sees_a_mark_at_once(self, store: Store) -> None:
        """The next event of the user finds the outbox delivered."""
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        await store.delivered("k", 1, b"receipt")
        assert await store.intake("k", "1", b"e") == Record(1, b"s", b"receipt", True)

    async def test_an_empty_receipt_leaves_nothing(self, store: Store) -> None:
        """A receipt may be empty."""
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        await store.delivered("k", 1, b"")
        assert await store.load("k") == Record(1, b"s", b"", True)

    async def test_a_marked_session_is_finished(self, store: Store) -> None:
        """The mark ends the work."""
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        await store.delivered("k", 1, b"receipt")
        assert await all_unfinished(store) == {}

    async def test_a_marked_session_with_an_event_is_unfinished(self, store: Store) -> None:
        """The mark ends only the delivery."""
        await store.intake("k", "1", b"e")
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        await store.delivered("k", 1, b"receipt")
        assert await all_unfinished(store) == {"k": (Record(1, b"s", b"receipt", True), (Pending("k", "1", b"e"),))}

    @pytest.mark.parametrize("revision", [0, 1, 3, 20])
    async def test_a_mark_for_another_revision_does_nothing(self, store: Store, revision: int) -> None:
        """The record has moved on, or is not there yet."""
        await store.commit("k", Record(1, b"s", b"one", False), None)
        await store.commit("k", Record(2, b"s", b"two", False), None)
        await store.delivered("k", revision, b"receipt")
        assert await store.load("k") == Record(2, b"s", b"two", False)

    async def test_a_wrong_mark_does_not_hinder_the_right_one(self, store: Store) -> None:
        """Marks that wait together are judged each by itself."""
        await store.commit("k", Record(1, b"s", b"one", False), None)
        for revision in (9, 1, 0):
            await store.delivered("k", revision, b"receipt %d" % revision)
        assert await store.load("k") == Record(1, b"s", b"receipt 1", True)

    async def test_a_mark_does_not_reach_a_later_commit(self, store: Store) -> None:
        """A mark that waits while the record moves on is nothing."""
        await store.commit("k", Record(1, b"s", b"one", False), None)
        await store.delivered("k", 1, b"receipt")
        assert await store.commit("k", Record(2, b"t", b"two", False), None)
        assert await all_unfinished(store) == {"k": (Record(2, b"t", b"two", False), ())}

    async def test_a_mark_for_an_unknown_session_does_nothing(self, store: Store) -> None:
        """It makes no record."""
        await store.delivered("nobody", 1, b"receipt")
        assert await store.load("nobody") == Record()
        assert await all_unfinished(store) == {}

    async def test_the_first_mark_of_a_revision_counts(self, store: Store) -> None:
        """A second one finds a receipt, and leaves it."""
        await store.commit("k", Record(1, b"s", b"outbox", False), None)
        await store.delivered("k", 1, b"first")
        await store.delivered("k", 1, b"second")
        assert await store.load("k") == Record(1, b"s", b"first", True)

    async def test_a_receipt_is_not_marked_again(self, store: Store) -> None:
        """A record committed as delivered keeps what it was committed with."""
        await store.commit("k", Record(1, b"s", b"mine", True), None)
        await store.delivered("k", 1, b"other")
        assert await store.load("k") == Record(1, b"s", b"mine", True)

    async def test_marks_of_many_sessions_all_arrive(self, store: Store) -> None:
        """Three hundred marks at once end three hundred deliveries."""
        keys = [f"k{number}" for number in range(300)]
        await asyncio.gather(*(store.commit(key, Record(1, b"s", b"o", False), None) for key in keys))
        for key in keys:
            await store.delivered(key, 1, key.encode())
        found = await asyncio.gather(*(store.load(key) for key in keys))
        assert found == [Record(1, b"s", key.encode(), True) for key in keys]
        assert await all_unfinished(store) == {}

    async def test_unfinished_lists_each_session_once(self, store: Store) -> None:
        """A session with both an outbox and events is one entry."""
        for number in range(150):
            await store.intake(f"k{number}", "1", b"e")
            await store.commit(f"k{number}", Record(1, b"s", b"o", False), None)
            await store.intake(f"k{number}", "2", b"f")
        found = await all_unfinished(store)
        assert sorted(found) == sorted(f"k{number}" for number in range(150))
        assert all([event.event_id for event in events] == ["1", "2"] for _, events in found.values())

    async def test_work_may_be_finished_while_unfinished_is_read(self, store: Store) -> None:
        """The reader drops each event as it comes, and still sees all sessions."""
        for number in range(30):
            await store.intake(f"k{number}", "1", b"e")
        seen = []
        async for key, _, events in store.unfinished():
            seen.append(key)
            await store.drop(key, events[0].event_id)
        assert sorted(seen) == sorted(f"k{number}" for number in range(30))
        assert await all_unfinished(store) == {}
