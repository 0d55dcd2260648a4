"""How a record is read, and replaced by compare-and-set."""

from __future__ import annotations

import asyncio

import pytest

from dragoman_bots.stores.protocol import Record, Store
from tests.stores.promises.base import Promises


class RecordPromises(Promises):
    """How a record is read, and replaced by compare-and-set."""

    async def test_a_session_never_written_is_revision_zero(self, store: Store) -> None:
        """An unknown key has an empty, delivered record."""
        assert await store.load("k") == Record(0, b"", b"", True)

    async def test_intake_returns_the_record(self, store: Store) -> None:
        """Intake answers with what was committed."""
        await store.commit("k", Record(1, b"s", b"o", False), None)
        assert await store.intake("k", "1", b"event") == Record(1, b"s", b"o", False)

    async def test_intake_of_a_new_session_returns_the_empty_record(self, store: Store) -> None:
        """The first event of a user finds revision 0."""
        assert await store.intake("k", "1", b"event") == Record()

    async def test_load_returns_what_was_committed(self, store: Store) -> None:
        """Every field of the record comes back."""
        record = Record(1, b"session", b"receipt", True)
        await store.commit("k", record, None)
        assert await store.load("k") == record

    async def test_the_next_revision_is_accepted(self, store: Store) -> None:
        """Revisions count up by one."""
        assert await store.commit("k", Record(1, b"a"), None)
        assert await store.commit("k", Record(2, b"b"), None)
        assert await store.load("k") == Record(2, b"b")

    @pytest.mark.parametrize("revision", [0, 1, 2, 4, 13])
    async def test_any_other_revision_is_refused(self, store: Store, revision: int) -> None:
        """After revision 2 only revision 3 is written; a refused record changes nothing."""
        await store.commit("k", Record(1, b"a"), None)
        await store.commit("k", Record(2, b"b"), None)
        assert not await store.commit("k", Record(revision, b"other"), None)
        assert await store.load("k") == Record(2, b"b")

    @pytest.mark.parametrize("revision", [0, 2, 10])
    async def test_a_new_session_begins_with_revision_one(self, store: Store, revision: int) -> None:
        """Nothing but revision 1 is written where nothing was."""
        assert not await store.commit("k", Record(revision, b"other"), None)
        assert await store.load("k") == Record()

    async def test_revisions_count_past_single_digits(self, store: Store) -> None:
        """Revisions are compared as numbers."""
        for revision in range(1, 121):
            assert await store.commit("k", Record(revision, b"s"), None)
        assert (await store.load("k")).revision == 120

    async def test_a_record_replaces_the_one_before_whole(self, store: Store) -> None:
        """A field that became empty is empty."""
        await store.commit("k", Record(1, b"session", b"outbox", False), None)
        await store.commit("k", Record(2), None)
        assert await store.load("k") == Record(2)

    async def test_of_fifty_commits_at_once_one_wins(self, store: Store) -> None:
        """Concurrent commits of one revision: one true, and its record is the one kept."""
        records = [Record(1, b"writer %d" % number) for number in range(50)]
        won = await asyncio.gather(*(store.commit("k", record, None) for record in records))
        assert won.count(True) == 1
        assert await store.load("k") == records[won.index(True)]

    async def test_of_fifty_equal_commits_at_once_one_wins(self, store: Store) -> None:
        """Equal records do not make two winners."""
        won = await asyncio.gather(*(store.commit("k", Record(1, b"same"), None) for _ in range(50)))
        assert won.count(True) == 1

    async def test_retrying_writers_lose_nothing(self, store: Store) -> None:
        """Twenty writers that load and retry add up to twenty."""

        async def add_one() -> None:
            while True:
                record = await store.load("k")
                count = int(record.session or b"0") + 1
                if await store.commit("k", Record(record.revision + 1, b"%d" % count), None):
                    return

        await asyncio.gather(*(add_one() for _ in range(20)))
        assert await store.load("k") == Record(20, b"20")
