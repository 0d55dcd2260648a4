"""The real aiogram against this server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.files import TINY_PNG

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="More", callback_data="more")]])


@pytest.fixture
async def aiogram_bot(server: TelegramServer) -> AsyncIterator[Bot]:
    """aiogram's bot."""
    bot = Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
    yield bot
    await bot.session.close()


async def start(message: Message) -> None:
    """Answers /start."""
    await message.answer("Count: 0", reply_markup=KEYBOARD)


async def more(query: CallbackQuery) -> None:
    """Answers a press."""
    assert isinstance(query.message, Message)
    await query.message.edit_text("Count: 1", reply_markup=KEYBOARD)
    await query.answer("Counted")


async def test_a_polling_dispatcher_talks(server: TelegramServer, aiogram_bot: Bot) -> None:
    """A command, a message with buttons, a press, an edit and a toast."""
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.callback_query.register(more, F.data == "more")
    polling = asyncio.create_task(dispatcher.start_polling(aiogram_bot, handle_signals=False, polling_timeout=1))
    anna = server.user(1001)
    await anna.send("/start")
    assert (await anna.next()).labels == [["More"]]
    assert await anna.press("More") == "Counted"
    assert [message.text for message in anna.messages] == ["/start", "Count: 1"]
    await dispatcher.stop_polling()
    await polling


async def test_aiogram_reads_the_refusals(server: TelegramServer, aiogram_bot: Bot, anna: Client) -> None:
    """Each as its own exception."""
    with pytest.raises(TelegramBadRequest, match="can't parse entities: Unsupported start tag"):
        await aiogram_bot.send_message(1001, "<p>", parse_mode="HTML")
    server.faults.inject("429", retry_after=9)
    with pytest.raises(TelegramRetryAfter) as caught:
        await aiogram_bot.send_message(1001, "x")
    assert caught.value.retry_after == 9
    server.faults.inject("5xx")
    with pytest.raises(TelegramServerError):
        await aiogram_bot.send_message(1001, "x")
    server.faults.inject("cut")
    with pytest.raises(TelegramNetworkError):
        await aiogram_bot.send_message(1001, "x")
    anna.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await aiogram_bot.send_message(1001, "x")


async def test_aiogram_reads_the_results(aiogram_bot: Bot, anna: Client) -> None:
    """Its types hold for what the server gives."""
    assert (await aiogram_bot.get_chat(1001)).first_name == "Anna"
    await aiogram_bot.set_my_commands([BotCommand(command="go", description="Goes")])
    assert [command.command for command in await aiogram_bot.get_my_commands()] == ["go"]
    sent = await aiogram_bot.send_photo(1001, BufferedInputFile(TINY_PNG, "a.png"), caption="<b>c</b>")
    assert sent.photo is not None
    downloaded = await aiogram_bot.download(sent.photo[-1])
    assert downloaded is not None
    assert downloaded.read() == TINY_PNG
    await aiogram_bot.delete_messages(1001, [sent.message_id])
    assert (await aiogram_bot.get_webhook_info()).pending_update_count == 0
