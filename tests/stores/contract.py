"""What every store promises, as tests. For a store of your own:

    class TestMyStore(DurableStoreContract):       # or StoreContract, if it forgets with the process
        @pytest.fixture
        def make(self, tmp_path): return lambda: MyStore(tmp_path)
        @pytest.fixture
        def url(self, tmp_path): return f"my:{tmp_path}"   # durable stores only, for child processes

`make` returns a new, unopened store; all stores of one test share what is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from dragoman_bots.stores.protocol import Pending, Record, Store
from tests.stores.child import last_words, race, run_until_killed, turns_until_killed
from tests.stores.patience import eventually
from tests.stores.promises.base import all_unfinished
from tests.stores.promises.contents import ContentPromises
from tests.stores.promises.delivery import DeliveryPromises
from tests.stores.promises.inbox import InboxPromises
from tests.stores.promises.records import RecordPromises


class StoreContract(RecordPromises, InboxPromises, DeliveryPromises, ContentPromises):
    """The promises of a store, whatever it is made of."""


class DurableStoreContract(StoreContract):
    """The promises of a store that outlives its process: real processes, really killed."""

    @pytest.fixture
    def url(self) -> str:
        """The URL under which a child process opens what `make` opens, as the bot `contract`."""
        raise NotImplementedError

    async def test_a_reopened_store_has_everything(self, make: Callable[[], Store]) -> None:
        """Record and events are there after closing and opening."""
        first, second = make(), make()
        await first.open()
        await first.commit("k", Record(1, b"s", b"o", False), None)
        await first.intake("k", "1", b"e")
        await first.close()
        await second.open()
        assert await all_unfinished(second) == {"k": (Record(1, b"s", b"o", False), (Pending("k", "1", b"e"),))}
        await second.close()

    async def test_closing_writes_the_marks_that_wait(self, make: Callable[[], Store]) -> None:
        """A mark given just before closing is there afterwards."""
        first, second = make(), make()
        await first.open()
        for number in range(150):
            await first.commit(f"k{number}", Record(1, b"s", b"o", False), None)
            await first.delivered(f"k{number}", 1, b"r")
        await first.close()
        await second.open()
        assert await all_unfinished(second) == {}
        assert await second.load("k149") == Record(1, b"s", b"r", True)
        await second.close()

    async def test_a_mark_nobody_carries_is_written_by_itself(self, store: Store, make: Callable[[], Store]) -> None:
        """Another process comes to see it though this one does nothing more."""
        await store.commit("k", Record(1, b"s", b"o", False), None)
        await store.delivered("k", 1, b"r")
        other = make()
        await other.open()

        async def marked() -> bool:
            return (await other.load("k")).delivered

        await eventually(marked)
        assert await other.load("k") == Record(1, b"s", b"r", True)
        await other.close()

    async def test_of_two_open_stores_one_wins(self, store: Store, make: Callable[[], Store]) -> None:
        """The revision keeps two workers apart as it does two tasks."""
        other = make()
        await other.open()
        workers = [store, other] * 25
        won = await asyncio.gather(
            *(worker.commit("k", Record(1, b"%d" % number), None) for number, worker in enumerate(workers))
        )
        assert won.count(True) == 1
        assert await other.load("k") == Record(1, b"%d" % won.index(True))
        await other.close()

    async def test_two_processes_lose_no_commit(self, store: Store, url: str) -> None:
        """Two processes that load and retry add up."""
        await race(url, processes=2, commits=60)
        assert await store.load("race") == Record(120, b"120")

    @pytest.mark.parametrize("phase", ["taken", "committed", "silent", "marked", "dropped", "half"])
    async def test_a_killed_process_leaves_what_was_answered(self, store: Store, url: str, phase: str) -> None:
        """SIGKILL right after a call returned: what it did is there, and what is left to do is listed."""
        await run_until_killed(url, phase)
        expected = last_words(phase)
        assert await store.load("k") == expected[0]
        found = await all_unfinished(store)
        assert found.get("k", (expected[0], ())) == expected
        assert ("k" in found) == (bool(expected[1]) or not expected[0].delivered)

    @pytest.mark.parametrize("answers", [1, 2, 7, 20, 41])
    async def test_a_process_killed_at_work_loses_nothing_it_was_told(
        self, store: Store, url: str, answers: int
    ) -> None:
        """Killed anywhere in its turns, it leaves no answered commit unwritten and no answered event forgotten."""
        taken, committed = await turns_until_killed(url, answers)
        record = await store.load("k")
        assert committed <= record.revision <= committed + 1
        assert record.session == (b"%d" % record.revision if record.revision else b"")
        events = (await all_unfinished(store)).get("k", (record, ()))[1]
        assert all(int(event.event_id) > record.revision for event in events)
        assert taken <= record.revision + len(events)
