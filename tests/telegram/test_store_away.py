"""Redis is stopped while the bot runs, and started again: nothing is lost and nothing is said twice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.stores.redis_server import RedisServer
from tests.telegram.patience import until
from tests.telegram.talking import all_done, bot_texts, do, play
from tests.telegram.worlds import World, world

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture(scope="module")
def frail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A Redis that writes to its file before it answers, so that it forgets nothing."""
    server = RedisServer(tmp_path_factory.mktemp("frail"), appendonly="yes", appendfsync="always")
    server.start()
    yield server
    server.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def made(tmp_path_factory: pytest.TempPathFactory, frail: RedisServer) -> AsyncIterator[World]:
    """A bot on it."""
    async with world(tmp_path_factory.mktemp("away"), frail.url) as made:
        yield made


async def test_messages_while_the_store_is_away_are_answered_when_it_is_back(made: World, frail: RedisServer) -> None:
    """In their order, each once."""
    ada, began = made.person(), len(made.bot.errors)
    await do(ada, "/chain")
    frail.stop()
    for _ in range(5):
        await ada.send("on")
    await until(lambda: "cannot be reached" in made.bot.errors[began:])
    frail.start()
    await all_done(ada)
    assert bot_texts(ada) == ["0", "1", "2", "3", "4", "5"]


async def test_a_turn_whose_store_goes_away_in_the_middle_goes_on(made: World, frail: RedisServer) -> None:
    """The action has run; its result is kept as soon as that is possible, and the action is not run again."""
    ada, began = made.person(), len(made.bot.errors)
    await do(ada, "/slow")
    hold, calls = made.folder / "hold", made.folder / "calls.txt"
    hold.touch()
    await ada.send("tea")
    await until(calls.exists)
    frail.stop()
    hold.unlink()
    await until(lambda: f"session {ada.id}:{ada.id} waits" in made.bot.errors[began:])
    frail.start()
    await all_done(ada)
    assert bot_texts(ada) == ["What may I bring?", "Here: TEA"]
    assert len(calls.read_text().splitlines()) == 1


async def test_a_store_that_hangs_for_a_moment_loses_nothing(made: World, frail: RedisServer) -> None:
    """Its connections stay open and nothing answers."""
    ada = made.person()
    await do(ada, "/register")
    frail.freeze()
    await ada.send("Ada")
    await ada.send("ada@example.com")
    frail.thaw()
    await all_done(ada)
    await play(ada, [("confirm", ["Saved. Welcome, Ada!"])])


async def test_its_absence_is_told_in_sentences(made: World) -> None:
    """An operator reads what is the matter, and no traceback."""
    assert "Redis at" in made.bot.errors
    assert "Traceback" not in made.bot.errors
