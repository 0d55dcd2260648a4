"""The channel to Telegram: performs what is said, by aiogram's Bot."""

from __future__ import annotations

import logging
from html import unescape
from re import compile as pattern
from typing import assert_never

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

from dragoman.interpreter.effects import AnswerPress, ChangeKeyboard, SendMessage, Utterance
from dragoman_bots.channels.protocol import Address, Undeliverable
from dragoman_bots.channels.telegram.keyboards import Markup, inline, markup
from dragoman_bots.channels.telegram.patience import persist
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.splitting import split

log = logging.getLogger("dragoman.telegram")

_PARSE_MODES = {"html": "HTML", "markdown": "MarkdownV2", "plain": None}
_TAG = pattern(r"</?[a-zA-Z][^<>]*>")


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
                case other:
                    assert_never(other)
        except TelegramForbiddenError as refused:
            raise Undeliverable(f"Telegram will not deliver to chat {to.chat}: {refused.message}") from None
        except TelegramAPIError as refused:
            raise Undeliverable(f"Telegram refuses a message to chat {to.chat}: {refused.message}") from None

    async def _say(self, to: Address, key: str, effect: SendMessage) -> int | None:
        parts = split(effect.text, markup=effect.format == "html")
        keyboard = markup(effect, key, self._tokens)
        number: int | None = None
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            edit = effect.edit if index == 0 else None
            number = await self._part(to, effect, part, keyboard if last else None, edit)
        return number

    async def _part(
        self, to: Address, effect: SendMessage, text: str, keyboard: Markup | None, edit: int | None
    ) -> int | None:
        mode = _PARSE_MODES[effect.format]
        try:
            return await self._send(to, effect, text, mode, keyboard, edit)
        except TelegramBadRequest as refused:
            if "can't parse entities" not in refused.message:
                raise
            log.error("Telegram cannot read a text's markup, it is sent plain: %s: %.80r", refused.message, text)
            return await self._send(to, effect, unescape(_TAG.sub("", text)), None, keyboard, edit)

    async def _send(
        self, to: Address, effect: SendMessage, text: str, mode: str | None, keyboard: Markup | None, edit: int | None
    ) -> int | None:
        if edit is not None and await self._edit(to, effect, text, mode, keyboard, edit):
            return edit
        sent = await persist(
            lambda: self._bot.send_message(
                to.chat,
                text,
                parse_mode=mode,
                reply_markup=keyboard,
                disable_notification=effect.silent or None,
                protect_content=effect.protect or None,
                link_preview_options=_preview(effect),
            )
        )
        return sent.message_id

    async def _edit(
        self, to: Address, effect: SendMessage, text: str, mode: str | None, keyboard: Markup | None, edit: int
    ) -> bool:
        """Whether the earlier message took the text; if Telegram cannot do that, a new one is sent."""
        inline_keyboard = keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None
        try:
            await persist(
                lambda: self._bot.edit_message_text(
                    text,
                    chat_id=to.chat,
                    message_id=edit,
                    parse_mode=mode,
                    reply_markup=inline_keyboard,
                    link_preview_options=_preview(effect),
                )
            )
        except TelegramBadRequest as refused:
            if "can't parse entities" in refused.message:
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
