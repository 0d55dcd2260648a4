"""The channel to Telegram: performs what is said, by aiogram's Bot."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from html import unescape
from re import compile as pattern
from typing import assert_never

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

from dragoman.interpreter.effects import AnswerPress, ChangeKeyboard, DeleteMessage, SendMessage, Utterance
from dragoman_bots.channels.protocol import Address, Undeliverable
from dragoman_bots.channels.telegram.keyboards import Markup, inline, markup
from dragoman_bots.channels.telegram.patience import persist
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.splitting import split

log = logging.getLogger("dragoman.telegram")

_PARSE_MODES = {"html": "HTML", "markdown": "MarkdownV2", "plain": None}
_TAG = pattern(r"</?[a-zA-Z][^<>]*>")


UNREADABLE = "can't parse entities"


@dataclass(frozen=True, slots=True)
class _Part:
    """A message, or a part of a long one, as it goes to Telegram."""

    effect: SendMessage
    text: str
    mode: str | None
    keyboard: Markup | None
    edit: int | None


class TelegramChannel:
    """Sends, edits and answers in Telegram's chats."""

    def __init__(self, bot: Bot, tokens: PressTokens) -> None:
        self._bot, self._tokens = bot, tokens

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Does it, and returns the number of the message sent or edited.

        Raises:
            Undeliverable: Telegram refuses it for good.
        """
        try:
            match effect:
                case SendMessage():
                    return await self._say(to, key, effect)
                case ChangeKeyboard():
                    return await self._change_keyboard(to, key, effect)
                case AnswerPress():
                    await self._answer(effect)
                    return None
                case DeleteMessage(message):
                    await self._delete(to, message)
                    return None
                case other:
                    assert_never(other)
        except TelegramForbiddenError as refused:
            raise Undeliverable(f"Telegram will not deliver to chat {to.chat}: {refused.message}") from None
        except TelegramAPIError as refused:
            raise Undeliverable(f"Telegram refuses a message to chat {to.chat}: {refused.message}") from None

    async def _delete(self, to: Address, message: int) -> None:
        """Telegram deletes what is younger than 48 hours; in groups the bot needs the right to."""
        try:
            await self._bot.delete_message(to.chat, message)
        except TelegramBadRequest as refused:
            log.warning("a message in chat %s cannot be deleted: %s", to.chat, refused.message)

    async def _say(self, to: Address, key: str, effect: SendMessage) -> int | None:
        texts = split(effect.text, markup=effect.format == "html")
        keyboard, mode = markup(effect, key, self._tokens, to.chat > 0), _PARSE_MODES[effect.format]
        number: int | None = None
        for index, text in enumerate(texts):
            last = index == len(texts) - 1
            part = _Part(effect, text, mode, keyboard if last else None, effect.edit if index == 0 else None)
            number = await self._part(to, part)
        return number

    async def _part(self, to: Address, part: _Part) -> int:
        try:
            return await self._send(to, part)
        except TelegramBadRequest as refused:
            if UNREADABLE not in refused.message:
                raise
            log.error("Telegram cannot read a text's markup, it is sent plain: %s: %.80r", refused.message, part.text)
            return await self._send(to, replace(part, text=unescape(_TAG.sub("", part.text)), mode=None))

    async def _send(self, to: Address, part: _Part) -> int:
        if part.edit is not None and await self._edit(to, part, part.edit):
            return part.edit
        sent = await persist(
            lambda: self._bot.send_message(
                to.chat,
                part.text,
                parse_mode=part.mode,
                reply_markup=part.keyboard,
                disable_notification=part.effect.silent or None,
                protect_content=part.effect.protect or None,
                link_preview_options=_preview(part.effect),
            )
        )
        return sent.message_id

    async def _edit(self, to: Address, part: _Part, edit: int) -> bool:
        """Whether the earlier message took the text; if Telegram cannot do that, a new one is sent."""
        try:
            await persist(
                lambda: self._bot.edit_message_text(
                    part.text,
                    chat_id=to.chat,
                    message_id=edit,
                    parse_mode=part.mode,
                    reply_markup=part.keyboard if isinstance(part.keyboard, InlineKeyboardMarkup) else None,
                    link_preview_options=_preview(part.effect),
                )
            )
        except TelegramBadRequest as refused:
            if UNREADABLE in refused.message:
                raise
            return "message is not modified" in refused.message
        return True

    async def _change_keyboard(self, to: Address, key: str, effect: ChangeKeyboard) -> int | None:
        keyboard = inline(effect.keyboard, key, self._tokens) if effect.keyboard else None
        try:
            await persist(
                lambda: self._bot.edit_message_reply_markup(
                    chat_id=to.chat, message_id=effect.message, reply_markup=keyboard
                )
            )
        except TelegramBadRequest as refused:
            log.debug("a keyboard in chat %s stays as it is: %s", to.chat, refused.message)
        return effect.message

    async def _answer(self, effect: AnswerPress) -> None:
        try:
            await persist(
                lambda: self._bot.answer_callback_query(
                    effect.callback, text=effect.text or None, show_alert=effect.alert or None
                )
            )
        except TelegramBadRequest as refused:
            log.debug("a press was answered too late: %s", refused.message)


def _preview(effect: SendMessage) -> LinkPreviewOptions | None:
    return None if effect.link_preview else LinkPreviewOptions(is_disabled=True)
