"""Keyboards of ours as aiogram's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any, TypeVar

from aiogram.types import (
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonPollType,
    KeyboardButtonRequestChat,
    KeyboardButtonRequestUsers,
    LoginUrl,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from dragoman.interpreter.effects import (
    Button,
    Copy,
    Keyboard,
    Label,
    Link,
    Login,
    Pay,
    Press,
    Request,
    SendMessage,
    Share,
    WebApp,
)
from dragoman_bots.channels.telegram.presses import PressTokens

B = TypeVar("B", InlineKeyboardButton, KeyboardButton)
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

_LONGEST = 256
"""Characters of a label; Telegram says nothing of a limit and shows far less."""


INLINE_ROW, REPLY_ROW = 8, 10
"""Buttons that Telegram takes in one row."""


def markup(effect: SendMessage, key: str, tokens: PressTokens, private: bool = True) -> Markup | None:
    """What goes with a message: its keyboard, or the removal of an earlier one. Longer rows than Telegram takes are
    broken; outside private chats nobody can be asked for a number or a place by a button."""
    hint = effect.placeholder or None
    if effect.keyboard is None:
        if effect.remove_keyboard:
            return ReplyKeyboardRemove(remove_keyboard=True)
        return ForceReply(force_reply=True, input_field_placeholder=hint) if hint else None
    if effect.keyboard.kind == "inline":
        return inline(effect.keyboard, key, tokens)
    numbers = count(1)
    rows = [[_reply(one, next(numbers)) for one in row if _works(one, private)] for row in effect.keyboard.rows]
    if not any(rows):
        return None
    return ReplyKeyboardMarkup(
        keyboard=_broken(rows, REPLY_ROW), resize_keyboard=True, one_time_keyboard=True, input_field_placeholder=hint
    )


def inline(keyboard: Keyboard, key: str, tokens: PressTokens) -> InlineKeyboardMarkup:
    """An inline keyboard; buttons that only work under a reply keyboard are left out."""
    rows = [[shown for button in row if (shown := _inline(button, key, tokens))] for row in keyboard.rows]
    return InlineKeyboardMarkup(inline_keyboard=_broken(rows, INLINE_ROW))


def _broken(rows: Sequence[Sequence[B]], longest: int) -> list[list[B]]:
    return [list(row[start : start + longest]) for row in rows for start in range(0, len(row), longest)]


def _works(button: Button, private: bool) -> bool:
    return private or not isinstance(button.action, Request)


def _inline(button: Button, key: str, tokens: PressTokens) -> InlineKeyboardButton | None:
    text = (f"✓ {button.text}" if button.marked else button.text)[:_LONGEST]
    made = InlineKeyboardButton(text=text, style=button.style or None, icon_custom_emoji_id=button.icon or None)
    match button.action:
        case Press():
            return made.model_copy(update={"callback_data": tokens.make(key, button.action)})
        case Link(url):
            return made.model_copy(update={"url": url})
        case WebApp(url):
            return made.model_copy(update={"web_app": WebAppInfo(url=url)})
        case Login(url):
            return made.model_copy(update={"login_url": LoginUrl(url=url)})
        case Copy(text):
            return made.model_copy(update={"copy_text": CopyTextButton(text=text)})
        case Share(text):
            return made.model_copy(update={"switch_inline_query": text})
        case Pay():
            return made.model_copy(update={"pay": True})
        case Request() | Label():
            return None


def _reply(button: Button, number: int) -> KeyboardButton:
    # A mark would come back as part of the text that the button types.
    text = button.text[:_LONGEST]
    made = KeyboardButton(text=text, style=button.style or None, icon_custom_emoji_id=button.icon or None)
    if not isinstance(button.action, Request):
        return made
    return made.model_copy(update=_request(button.action, number))


def _request(request: Request, number: int) -> dict[str, Any]:
    """What the client is asked for; `number` tells the requests of one keyboard apart."""
    match request.what:
        case "contact":
            return {"request_contact": True}
        case "location":
            return {"request_location": True}
        case "users":
            bots = request.kind == "bots"
            asked = KeyboardButtonRequestUsers(request_id=number, user_is_bot=bots, max_quantity=request.most)
            return {"request_users": asked}
        case "chat":
            channel = request.kind == "channel"
            return {"request_chat": KeyboardButtonRequestChat(request_id=number, chat_is_channel=channel)}
        case "poll":
            return {"request_poll": KeyboardButtonPollType(type=request.kind or None)}
