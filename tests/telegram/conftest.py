"""Bots at work for the tests to talk to. One process serves many tests: each test brings people of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.stores.redis_server import RedisServer
from tests.telegram.worlds import SQLITE, World, world
from tests.telegram_server import Client

STORES = ("sqlite", "redis")


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis of these tests' own."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


def store_url(store: str, redis: RedisServer, number: int) -> str:
    """A store that no other bot uses."""
    return f"redis://127.0.0.1:{redis.port}/{number}" if store == "redis" else SQLITE


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """A bot on SQLite that lives as long as the tests."""
    async with world(tmp_path_factory.mktemp("shared")) as made:
        yield made


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_on_redis(tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer) -> AsyncIterator[World]:
    """The same on Redis."""
    async with world(tmp_path_factory.mktemp("on_redis"), store_url("redis", redis_server, 0)) as made:
        yield made


@pytest.fixture(params=STORES)
def on_each_store(request: pytest.FixtureRequest) -> World:
    """The one, and the other."""
    made: World = request.getfixturevalue({"sqlite": "shared", "redis": "shared_on_redis"}[request.param])
    return made


@pytest.fixture
def ada(shared: World) -> Client:
    """Somebody new to the shared bot."""
    return shared.person("Ada")


@pytest.fixture
def bob(shared: World) -> Client:
    """Somebody else who is new to the shared bot."""
    return shared.person("Bob")
