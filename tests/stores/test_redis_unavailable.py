"""When Redis cannot be used: one sentence for an operator, no secret in it, and no error of a library."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from dragoman_bots.stores.protocol import Pending, Record, StoreUnavailable
from dragoman_bots.stores.redis import RedisStore
from tests.stores.promises.base import all_unfinished
from tests.stores.redis_server import RedisServer

StartRedis = Callable[..., RedisServer]
PASSWORD = "hunter2-very-secret"


async def refusal(doing: Awaitable[object]) -> str:
    """The sentence of a refusal; the chain behind it holds no password either."""
    with pytest.raises(StoreUnavailable) as caught:
        await doing
    error: BaseException | None = caught.value
    while error is not None:
        assert PASSWORD not in str(error)
        error = error.__context__
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def answer_as_version(version: str) -> asyncio.Server:
    """A server that speaks just enough Redis to tell its version."""
    told = f"redis_version:{version}\r\nmaxmemory:0\r\nmaxmemory_policy:noeviction\r\n".encode()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while header := await reader.readline():
            words = []
            for _ in range(int(header[1:])):
                length = int((await reader.readline())[1:])
                words.append((await reader.readexactly(length + 2))[:-2].upper())
            match words[0]:
                case b"INFO":
                    writer.write(b"$%d\r\n%b\r\n" % (len(told), told))
                case b"HELLO":
                    writer.write(b"%2\r\n$7\r\nversion\r\n$5\r\n6.2.1\r\n$5\r\nproto\r\n:3\r\n")
                case _:
                    writer.write(b"+OK\r\n")
        writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", 0)


async def test_a_server_that_is_not_there(start_redis: StartRedis) -> None:
    """The sentence names the place, the reason and what to do."""
    server = start_redis()
    server.stop()
    text = await refusal(RedisStore(server.url, "bot").open())
    assert text == (f"Redis at {server.url} cannot be reached (connection refused): start it, or correct the URL")


async def test_a_host_that_is_not_there() -> None:
    """A misspelt host is named."""
    text = await refusal(RedisStore("redis://no-such-host.invalid:6379/0", "bot").open())
    assert text.startswith("Redis at redis://no-such-host.invalid:6379/0 cannot be reached (")


async def test_a_stopped_server_is_one_sentence_for_every_method(start_redis: StartRedis) -> None:
    """No method lets an error of redis-py out."""
    server = start_redis()
    store = RedisStore(server.url, "bot", mark_delay=3600)
    await store.open()
    await store.intake("k", "1", b"e")
    server.stop()
    for doing in (
        store.intake("k", "2", b"e"),
        store.load("k"),
        store.commit("k", Record(1), "1"),
        store.drop("k", "1"),
        all_unfinished(store),
    ):
        assert server.url in await refusal(doing)
    await store.close()


async def test_many_calls_at_once_to_a_stopped_server_all_fail(start_redis: StartRedis) -> None:
    """More calls than connections: none hangs, each gets the sentence."""
    server = start_redis()
    store = RedisStore(server.url, "bot")
    await store.open()
    server.stop()
    answers = await asyncio.gather(*(store.load(f"k{n}") for n in range(100)), return_exceptions=True)
    assert all(isinstance(answer, StoreUnavailable) for answer in answers)
    await store.close()


async def test_a_frozen_server_is_given_up_in_time(start_redis: StartRedis) -> None:
    """A server that keeps the connection and does not answer is unreachable, and works again when it thaws."""
    server = start_redis()
    store = RedisStore(f"{server.url}?socket_timeout=0.2", "bot")
    await store.open()
    server.freeze()
    assert "no answer in time" in await refusal(store.load("k"))
    server.thaw()
    assert await store.load("k") == Record()
    await store.close()


async def test_closing_tells_that_marks_could_not_be_written(start_redis: StartRedis) -> None:
    """What waits and cannot be written is not passed over in silence."""
    server = start_redis()
    store = RedisStore(server.url, "bot", mark_delay=3600)
    await store.open()
    await store.commit("k", Record(1, b"s", b"o", False), None)
    await store.delivered("k", 1, b"r")
    server.stop()
    assert "cannot be reached" in await refusal(store.close())


async def test_a_store_goes_on_after_a_restart_of_its_server(start_redis: StartRedis) -> None:
    """Events, records and marks that waited are there; the new server is taught the scripts."""
    server = start_redis(appendonly="yes", appendfsync="always")
    store = RedisStore(server.url, "bot", mark_delay=0.01)
    await store.open()
    await store.intake("k", "1", b"e")
    await store.commit("k", Record(1, b"s", b"o", False), "1")
    server.stop()
    await store.delivered("k", 1, b"r")
    await refusal(store.intake("k", "2", b"e"))
    await asyncio.sleep(0.05)
    server.start()
    assert await store.intake("k", "2", b"e") == Record(1, b"s", b"r", True)
    assert await all_unfinished(store) == {"k": (Record(1, b"s", b"r", True), (Pending("k", "2", b"e"),))}
    await store.close()


async def test_dropped_connections_are_replaced(redis_server: RedisServer) -> None:
    """A connection the server closed while it was idle is not noticed by the next call."""
    store = RedisStore(redis_server.url, "bot")
    await store.open()
    await asyncio.gather(*(store.load(f"k{number}") for number in range(20)))
    redis_server.client().client_kill_filter(_type="normal", skipme=True)
    for _ in range(10):
        await asyncio.sleep(0)
    assert await store.intake("k", "1", b"e") == Record()
    await store.close()


@pytest.mark.parametrize("user", ["", "somebody"])
async def test_a_wrong_password_is_not_shown(start_redis: StartRedis, user: str) -> None:
    """The sentence says what is wrong and not what was tried."""
    server = start_redis(requirepass="right")
    url = f"redis://{user}:{PASSWORD}@127.0.0.1:{server.port}/0"
    text = await refusal(RedisStore(url, "bot").open())
    assert text == f"Redis at {server.url} refused the user or the password: correct them in the store's URL"


async def test_a_missing_password_is_told(start_redis: StartRedis) -> None:
    """A URL without one is refused in the same words."""
    server = start_redis(requirepass="right")
    assert "refused the user or the password" in await refusal(RedisStore(server.url, "bot").open())


async def test_the_right_password_works(start_redis: StartRedis) -> None:
    """With odd characters, percent-encoded."""
    server = start_redis(requirepass="p@ss/word#1")
    store = RedisStore(f"redis://:p%40ss%2Fword%231@127.0.0.1:{server.port}/0", "bot")
    await store.open()
    assert await store.load("k") == Record()
    await store.close()


@pytest.mark.parametrize(
    "url",
    [
        f"redis://:{PASSWORD}@127.0.0.1:1/0",
        f"redis://user:{PASSWORD}@127.0.0.1:1",
        f"redis://127.0.0.1:1/0?password={PASSWORD}",
        f"redis://:{PASSWORD}/x@127.0.0.1:1/0",
        f"redis://:{PASSWORD}#x@127.0.0.1:1/0",
        f"redis://:1?{PASSWORD}@127.0.0.1:1/0",
        f"redis://{PASSWORD}/x@127.0.0.1:1",
        f"redis://:x@127.0.0.1:{PASSWORD}/0",
        f"redis://[{PASSWORD}",
        f"redis://127.0.0.1:1/0?unheard_of={PASSWORD}",
        f"redis://127.0.0.1:1/0?socket_timeout={PASSWORD}",
    ],
)
async def test_no_form_of_url_shows_its_password(url: str) -> None:
    """Neither a good URL nor a broken one."""

    async def use() -> None:
        await RedisStore(url, "bot").open()

    await refusal(use())


@pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-ttl", "allkeys-random"])
async def test_a_server_that_evicts_is_refused(start_redis: StartRedis, policy: str) -> None:
    """With a memory limit and another policy than noeviction, sessions would vanish."""
    server = start_redis(**{"maxmemory": "100mb", "maxmemory-policy": policy})
    assert await refusal(RedisStore(server.url, "bot").open()) == (
        f"Redis at {server.url} may throw sessions away (maxmemory-policy '{policy}'): "
        "set maxmemory-policy to 'noeviction'"
    )


@pytest.mark.parametrize(("limit", "policy"), [("0", "allkeys-lru"), ("100mb", "noeviction")])
async def test_a_server_that_cannot_evict_is_taken(start_redis: StartRedis, limit: str, policy: str) -> None:
    """Without a limit the policy means nothing; with noeviction the limit does no harm."""
    server = start_redis(**{"maxmemory": limit, "maxmemory-policy": policy})
    store = RedisStore(server.url, "bot")
    await store.open()
    await store.close()


async def test_a_server_without_memory_is_told(start_redis: StartRedis) -> None:
    """A write that finds no room is refused whole, and reading still works."""
    server = start_redis()
    store = RedisStore(server.url, "bot")
    await store.open()
    await store.commit("k", Record(1, b"s"), None)
    server.client().config_set("maxmemory", "1")
    assert await refusal(store.intake("k", "1", b"e")) == f"Redis at {server.url} is out of memory: raise its maxmemory"
    server.client().config_set("maxmemory", "0")
    assert await all_unfinished(store) == {}
    await store.close()


async def test_an_older_server_is_refused() -> None:
    """The sentence names its version and the one that is needed."""
    async with await answer_as_version("6.2.14") as server:
        port = server.sockets[0].getsockname()[1]
        text = await refusal(RedisStore(f"redis://127.0.0.1:{port}/0", "bot").open())
    assert text == f"Redis at redis://127.0.0.1:{port}/0 is version 6.2.14: at least version 7 is needed"


async def test_a_newer_server_is_taken() -> None:
    """Two digits are more than one."""
    async with await answer_as_version("10.0.1") as server:
        store = RedisStore(f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}/0", "bot")
        await store.open()
        await store.close()


async def test_a_forbidden_command_is_told(start_redis: StartRedis) -> None:
    """A user of the server who may do too little is told what to allow."""
    server = start_redis()
    server.client().acl_setuser("timid", enabled=True, passwords=["+pw"], keys=["*"], commands=["+ping"])
    url = f"redis://timid:pw@127.0.0.1:{server.port}/0"
    assert "forbids its user a command: allow INFO, SCRIPT, EVALSHA" in await refusal(RedisStore(url, "bot").open())


async def test_a_replica_is_told(start_redis: StartRedis) -> None:
    """Writing to a read-only replica names the cure."""
    primary = start_redis()
    replica = start_redis(replicaof=f"127.0.0.1 {primary.port}")
    store = RedisStore(replica.url, "bot")
    await store.open()
    assert "is a read-only replica: name its primary" in await refusal(store.intake("k", "1", b"e"))
    await store.close()
