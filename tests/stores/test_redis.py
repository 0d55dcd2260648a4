"""The Redis store: the contract, and what lies in the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from dragoman_bots.stores._redis_keys import BUCKETS, Keys
from dragoman_bots.stores.protocol import Pending, Record, Store, StoreUnavailable
from dragoman_bots.stores.redis import RedisStore
from tests.stores.child import BOT
from tests.stores.contract import DurableStoreContract
from tests.stores.patience import eventually
from tests.stores.promises.base import all_unfinished
from tests.stores.redis_server import RedisServer


class TestRedisStore(DurableStoreContract):
    """The contract over a real server."""

    @pytest.fixture
    def make(self, redis_server: RedisServer) -> Callable[[], Store]:
        """Stores over one bot of one server."""
        return lambda: RedisStore(redis_server.url, BOT)

    @pytest.fixture
    def url(self, redis_server: RedisServer) -> str:
        """The same server."""
        return redis_server.url


@pytest.fixture
async def store(redis_server: RedisServer) -> AsyncIterator[RedisStore]:
    """An open store whose marks wait until they are carried."""
    store = RedisStore(redis_server.url, "bot", mark_delay=3600)
    await store.open()
    yield store
    await store.close()


async def turns(store: Store, key: str, count: int) -> None:
    """Plain turns of one user, one after the other."""
    for revision in range(1, count + 1):
        await store.intake(key, f"{revision}", b"an event of some length " * 20)
        await store.commit(key, Record(revision, b"s" * 130, b"an outbox of some length " * 20, False), f"{revision}")
        await store.delivered(key, revision, b"")


async def test_an_idle_session_is_one_key_of_at_most_300_bytes(store: RedisStore, redis_server: RedisServer) -> None:
    """After fifty turns of an ordinary user with a session of 130 bytes."""
    key = "telegram:7123456789:7123456789"
    await turns(store, key, 50)
    await store.load(key)
    client = redis_server.client()
    names = client.keys("*")
    assert len(names) == 1
    assert (client.memory_usage(names[0]) or 0) in range(1, 301)


async def test_an_idle_session_does_not_grow_with_its_turns(store: RedisStore, redis_server: RedisServer) -> None:
    """One turn and two hundred leave the same number of bytes, but for the digits of the revision."""
    sizes = []
    for key, count in (("aaa", 1), ("bbb", 200)):
        await turns(store, key, count)
        await store.load(key)
        sizes.append(redis_server.client().memory_usage(next(iter(redis_server.client().keys(f"*:s:{key}")))))
    assert sizes[0] == sizes[1]


async def test_two_bots_share_a_server_and_nothing_else(store: RedisStore, redis_server: RedisServer) -> None:
    """The same session key under another bot is another session."""
    other = RedisStore(redis_server.url, "other")
    await other.open()
    await store.intake("k", "1", b"e")
    await store.commit("k", Record(1, b"s"), None)
    assert await other.load("k") == Record()
    assert await all_unfinished(other) == {}
    await other.close()


@pytest.mark.parametrize("bot", ["a}b", "{", "a:b", "böt", "with space", "x" * 100, "%7D"])
async def test_a_bot_may_have_any_name(redis_server: RedisServer, bot: str) -> None:
    """A whole turn under an odd name of a bot."""
    store = RedisStore(redis_server.url, bot)
    await store.open()
    await store.intake("k", "1", b"e")
    assert await all_unfinished(store) == {"k": (Record(), (Pending("k", "1", b"e"),))}
    await store.close()


def test_no_two_bots_share_a_name_of_a_key() -> None:
    """Names are told apart however they are made."""
    bots = ["a", "a}", "a%7D", "{a", "a:00", "A", "a b", "a%20b"]
    names = [name for bot in bots for bucket in Keys(bot).buckets for name in (bucket.open, bucket.records)]
    assert len(set(names)) == len(bots) * BUCKETS * 2


def test_the_bucket_of_a_session_never_changes() -> None:
    """Written down here, because another number would lose every session there is."""
    keys = Keys("shop")
    assert keys.bucket("telegram:1:1").session("telegram:1:1") == (
        b"dragoman:{shop:09}:s:telegram:1:1",
        b"dragoman:{shop:09}:i:telegram:1:1",
    )
    assert keys.bucket("Łódź 🦜").open == b"dragoman:{shop:26}:open"


async def test_every_call_stays_in_one_hash_slot(start_redis: Callable[..., RedisServer]) -> None:
    """A server in cluster mode, which refuses a call over two slots, takes whole turns of many users with marks."""
    server = start_redis(**{"cluster-enabled": "yes"})
    client = server.client()
    assert client.cluster("ADDSLOTSRANGE", "0", "16383")

    async def ready() -> bool:
        return "'cluster_state': 'ok'" in str(client.cluster("INFO"))

    await eventually(ready)
    store = RedisStore(server.url, "bot{1}", mark_delay=3600)
    await store.open()
    for number in range(200):
        await store.intake(f"user {number}", "1", b"e")
        await store.commit(f"user {number}", Record(1, b"s", b"o", False), "1")
        await store.delivered(f"user {number}", 1, b"")
        await store.drop(f"user {number}", "nothing")
    assert await all_unfinished(store) == {}
    await store.close()


async def test_recovery_scans_no_keys(store: RedisStore, redis_server: RedisServer) -> None:
    """It reads the sets of open sessions, and no more than those sessions."""
    for number in range(300):
        await store.commit(f"idle {number}", Record(1, b"s"), None)
    await store.intake("busy", "1", b"e")
    redis_server.client().config_resetstat()
    assert list(await all_unfinished(store)) == ["busy"]
    stats = redis_server.client().info("commandstats")
    assert stats["cmdstat_smembers"]["calls"] == BUCKETS
    assert stats["cmdstat_evalsha"]["calls"] == 1
    assert not {"cmdstat_scan", "cmdstat_keys"} & set(stats)


async def test_a_server_that_forgot_the_scripts_is_taught_again(store: RedisStore, redis_server: RedisServer) -> None:
    """SCRIPT FLUSH, as after a restart or a failover, goes unnoticed, also with marks beside."""
    for key in ("a", "b", "c"):
        await store.commit(key, Record(1, b"s", b"o", False), None)
        await store.delivered(key, 1, b"r")
    redis_server.client().script_flush()
    assert await store.intake("d", "1", b"e") == Record()
    redis_server.client().script_flush()
    assert await store.commit("d", Record(1, b"s"), "1")
    assert await all_unfinished(store) == {}


async def test_three_hundred_calls_at_once_share_the_connections(store: RedisStore, redis_server: RedisServer) -> None:
    """Who finds no free connection waits for one instead of failing."""
    await asyncio.gather(*(store.intake(f"k{number}", "1", b"e") for number in range(300)))
    assert len(await all_unfinished(store)) == 300
    assert redis_server.client().info("clients")["connected_clients"] <= 40


async def test_an_odd_answer_of_the_server_is_not_taken_for_a_session(
    store: RedisStore, redis_server: RedisServer
) -> None:
    """A key of somebody else in our place is one sentence."""
    await store.commit("k", Record(1, b"s"), None)
    client = redis_server.client()
    (name,) = client.keys("*:s:k")
    client.delete(name)
    client.rpush(name, "a", "list")
    with pytest.raises(StoreUnavailable, match="did not do what was asked: WRONGTYPE"):
        await store.load("k")
