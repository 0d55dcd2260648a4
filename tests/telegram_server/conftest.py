"""A fresh server, a bot without any library, and a person who has started the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """A server of this test's own."""
    async with TelegramServer(http_webhooks=True, retry_seconds=0.01) as running:
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[RawBot]:
    """A bot over plain HTTP."""
    async with aiohttp.ClientSession() as session:
        yield RawBot(server, session)


@pytest.fixture
def anna(server: TelegramServer) -> Client:
    """A person to whom the bot may write."""
    return server.user(1001, "Anna", "anna", "en", started=True)
