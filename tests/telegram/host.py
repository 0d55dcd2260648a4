"""Somebody's own aiogram bot, with YAML flows in it: `python host.py API FLOWS`."""

from __future__ import annotations

import asyncio
import os
import sys

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from dragoman_bots import FlowRouter

host = Router()


@host.message(Command("ping"))
async def ping(message: Message) -> None:
    """A command of the host's."""
    await message.answer("pong")


@host.message(Command("like"))
async def like(message: Message) -> None:
    """Buttons of the host's."""
    button = InlineKeyboardButton(text="Yes", callback_data="host:yes")
    await message.answer("Do you like it?", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))


@host.callback_query()
async def liked(query: CallbackQuery) -> None:
    """Every press that nobody else took."""
    await query.answer(f"the host got {query.data}")


@host.message()
async def echo(message: Message) -> None:
    """Every message that nobody else took."""
    await message.answer(f"echo: {message.text}")


async def main() -> None:
    """Polls, as any bot does."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
    dispatcher = Dispatcher()
    dispatcher.include_router(FlowRouter(sys.argv[2]))
    dispatcher.include_router(host)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
