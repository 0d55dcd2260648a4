"""Webhooks: the checks, the deliveries, their order, and calls in the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot


@dataclass
class Hook:
    """A receiver of updates with answers set by the test."""

    url: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=dict)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        """One delivery."""
        self.bodies.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.arrived.set()
        return web.json_response(self.answer, status=self.statuses.pop(0) if self.statuses else 200)

    async def wait(self, count: int) -> list[dict[str, Any]]:
        """The deliveries, once there are so many."""
        async with asyncio.timeout(5):
            while len(self.bodies) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return self.bodies


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    """A running receiver."""
    receiver = Hook()
    application = web.Application()
    application.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "http://example.com/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.com:8080/x"},
         "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ({"url": "https://127.0.0.1/x"}, "bad webhook: IP address 127.0.0.1 is reserved"),
        ({"url": "ftp://example.com"}, "invalid webhook URL specified"),
        ({"url": "https://example.com", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.com", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)  # fmt: skip
async def test_a_wrong_webhook_is_refused(params: dict[str, Any], reason: str) -> None:
    """By a server without the switch for tests."""
    async with TelegramServer() as server, aiohttp.ClientSession() as session:
        bot = RawBot(server, session)
        assert await bot.refused("setWebhook", **params) == f"400 Bad Request: {reason}"
        assert (await bot.ok("getWebhookInfo"))["url"] == ""


async def test_updates_are_posted_with_the_secret(bot: RawBot, anna: Client, hook: Hook) -> None:
    """Those that waited already, too."""
    await anna.send("before")
    await bot.ok("setWebhook", url=hook.url, secret_token="s-1_A", max_connections=5)
    await hook.wait(1)
    await anna.send("after")
    assert [body["message"]["text"] for body in await hook.wait(2)] == ["before", "after"]
    assert hook.secrets == ["s-1_A", "s-1_A"]


async def test_a_failed_delivery_comes_again_before_the_next(bot: RawBot, anna: Client, hook: Hook) -> None:
    """The order within a chat is kept."""
    hook.statuses = [500, 503]
    await bot.ok("setWebhook", url=hook.url)
    await anna.send("a")
    await anna.send("b")
    assert [body["message"]["text"] for body in await hook.wait(4)] == ["a", "a", "a", "b"]


async def test_the_last_failure_is_told(bot: RawBot, anna: Client, hook: Hook) -> None:
    """By getWebhookInfo."""
    hook.statuses = [500]
    await bot.ok("setWebhook", url=hook.url)
    await anna.send("a")
    await hook.wait(2)
    info = await bot.ok("getWebhookInfo")
    assert (info["url"], info["last_error_message"]) == (
        hook.url,
        "Wrong response from the webhook: 500 Internal Server Error",
    )


async def test_another_chat_does_not_wait(server: TelegramServer, bot: RawBot, anna: Client, hook: Hook) -> None:
    """Only its own chat is held up by a failure."""
    ben = server.user(2, "Ben")
    hook.statuses = [500]
    await bot.ok("setWebhook", url=hook.url)
    await anna.send("a")
    await hook.wait(1)
    await ben.send("b")
    bodies = await hook.wait(3)
    assert sorted(body["message"]["text"] for body in bodies) == ["a", "a", "b"]


async def test_a_call_in_the_answer_is_performed(server: TelegramServer, bot: RawBot, anna: Client, hook: Hook) -> None:
    """And is in the list of calls."""
    hook.answer = {"method": "sendMessage", "chat_id": 1001, "text": "from the answer"}
    await bot.ok("setWebhook", url=hook.url)
    await anna.send("a")
    assert (await anna.next()).text == "from the answer"
    assert [call.status for call in server.called("sendMessage")] == [200]


async def test_duplicates_are_posted_twice(server: TelegramServer, bot: RawBot, anna: Client, hook: Hook) -> None:
    """With the same number."""
    server.faults.inject("duplicate")
    await bot.ok("setWebhook", url=hook.url)
    await anna.send("a")
    first, second = await hook.wait(2)
    assert first == second


async def test_waiting_updates_can_be_dropped(bot: RawBot, anna: Client) -> None:
    """On deletion."""
    await anna.send("a")
    await bot.ok("deleteWebhook", drop_pending_updates=True)
    assert await bot.ok("getUpdates") == []
