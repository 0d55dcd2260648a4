"""How events wait for the commit that handles them."""

from __future__ import annotations

import asyncio

from dragoman_bots.stores.protocol import Pending, Record, Store
from tests.stores.promises.base import Promises, all_unfinished


class InboxPromises(Promises):
    """How events wait for the commit that handles them."""

    async def test_concurrent_intakes_of_many_sessions_are_all_kept(self, store: Store) -> None:
        """Two hundred intakes at once leave two hundred events."""
        await asyncio.gather(*(store.intake(f"k{n % 20}", f"{n}", b"%d" % n) for n in range(200)))
        kept = [event for _, events in (await all_unfinished(store)).values() for event in events]
        assert sorted(int(event.event) for event in kept) == list(range(200))
        assert all(event.key == f"k{int(event.event_id) % 20}" for event in kept)

    async def test_an_event_waits_until_its_commit(self, store: Store) -> None:
        """An event taken in is unfinished work."""
        await store.intake("k", "7", b"event")
        assert await all_unfinished(store) == {"k": (Record(), (Pending("k", "7", b"event"),))}

    async def test_a_commit_takes_its_event_out(self, store: Store) -> None:
        """Only the handled event leaves the inbox."""
        await store.intake("k", "1", b"a")
        await store.intake("k", "2", b"b")
        await store.commit("k", Record(1, b"s"), "1")
        assert await all_unfinished(store) == {"k": (Record(1, b"s"), (Pending("k", "2", b"b"),))}

    async def test_a_lost_commit_keeps_its_event(self, store: Store) -> None:
        """Who was slower finds the event still there."""
        await store.intake("k", "1", b"a")
        assert not await store.commit("k", Record(5, b"s"), "1")
        assert (await all_unfinished(store))["k"] == (Record(), (Pending("k", "1", b"a"),))

    async def test_a_commit_without_an_event_leaves_the_inbox(self, store: Store) -> None:
        """A turn that no kept event began takes none away."""
        await store.intake("k", "1", b"a")
        await store.commit("k", Record(1, b"s"), None)
        assert (await all_unfinished(store))["k"][1] == (Pending("k", "1", b"a"),)

    async def test_a_commit_of_an_unknown_event_is_a_commit(self, store: Store) -> None:
        """An event id that is not in the inbox does not stop the write."""
        assert await store.commit("k", Record(1, b"s"), "nowhere")
        assert await all_unfinished(store) == {}

    async def test_an_event_taken_in_twice_is_kept_once(self, store: Store) -> None:
        """A redelivered event keeps its place and its first text."""
        for event_id, event in (("1", b"a"), ("2", b"b"), ("1", b"again")):
            await store.intake("k", event_id, event)
        events = (await all_unfinished(store))["k"][1]
        assert events == (Pending("k", "1", b"a"), Pending("k", "2", b"b"))

    async def test_events_come_in_the_order_of_their_intake(self, store: Store) -> None:
        """Neither the ids nor their number change the order."""
        ids = [f"{(number * 37) % 101}" for number in range(101)]
        for event_id in ids:
            await store.intake("k", event_id, b"e")
        assert [event.event_id for event in (await all_unfinished(store))["k"][1]] == ids

    async def test_the_order_outlives_events_that_left(self, store: Store) -> None:
        """An event that comes after others were handled is still the last."""
        for event_id in ("c", "b"):
            await store.intake("k", event_id, b"e")
        await store.commit("k", Record(1), "c")
        await store.intake("k", "a", b"e")
        assert [event.event_id for event in (await all_unfinished(store))["k"][1]] == ["b", "a"]

    async def test_a_dropped_event_is_gone(self, store: Store) -> None:
        """Dropping takes one event out and no other."""
        await store.intake("k", "1", b"a")
        await store.intake("k", "2", b"b")
        await store.drop("k", "1")
        assert (await all_unfinished(store))["k"][1] == (Pending("k", "2", b"b"),)

    async def test_a_session_whose_last_event_was_dropped_is_finished(self, store: Store) -> None:
        """Nothing is left to do."""
        await store.intake("k", "1", b"a")
        await store.drop("k", "1")
        assert await all_unfinished(store) == {}

    async def test_dropping_an_unknown_event_does_nothing(self, store: Store) -> None:
        """Neither for a session with events nor for one without."""
        await store.intake("k", "1", b"a")
        await store.drop("k", "2")
        await store.drop("other", "2")
        assert list(await all_unfinished(store)) == ["k"]

    async def test_dropping_leaves_the_record(self, store: Store) -> None:
        """A drop is no commit, and an undelivered outbox stays unfinished."""
        await store.commit("k", Record(1, b"s", b"o", False), None)
        await store.intake("k", "1", b"a")
        await store.drop("k", "1")
        assert await all_unfinished(store) == {"k": (Record(1, b"s", b"o", False), ())}
