"""The one conversation that is measured, the updates of its turns, and a Telegram that answers at once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, GetMe, SendMessage
from aiogram.types import Chat, InlineKeyboardMarkup, Message, User

TOKEN = "42:TOKEN-FOR-A-TRANSPORT-THAT-GOES-NOWHERE"
DATE = 1_760_000_000
TURNS = ("/register", "Ada", "nope", "ada@example.com", "press Confirm")
SAYS = ("What is your name?", "Nice, Ada!", "not a valid email", "Email: ada@example.com", "Saved")
FLOW = """\
flow: registration
triggers:
  - command: register
nodes:
  name:
    prompt: What is your name?
  email:
    prompt: "Nice, {{ name }}! What is your email?"
    input: email
    error: That is not a valid email. Try again.
  confirm:
    prompt: "Confirm: Name: {{ name }} / Email: {{ email }}"
    buttons:
      Confirm: saved
      Cancel: cancel
  saved:
    say: Saved
"""


class Nowhere(BaseSession):
    """Answers every call at once and remembers the last message of each chat."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[int, str] = {}
        self.buttons: dict[int, dict[str, str]] = {}
        self.shown: dict[int, int] = {}
        self._number = 0

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Nothing is streamed."""
        yield b""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        """The answer that Telegram would give."""
        match method:
            case SendMessage() | EditMessageText():
                return self._message(bot, method)
            case GetMe():
                return User(id=42, is_bot=True, first_name="Bot", username="bench_bot")
            case AnswerCallbackQuery() | EditMessageReplyMarkup():
                return True
            case _:
                raise NotImplementedError(type(method).__name__)

    def _message(self, bot: Bot, method: SendMessage | EditMessageText) -> Message:
        chat = int(method.chat_id or 0)
        self._number += 1
        self.said[chat], self.shown[chat] = method.text or "", self._number
        if isinstance(markup := method.reply_markup, InlineKeyboardMarkup):
            self.buttons[chat] = {b.text: b.callback_data or "" for row in markup.inline_keyboard for b in row}
        message = Message(message_id=self._number, date=DATE, chat=Chat(id=chat, type="private"), text=method.text)
        return message.as_(bot)


def update(turn: int, user: int, number: int, nowhere: Nowhere) -> dict[str, Any]:
    """The update of a turn."""
    sender = {"id": user, "is_bot": False, "first_name": "Ada", "username": f"user{user}", "language_code": "en"}
    chat = {"id": user, "type": "private", "first_name": "Ada"}
    text = TURNS[turn]
    if text.startswith("press "):
        message = {"message_id": nowhere.shown[user], "date": DATE, "chat": chat, "text": nowhere.said[user]}
        data = nowhere.buttons[user][text.removeprefix("press ")]
        query = {"id": str(number), "from": sender, "chat_instance": "1", "data": data, "message": message}
        return {"update_id": number, "callback_query": query}
    message = {"message_id": number, "date": DATE, "chat": chat, "from": sender, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"offset": 0, "length": len(text), "type": "bot_command"}]
    return {"update_id": number, "message": message}
