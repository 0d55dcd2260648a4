"""The poller: an update is acknowledged when it is kept, and only then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from tests.telegram_server import TelegramServer

from dragoman_bots.bot import telegram_bot
from dragoman_bots.channels.telegram import polling
from dragoman_bots.channels.telegram.errors import TelegramRefused
from dragoman_bots.channels.telegram.polling import Poller
from dragoman_bots.stores.protocol import StoreUnavailable

DEEP = "[" * 100_000
GOOD = {"ok": True, "result": [{"update_id": 9}]}


class Taker:
    """Keeps updates; those in `refused` are refused once, as by a store that is away."""

    def __init__(self, *refused: int) -> None:
        self.kept: list[int] = []
        self._refused = set(refused)
        self._changed = asyncio.Event()

    async def take(self, update: dict[str, Any]) -> None:
        """Keeps it, or not."""
        number = update["update_id"]
        if number in self._refused:
            self._refused.discard(number)
            raise StoreUnavailable("away")
        self.kept.append(number)
        self._changed.set()

    async def until_kept(self, *numbers: int) -> None:
        """Waits until all of these are kept."""
        while not set(numbers) <= set(self.kept):
            self._changed.clear()
            await self._changed.wait()


async def polled(url: str, token: str, taker: Taker, *numbers: int) -> None:
    """Polls until these updates are kept."""
    bot = telegram_bot(token, url)
    poller = asyncio.create_task(Poller(bot, taker.take).run())
    try:
        async with asyncio.timeout(30):
            waiting = asyncio.create_task(taker.until_kept(*numbers))
            await asyncio.wait({poller, waiting}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if poller.done():
                poller.result()
    finally:
        poller.cancel()
        await asyncio.gather(poller, return_exceptions=True)
        await bot.session.close()


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
    await polled(server.url, server.token, taker, 100_001, 100_002, 100_003)
    assert 100_002 in offsets(server)
    assert max(offsets(server)) <= 100_004
    assert offsets(server).index(100_002) < len(offsets(server))


async def test_what_was_kept_is_acknowledged_with_the_next_poll(server: TelegramServer) -> None:
    """So that Telegram forgets it."""
    await server.user().send("a")
    await polled(server.url, server.token, Taker(), 100_001)
    await server.user().send("b")
    taker = Taker()
    await polled(server.url, server.token, taker, 100_002)
    assert server.world.queue.pending == [] or server.world.queue.pending[0].number >= 100_001


async def test_updates_out_of_order_do_not_move_the_offset_back(server: TelegramServer) -> None:
    """The highest of a poll counts, wherever in it it stands."""
    for number in (500, 300, 400):
        server.raw_update({"update_id": number})
    server.faults.inject("cut", method="getUpdates", times=0)
    taker = Taker()
    task = asyncio.create_task(polled(server.url, server.token, taker, 300, 400, 500, 100_004))
    while len(taker.kept) < 3 or 501 not in offsets(server):
        await asyncio.sleep(0.01)
    await server.user().send("a")
    await task
    assert offsets(server)[:2] == [0, 501]


@pytest.mark.parametrize("number", [2**53, 10**40, -5, True, "9" * 5000, None, "x"], ids=lambda value: str(value)[:20])
async def test_an_id_that_cannot_be_moves_nothing(server: TelegramServer, number: Any) -> None:
    """Or every update of a smaller one would be lost."""
    server.raw_update({"update_id": number})
    await server.user().send("a")
    await polled(server.url, server.token, Taker(), 100_002)
    assert max(offsets(server)) <= 100_003


async def test_an_id_written_as_a_text_is_acknowledged(server: TelegramServer) -> None:
    """Or it would come back for ever."""
    server.raw_update({"update_id": "700"})
    await server.user().send("a")
    taker = Taker()
    await polled(server.url, server.token, taker, 100_002)
    assert taker.kept


async def test_a_wrong_token_ends_the_polling(server: TelegramServer) -> None:
    """There is no sense in going on."""
    with pytest.raises(TelegramRefused, match="refuses the token"):
        await polled(server.url, "123456789:AAHnot-this-one-000000000000000000", Taker(), 1)


async def test_another_poller_ends_the_polling_when_it_stays(server: TelegramServer) -> None:
    """A webhook that somebody set is one, too."""
    server.world.queue.interrupt("nobody polls yet")
    server.faults.inject("slow", method="getUpdates", seconds=0, times=None)
    await _set_webhook(server)
    with pytest.raises(TelegramRefused, match="another program receives this bot's updates"):
        await polled(server.url, server.token, Taker(), 1)


async def _set_webhook(server: TelegramServer) -> None:
    bot = telegram_bot(server.token, server.url)
    await bot.set_webhook("https://example.org/hook")
    await bot.session.close()


BODIES = {
    "no JSON": b"<html>502 Bad Gateway</html>",
    "too deep": DEEP.encode(),
    "not UTF-8": b'{"ok": true, "result": ["\xff"]}',
    "a list": b"[1, 2]",
    "no result": b'{"ok": true}',
    "a refusal in words": b'{"ok": false, "description": "Bad Request"}',
    "strange parameters": b'{"ok": false, "parameters": {"retry_after": 0}}',
    "nothing": b"",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_an_answer_that_makes_no_sense_is_asked_again(body: bytes) -> None:
    """And the next one counts."""
    answers = [body, json.dumps(GOOD).encode()]

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=answers.pop(0) if len(answers) > 1 else answers[0], content_type="application/json")

    taker = Taker()
    runner = await _served(answer)
    await polled(f"http://127.0.0.1:{runner.addresses[0][1]}", "123456:AAHabcdefghijklmnopqrstuvwxyz01234", taker, 9)
    await runner.cleanup()


async def test_a_number_of_ten_thousand_digits_harms_nobody() -> None:
    """The other updates of its poll are kept."""
    huge = b'{"ok": true, "result": [{"update_id": %b}, {"update_id": 9}]}' % (b"9" * 10_000)
    taker = Taker()

    async def take(update: dict[str, Any]) -> None:
        if update["update_id"] is not None:
            await taker.take(update)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=huge, content_type="application/json")

    runner = await _served(answer)
    bot = telegram_bot("123456:AAHabcdefghijklmnopqrstuvwxyz01234", f"http://127.0.0.1:{runner.addresses[0][1]}")
    poller = asyncio.create_task(Poller(bot, take).run())
    async with asyncio.timeout(30):
        await taker.until_kept(9)
    poller.cancel()
    await asyncio.gather(poller, return_exceptions=True)
    await bot.session.close()
    await runner.cleanup()


async def _served(answer: Any) -> web.AppRunner:
    application = web.Application()
    application.router.add_post("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner
