"""Bots at work for the tests to talk to. One process serves many tests: each test brings people of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from tests.stores.redis_server import RedisServer
from tests.telegram.dialogues import DIALOGUES, QUESTIONS
from tests.telegram.talking import bot_texts, play
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


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=STORES)
async def on_each_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer
) -> AsyncIterator[World]:
    """A bot on SQLite, and one on Redis."""
    async with world(tmp_path_factory.mktemp("each"), store_url(request.param, redis_server, 0)) as made:
        yield made


@pytest.fixture
def ada(shared: World) -> Client:
    """Somebody new to the shared bot."""
    return shared.person("Ada")


@pytest.fixture
def bob(shared: World) -> Client:
    """Somebody else who is new to the shared bot."""
    return shared.person("Bob")


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A bot that was ended while somebody stood at every question of every dialogue, and started again."""

    world: World
    people: dict[tuple[str, int], Client]
    said: dict[tuple[str, int], list[str]]


ENDINGS = [(store, ending) for store in STORES for ending in ("killed", "terminated")]


@pytest_asyncio.fixture(
    scope="session", loop_scope="session", params=ENDINGS, ids=lambda pair: f"{pair[0]}-{pair[1]}"
)
async def interrupted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer
) -> AsyncIterator[Interrupted]:
    """The process is ended once for all questions; each test then looks at one of them."""
    store, ending = request.param
    url = store_url(store, redis_server, 1 + ENDINGS.index(request.param))
    async with world(tmp_path_factory.mktemp("interrupted"), url) as made:
        people = {place: made.person() for place in QUESTIONS}
        await asyncio.gather(*(play(people[name, step], DIALOGUES[name][:step]) for name, step in QUESTIONS))
        await made.at_rest()
        said = {place: bot_texts(person) for place, person in people.items()}
        await made.restart(kill=ending == "killed")
        yield Interrupted(made, people, said)
