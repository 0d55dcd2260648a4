"""A Bot API server, a bot process on it, and as many people as a test needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from dragoman.project.loading import load
from dragoman_bots.stores.urls import open_store
from tests.telegram.patience import PATIENCE, until
from tests.telegram.processes import Program, bot
from tests.telegram.projects import write_project
from tests.telegram_server import Client, TelegramServer

SQLITE = "sqlite:data/examples.db"
PLAYGROUND = Path(__file__).parent / "playground"
"""Flows that show one feature each."""


@dataclass(slots=True)
class World:
    """One bot at work. Each test takes people of its own, so that tests share the process."""

    server: TelegramServer
    folder: Path
    bot: Program
    store: str
    _numbers: count[int] = field(default_factory=lambda: count(1001))

    def person(self, first_name: str = "Ada", *, started: bool = False) -> Client:
        """Somebody whom nobody has met."""
        return self.server.user(next(self._numbers), first_name, started=started)

    async def restart(self, *, kill: bool = True) -> None:
        """Ends the process, by SIGKILL or SIGTERM, and starts it again."""
        await (self.bot.kill() if kill else self.bot.terminate())
        await self.start()

    async def start(self) -> None:
        """Starts the bot once the server has noticed that nobody polls."""
        await until(lambda: not self.server.world.queue.polled.is_set())
        await self.bot.start()
        await self.bot.polls(self.server)

    async def at_rest(self) -> None:
        """Waits until the store holds nothing that is still to be done."""
        store = open_store(self.store, "examples", self.folder)
        await store.open()
        async with asyncio.timeout(PATIENCE):
            left = True
            while left:
                left = bool([key async for key, _, _ in store.unfinished()])
                await asyncio.sleep(0.02)
        await store.close()


@asynccontextmanager
async def world(folder: Path, store: str = SQLITE, flows: Path | None = PLAYGROUND) -> AsyncIterator[World]:
    """A bot that polls, on a server of its own."""
    async with TelegramServer() as server:
        write_project(folder, server.url, store, flows)
        problems = load(folder)
        assert problems.project is not None, problems.errors
        made = World(server, folder, bot(folder, server.token), store)
        try:
            await made.start()
            yield made
        finally:
            await made.bot.kill()
