"""The conversation by Dragoman."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from aiogram import Bot

from bench.conversation import FLOW, TOKEN, Nowhere
from dragoman import load_project
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.sending import TelegramChannel
from dragoman_bots.channels.telegram.updates import Updates
from dragoman_bots.runtime.clock import SystemClock
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.urls import open_store


class Engine:
    """Raw updates in, calls of aiogram's Bot out."""

    def __init__(self, store: str) -> None:
        self.nowhere = Nowhere()
        folder = Path(tempfile.mkdtemp(prefix="dragoman-bench-"))
        (folder / "registration.yaml").write_text(FLOW, encoding="utf-8")
        tokens = PressTokens(TOKEN)
        self._updates, self._clock = Updates("bench_bot", tokens), SystemClock()
        channel = TelegramChannel(Bot(TOKEN, session=self.nowhere), tokens)
        self.store = open_store(store, "bench", folder)
        self._runtime = Runtime(load_project(folder), self.store, channel)

    async def start(self) -> None:
        """Opens the store."""
        await self._runtime.start()

    async def feed(self, update: dict[str, Any]) -> None:
        """One turn."""
        event = self._updates.read(update, self._clock.now())
        if event is not None:
            await self._runtime.handle(event)

    async def stop(self) -> None:
        """Closes the store."""
        await self._runtime.stop()
