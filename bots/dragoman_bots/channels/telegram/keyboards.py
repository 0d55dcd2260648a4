"""Keyboards of ours as aiogram's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from dragoman.interpreter.effects import Button, Keyboard, Label, Link, Press, Request, SendMessage
from dragoman_bots.channels.telegram.presses import PressTokens

B = TypeVar("B", InlineKeyboardButton, KeyboardButton)
Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

_LONGEST = 256
"""Characters of a label; Telegram says nothing of a limit and shows far less."""


INLINE_ROW, REPLY_ROW = 8, 10
"""Buttons that Telegram takes in one row."""


def markup(effect: SendMessage, key: str, tokens: PressTokens, private: bool = True) -> Markup | None:
    """What goes with a message: its keyboard, or the removal of an earlier one. Longer rows than Telegram takes are
    broken; outside private chats nobody can be asked for a number or a place by a button."""
    if effect.keyboard is None:
        return ReplyKeyboardRemove(remove_keyboard=True) if effect.remove_keyboard else None
    if effect.keyboard.kind == "inline":
        return inline(effect.keyboard, key, tokens)
    rows = [[_reply(button) for button in row if _works(button, private)] for row in effect.keyboard.rows]
    if not any(rows):
        return None
    return ReplyKeyboardMarkup(keyboard=_broken(rows, REPLY_ROW), resize_keyboard=True, one_time_keyboard=True)


def inline(keyboard: Keyboard, key: str, tokens: PressTokens) -> InlineKeyboardMarkup:
    """An inline keyboard; buttons that only work under a reply keyboard are left out."""
    rows = [[shown for button in row if (shown := _inline(button, key, tokens))] for row in keyboard.rows]
    return InlineKeyboardMarkup(inline_keyboard=_broken(rows, INLINE_ROW))


def _broken(rows: Sequence[Sequence[B]], longest: int) -> list[list[B]]:
    return [list(row[start : start + longest]) for row in rows for start in range(0, len(row), longest)]


def _works(button: Button, private: bool) -> bool:
    return private or not isinstance(button.action, Request)


def _inline(button: Button, key: str, tokens: PressTokens) -> InlineKeyboardButton | None:
    text, style = button.text[:_LONGEST], button.style or None
    match button.action:
        case Press():
            return InlineKeyboardButton(text=text, style=style, callback_data=tokens.make(key, button.action))
        case Link(url):
            return InlineKeyboardButton(text=text, style=style, url=url)
        case Request() | Label():
            return None


def _reply(button: Button) -> KeyboardButton:
    text, style = button.text[:_LONGEST], button.style or None
    match button.action:
        case Request("contact"):
            return KeyboardButton(text=text, style=style, request_contact=True)
        case Request("location"):
            return KeyboardButton(text=text, style=style, request_location=True)
        case _:
            return KeyboardButton(text=text, style=style)
