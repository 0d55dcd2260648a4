"""What a turn costs in Redis, counted at the server, and how delivery marks ride."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import count

import pytest

from dragoman_bots.stores._redis_keys import Keys
from dragoman_bots.stores.protocol import Record
from dragoman_bots.stores.redis import RedisStore
from tests.stores.patience import eventually
from tests.stores.promises.base import all_unfinished
from tests.stores.redis_server import RedisServer


@pytest.fixture
async def store(redis_server: RedisServer) -> AsyncIterator[RedisStore]:
    """An open store whose marks wait until they are carried; the server's statistics begin with it."""
    store = RedisStore(redis_server.url, "bot", mark_delay=3600)
    await store.open()
    await store.load("warm up")
    redis_server.client().config_resetstat()
    yield store
    await store.close()


async def seen_by_others(server: RedisServer, key: str) -> Record:
    """What another process reads."""
    other = RedisStore(server.url, "bot")
    await other.open()
    record = await other.load(key)
    await other.close()
    return record


def neighbours(key: str, same_bucket: bool) -> str:
    """Another session key in the same bucket, or in another."""
    keys = Keys("bot")
    names = (f"{key} {number}" for number in count())
    return next(name for name in names if (keys.bucket(name) is keys.bucket(key)) == same_bucket)


async def turn(store: RedisStore, key: str, revision: int) -> None:
    """A plain turn."""
    await store.intake(key, f"{revision}", b"event")
    assert await store.commit(key, Record(revision, b"session", b"outbox", False), f"{revision}")
    await store.delivered(key, revision, b"receipt")


async def test_fifty_turns_are_a_hundred_calls(store: RedisStore, redis_server: RedisServer) -> None:
    """Intake and commit, the marks inside them: exactly two calls a turn, and no command beside them."""
    for revision in range(1, 51):
        await turn(store, "k", revision)
    assert redis_server.evalsha_calls() == 100


async def test_fifty_turns_are_a_hundred_round_trips(store: RedisStore, redis_server: RedisServer) -> None:
    """The server reads from its sockets once for each call. The least of three counts is taken: now and then the
    network hands the server one call in two pieces."""
    client = redis_server.client()
    counts = []
    for first in (1, 51, 101):
        before = client.info("stats")["total_reads_processed"]
        for revision in range(first, first + 50):
            await turn(store, "k", revision)
        # One more is that of the question itself.
        counts.append(client.info("stats")["total_reads_processed"] - before - 1)
    assert min(counts) == 100


async def test_each_turn_finds_the_receipt_of_the_one_before(store: RedisStore) -> None:
    """The mark that rides in an intake is seen by that intake."""
    for revision in range(1, 20):
        await turn(store, "k", revision)
        assert await store.intake("k", f"{revision + 1}", b"e") == Record(revision, b"session", b"receipt", True)


async def test_a_mark_is_not_written_before_it_is_carried(store: RedisStore, redis_server: RedisServer) -> None:
    """The call to `delivered` itself sends nothing."""
    await turn(store, "k", 1)
    assert redis_server.evalsha_calls() == 2
    assert (await seen_by_others(redis_server, "k")).delivered is False


async def test_a_mark_of_a_neighbour_in_the_bucket_rides_inside_the_call(
    store: RedisStore, redis_server: RedisServer
) -> None:
    """Three calls for one turn and the intake of another user."""
    await turn(store, "k", 1)
    await store.intake(neighbours("k", same_bucket=True), "1", b"e")
    assert redis_server.evalsha_calls() == 3
    assert await seen_by_others(redis_server, "k") == Record(1, b"session", b"receipt", True)


async def test_a_mark_of_another_bucket_rides_in_the_same_write(store: RedisStore, redis_server: RedisServer) -> None:
    """One call more, and still one round trip."""
    await turn(store, "k", 1)
    client = redis_server.client()
    before = client.info("stats")["total_reads_processed"]
    await store.intake(neighbours("k", same_bucket=False), "1", b"e")
    assert client.info("stats")["total_reads_processed"] - before == 1 + 1
    assert redis_server.evalsha_calls() == 4
    assert await seen_by_others(redis_server, "k") == Record(1, b"session", b"receipt", True)


async def test_a_carried_mark_is_not_carried_again(store: RedisStore, redis_server: RedisServer) -> None:
    """Later calls of other users go alone."""
    await turn(store, "k", 1)
    for number in range(10):
        await store.load(neighbours("k", same_bucket=False) + f"{number}")
    assert redis_server.evalsha_calls() == 2 + 10 + 1


async def test_marks_written_alone_are_one_call_a_bucket(redis_server: RedisServer) -> None:
    """Closing with a hundred marks in one bucket adds one call."""
    store = RedisStore(redis_server.url, "bot", mark_delay=3600)
    await store.open()
    keys = Keys("bot")
    names = [f"k{number}" for number in range(10_000) if keys.bucket(f"k{number}") is keys.bucket("k0")][:100]
    for name in names:
        await store.commit(name, Record(1, b"s", b"o", False), None)
    for name in names:
        await store.delivered(name, 1, b"r")
    before = redis_server.evalsha_calls()
    await store.close()
    assert redis_server.evalsha_calls() == before + 1


async def test_a_mark_that_waited_is_written_alone(redis_server: RedisServer) -> None:
    """Nobody does anything, and the server comes to know; nothing more is sent after that."""
    store = RedisStore(redis_server.url, "bot", mark_delay=0.01)
    await store.open()
    await store.commit("k", Record(1, b"s", b"o", False), None)
    await store.delivered("k", 1, b"r")

    async def written() -> bool:
        return redis_server.evalsha_calls() >= 2

    await eventually(written)
    assert await seen_by_others(redis_server, "k") == Record(1, b"s", b"r", True)
    before = redis_server.evalsha_calls()
    await store.close()
    assert redis_server.evalsha_calls() == before


async def test_a_marked_session_leaves_the_open_set(store: RedisStore, redis_server: RedisServer) -> None:
    """Only the record remains of a turn that is over."""
    await turn(store, "k", 1)
    assert len(redis_server.client().keys("*:open")) == 1
    await store.load("k")
    assert redis_server.client().keys("*") == [Keys("bot").bucket("k").session("k")[0]]


async def test_recovery_does_not_list_what_only_waits_for_its_mark(store: RedisStore) -> None:
    """Marks are written before the sets are read."""
    for number in range(250):
        await turn(store, f"k{number}", 1)
    assert await all_unfinished(store) == {}


async def test_concurrent_turns_of_many_users_lose_no_mark(store: RedisStore, redis_server: RedisServer) -> None:
    """Marks that ride with whoever comes along all arrive."""

    async def user(key: str) -> None:
        for revision in range(1, 11):
            await turn(store, key, revision)

    await asyncio.gather(*(user(f"k{number}") for number in range(60)))
    await all_unfinished(store)
    for number in range(60):
        assert await seen_by_others(redis_server, f"k{number}") == Record(10, b"session", b"receipt", True)
