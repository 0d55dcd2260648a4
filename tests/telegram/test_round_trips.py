"""What a turn costs in Redis, counted at the server while a bot process talks over HTTP.

Everything that a client sends is looked at, by MONITOR. The only thing beside the two calls of a turn is a delivery
mark that no later turn came to carry within 100 ms: it is written by itself, when nobody waits for it.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from threading import Thread
from typing import Any

import pytest
import pytest_asyncio

from dragoman_bots.stores import _redis_scripts as scripts
from tests.stores.redis_server import RedisServer
from tests.telegram.patience import until
from tests.telegram.talking import Press, bot_texts, do
from tests.telegram.worlds import World, world
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

NAMES = {scripts.INTAKE.sha: "intake", scripts.COMMIT.sha: "commit", scripts.MARK.sha: "mark"}
END = "end of the count"


class Count:
    """All commands that clients send from now on, by name; calls of scripts by what they do."""

    def __init__(self, server: RedisServer) -> None:
        self._telling = server.client()
        # redis-py leaves its monitor without types.
        self._watching: Any = server.client()
        self._telling.ping()
        self._seen: list[str] = []
        self._ready = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._thread = Thread(target=self._watch, daemon=True)

    async def begin(self) -> None:
        """Returns when every further command is seen."""
        self._thread.start()
        await self._ready.wait()

    async def end(self) -> list[str]:
        """What was seen."""
        self._telling.echo(END)
        await asyncio.to_thread(self._thread.join)
        return self._seen

    def _watch(self) -> None:
        with self._watching.monitor() as monitor:
            self._loop.call_soon_threadsafe(self._ready.set)
            for seen in monitor.listen():
                words = seen["command"].split(" ")
                if seen["command"].endswith(END):
                    return
                if seen["client_type"] != "lua":
                    self._seen.append(NAMES.get(words[1], words[1]) if words[0] == "EVALSHA" else words[0])


def _more_than(person: Client, messages: int) -> bool:
    return len(person.messages) > messages


async def said(person: Client, text: str) -> None:
    """Waits until this is the newest that the bot says."""
    await until(lambda: bot_texts(person)[-1] == text)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> RedisServer:
    """A Redis that nobody else talks to."""
    server = RedisServer(tmp_path_factory.mktemp("counted"))
    server.start()
    return server


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def made(tmp_path_factory: pytest.TempPathFactory, counted: RedisServer) -> AsyncIterator[World]:
    """A bot on it."""
    async with world(tmp_path_factory.mktemp("turns"), counted.url) as made:
        yield made
    counted.stop()


async def test_fifty_answers_are_a_hundred_calls(made: World, counted: RedisServer) -> None:
    """One intake and one commit each, in turns; the marks ride inside them."""
    ada = made.person()
    await do(ada, "/chain")
    await made.at_rest()
    count = Count(counted)
    await count.begin()
    for number in range(1, 51):
        await ada.send("on")
        await said(ada, str(number))
    seen = await count.end()
    assert [name for name in seen if name != "mark"] == ["intake", "commit"] * 50
    assert Counter(seen)["mark"] < 50


async def test_twenty_presses_are_forty_calls(made: World, counted: RedisServer) -> None:
    """A press is answered, the message edited and the menu sent again: still one intake and one commit."""
    ada = made.person()
    for act in ("/customer", Press("Existing customer"), "A-1"):
        await do(ada, act)
    await made.at_rest()
    count = Count(counted)
    await count.begin()
    before = len(ada.messages)
    for number in range(20):
        await ada.press("Support")
        await until(partial(_more_than, ada, before + number))
    seen = await count.end()
    assert [name for name in seen if name != "mark"] == ["intake", "commit"] * 20


async def test_a_turn_that_changes_nothing_costs_no_more(made: World, counted: RedisServer) -> None:
    """A wrong answer is told, and that is all."""
    ada = made.person()
    await do(ada, "/order")
    await made.at_rest()
    count = Count(counted)
    await count.begin()
    await ada.send("cherry")
    await said(ada, "Please choose Apple, Banana or Orange.")
    seen = await count.end()
    assert [name for name in seen if name != "mark"] == ["intake", "commit"]
