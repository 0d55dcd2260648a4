"""Servers for the tests of the stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores.redis_server import RedisServer

# So that a failed promise shows its values, though the files of the contract are no test files.
pytest.register_assert_rewrite("tests.stores.contract", "tests.stores.promises")


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One server for all tests that only need an empty one."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis_server(shared_redis: RedisServer) -> RedisServer:
    """An empty server with fresh statistics."""
    client = shared_redis.client()
    client.flushall()
    client.config_resetstat()
    return shared_redis


@pytest.fixture
def start_redis(tmp_path: Path) -> Iterator[Callable[..., RedisServer]]:
    """Starts a server of the test's own, with options of redis.conf; it is stopped after the test."""
    servers: list[RedisServer] = []

    def start(**options: str) -> RedisServer:
        folder = tmp_path / f"redis{len(servers)}"
        folder.mkdir()
        servers.append(RedisServer(folder, **options))
        servers[-1].start()
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
