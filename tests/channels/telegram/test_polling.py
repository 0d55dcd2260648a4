"""The poller: an update is acknowledged when it is kept, and only then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from dragoman.interpreter.memory import SEEN
from dragoman_bots.bot import telegram_bot
from dragoman_bots.channels.telegram import polling
from dragoman_bots.channels.telegram.errors import TelegramRefused
from dragoman_bots.channels.telegram.polling import Poller
from dragoman_bots.stores.protocol import StoreUnavailable
from tests.telegram_server import TelegramServer
from tests.telegram_server.server import TOKEN

Take = Callable[[dict[str, Any]], Awaitable[None]]


class Taker:
    """Keeps updates; those in `refused` are refused once, as by a store that is away."""

    def __init__(self, *refused: int) -> None:
        self.kept: list[Any] = []
        self._refused = set(refused)
        self._changed = asyncio.Event()

    async def take(self, update: dict[str, Any]) -> None:
        """Keeps it, or not."""
        number = update["update_id"]
        if number in self._refused and not isinstance(number, bool):
            self._refused.discard(number)
            raise StoreUnavailable("away")
        self.kept.append(number)
        self._changed.set()

    async def until_kept(self, *numbers: Any) -> None:
        """Waits until all of these are kept."""
        while any(number not in self.kept for number in numbers):
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def polling_at(url: str, take: Take, token: str = TOKEN) -> AsyncIterator[asyncio.Task[None]]:
    """A poller at work."""
    bot = telegram_bot(token, url)
    poller = asyncio.create_task(Poller(bot, take).run())
    try:
        async with asyncio.timeout(30):
            yield poller
    finally:
        poller.cancel()
        await asyncio.gather(poller, return_exceptions=True)
        await bot.session.close()


@asynccontextmanager
async def answering(*bodies: bytes) -> AsyncIterator[str]:
    """A server that answers with these bodies, the last one for ever; its address."""
    left = list(bodies)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=left.pop(0) if len(left) > 1 else left[0], content_type="application/json")

    application = web.Application()
    application.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once."""
    monkeypatch.setattr(polling, "FIRST", 0.01)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """A Bot API server."""
    async with TelegramServer() as running:
        yield running


def offsets(server: TelegramServer) -> list[int]:
    """What the polls acknowledged."""
    return [int(call.params["offset"]) for call in server.called("getUpdates")]


async def test_what_was_not_kept_is_offered_again(server: TelegramServer) -> None:
    """With all that came behind it: the offset stops before it."""
    for text in "abc":
        await server.user().send(text)
    taker = Taker(100_002)
    async with polling_at(server.url, taker.take):
        await taker.until_kept(100_001, 100_002, 100_003)
    assert taker.kept == [100_001, 100_003, 100_002, 100_003]


async def test_what_was_kept_is_acknowledged_with_the_next_poll(server: TelegramServer) -> None:
    """So that Telegram forgets it."""
    taker = Taker()
    async with polling_at(server.url, taker.take):
        await server.user().send("a")
        await taker.until_kept(100_001)
        await server.user().send("b")
        await taker.until_kept(100_002)
    assert offsets(server)[:2] == [0, 100_002]
    assert 100_001 not in [update.number for update in server.world.queue.pending]


async def test_updates_out_of_order_do_not_move_the_offset_back(server: TelegramServer) -> None:
    """The highest of a poll counts, wherever in it it stands."""
    for number in (500, 300, 400):
        server.raw_update({"update_id": number})
    taker = Taker()
    async with polling_at(server.url, taker.take):
        await taker.until_kept(300, 400, 500)
        await server.user().send("a")
        await taker.until_kept(100_004)
    assert offsets(server)[:2] == [0, 501]


@pytest.mark.parametrize("number", [2**53, 10**40, -5, True, "9" * 5000, None, "x"], ids=lambda value: str(value)[:20])
async def test_an_id_that_cannot_be_moves_nothing(server: TelegramServer, number: Any) -> None:
    """Or every update of a smaller one would be lost."""
    server.raw_update({"update_id": number})
    taker = Taker()
    async with polling_at(server.url, taker.take):
        await server.user().send("a")
        await taker.until_kept(100_002)
        await server.user().send("b")
        await taker.until_kept(100_003)
    assert max(offsets(server)) == 100_003


async def test_an_id_written_as_a_text_is_acknowledged(server: TelegramServer) -> None:
    """Or it would come back for ever."""
    server.raw_update({"update_id": "700"})
    taker = Taker()
    async with polling_at(server.url, taker.take):
        await taker.until_kept("700")
        await server.user().send("a")
        await taker.until_kept(100_002)
    assert 701 in offsets(server)


async def test_a_poll_asks_for_no_more_than_a_session_remembers(server: TelegramServer) -> None:
    """A process that is killed before it acknowledged a poll is given all of it again."""
    taker = Taker()
    async with polling_at(server.url, taker.take):
        await server.user().send("a")
        await taker.until_kept(100_001)
    assert int(server.called("getUpdates")[0].params["limit"]) <= SEEN


async def test_a_wrong_token_ends_the_polling(server: TelegramServer) -> None:
    """There is no sense in going on."""
    async with polling_at(server.url, Taker().take, "123456789:AAHnot-this-one-000000000000000000") as poller:
        with pytest.raises(TelegramRefused, match="refuses the token"):
            await poller


async def test_a_webhook_that_stays_ends_the_polling(server: TelegramServer) -> None:
    """Somebody else receives the updates; a few conflicts in a row are borne, for a process that was restarted."""
    async with telegram_bot(server.token, server.url) as bot:
        await bot.set_webhook("https://example.org/hook")
    async with polling_at(server.url, Taker().take) as poller:
        with pytest.raises(TelegramRefused, match="another program receives this bot's updates"):
            await poller
    assert len(server.called("getUpdates")) == polling.CONFLICTS


async def test_a_conflict_that_passes_is_borne(server: TelegramServer) -> None:
    """A restarted bot may meet its former self's last poll."""
    async with telegram_bot(server.token, server.url) as bot:
        await bot.set_webhook("https://example.org/hook")
        taker = Taker()
        async with polling_at(server.url, taker.take):
            await bot.delete_webhook()
            await server.user().send("a")
            await taker.until_kept(100_001)


BODIES = {
    "no JSON": b"<html>502 Bad Gateway</html>",
    "too deep": b"[" * 100_000,
    "not UTF-8": b'{"ok": true, "result": ["\xff"]}',
    "a list": b"[1, 2]",
    "no result": b'{"ok": true}',
    "a refusal in words": b'{"ok": false, "description": "Bad Request"}',
    "strange parameters": b'{"ok": false, "parameters": {"retry_after": 0}}',
    "parameters in words": b'{"ok": false, "parameters": "later"}',
    "a pause in words": b'{"ok": false, "parameters": {"retry_after": "soon"}}',
    "nothing": b"",
}
GOOD = b'{"ok": true, "result": [{"update_id": 9}]}'


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_an_answer_that_makes_no_sense_is_asked_again(body: bytes) -> None:
    """And the next one counts."""
    taker = Taker()
    async with answering(body, GOOD) as url, polling_at(url, taker.take):
        await taker.until_kept(9)


async def test_a_number_of_ten_thousand_digits_harms_nobody() -> None:
    """The other updates of its poll are kept."""
    taker = Taker()
    body = b'{"ok": true, "result": [{"update_id": %b}, {"update_id": 9}]}' % (b"9" * 10_000)
    async with answering(body) as url, polling_at(url, taker.take):
        await taker.until_kept(9)
