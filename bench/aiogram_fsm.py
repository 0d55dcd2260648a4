"""The same conversation as aiogram's documentation would write it: states, filters, handlers, a storage."""

from __future__ import annotations

import re
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.conversation import TOKEN, Nowhere

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Form(StatesGroup):
    """The questions."""

    name = State()
    email = State()
    confirm = State()


class Engine:
    """Raw updates in, calls of aiogram's Bot out."""

    def __init__(self, store: str) -> None:
        self.nowhere = Nowhere()
        self._bot = Bot(TOKEN, session=self.nowhere)
        self._dispatcher = Dispatcher(storage=_storage(store))
        self._dispatcher.include_router(_router())

    async def start(self) -> None:
        """Starts the dispatcher's storage."""
        await self._dispatcher.emit_startup(bot=self._bot)

    async def feed(self, update: dict[str, Any]) -> None:
        """One turn."""
        await self._dispatcher.feed_raw_update(self._bot, update)

    async def stop(self) -> None:
        """Closes the storage."""
        await self._dispatcher.storage.close()


def _storage(store: str) -> BaseStorage:
    if not store.startswith("redis"):
        return MemoryStorage()
    from aiogram.fsm.storage.redis import RedisStorage

    return RedisStorage.from_url(store)


def _router() -> Router:
    router = Router()
    router.message(Command("register"))(_register)
    router.message(Form.name, F.text)(_name)
    router.message(Form.email, F.text)(_email)
    router.callback_query(Form.confirm, F.data == "confirm")(_confirm)
    return router


async def _register(message: Message, state: FSMContext) -> None:
    await state.set_state(Form.name)
    await message.answer("What is your name?")


async def _name(message: Message, state: FSMContext) -> None:
    await state.update_data(name=message.text)
    await state.set_state(Form.email)
    await message.answer(f"Nice, {message.text}! What is your email?")


async def _email(message: Message, state: FSMContext) -> None:
    if not EMAIL.fullmatch(message.text or ""):
        await message.answer("That is not a valid email. Try again.")
        return
    data = await state.update_data(email=message.text)
    await state.set_state(Form.confirm)
    buttons = [[InlineKeyboardButton(text=text, callback_data=text.lower()) for text in ("Confirm", "Cancel")]]
    text = f"Confirm: Name: {data['name']} / Email: {data['email']}"
    await message.answer(text, reply_markup=InlineKeyboardMarkup(inline_keyboard=buttons))


async def _confirm(query: CallbackQuery, state: FSMContext) -> None:
    await state.clear()
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.answer("Saved")
