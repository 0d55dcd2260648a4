"""The channel to Telegram: performs what is said, by aiogram's Bot."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import assert_never

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ReactionTypeEmoji

from dragoman.interpreter.effects import AnswerPress, ChangeKeyboard, DeleteMessage, SendMessage, Utterance
from dragoman.interpreter.extras import React, SendInvoice
from dragoman_bots.channels.protocol import Address, Undeliverable
from dragoman_bots.channels.telegram.keyboards import inline, markup
from dragoman_bots.channels.telegram.patience import persist
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.speaking import Speech

log = logging.getLogger("dragoman.telegram")


class TelegramChannel:
    """Sends, edits and answers in Telegram's chats. `folder` is the project's, where the files of messages are."""

    def __init__(self, bot: Bot, tokens: PressTokens, folder: Path | None = None) -> None:
        self._bot, self._tokens = bot, tokens
        self._speech = Speech(bot, folder or Path())

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Does it, and returns the number of the message sent or edited.

        Raises:
            Undeliverable: Telegram refuses it for good.
        """
        chat = _chat(to, effect)
        try:
            return await self._do(chat, key, effect)
        except TelegramForbiddenError as refused:
            raise Undeliverable(f"Telegram will not deliver to chat {chat}: {refused.message}") from None
        except TelegramAPIError as refused:
            raise Undeliverable(f"Telegram refuses a message to chat {chat}: {refused.message}") from None

    async def _do(self, chat: int | str, key: str, effect: Utterance) -> int | None:
        match effect:
            case SendMessage():
                private = isinstance(chat, int) and chat > 0
                return await self._speech.say(chat, effect, markup(effect, key, self._tokens, private))
            case ChangeKeyboard():
                return await self._change_keyboard(chat, key, effect)
            case AnswerPress():
                await self._answer(effect)
            case DeleteMessage(message):
                await self._delete(chat, message)
            case React():
                await self._react(chat, effect)
            case SendInvoice(currency=currency):
                reason = f"invoices cannot be sent to Telegram yet: the one over {effect.amount} {currency} is left out"
                raise Undeliverable(f"{reason}; 'pay' works in 'dragoman chat' and in dialogue tests")
            case other:
                assert_never(other)
        return None

    async def _delete(self, chat: int | str, message: int) -> None:
        """Telegram deletes what is younger than 48 hours; in groups the bot needs the right to."""
        try:
            await persist(lambda: self._bot.delete_message(chat, message))
        except TelegramBadRequest as refused:
            log.warning("a message in chat %s cannot be deleted: %s", chat, refused.message)

    async def _react(self, chat: int | str, effect: React) -> None:
        number, emoji = effect.message, ReactionTypeEmoji(emoji=effect.emoji)
        if number is None:
            return
        try:
            await persist(lambda: self._bot.set_message_reaction(chat, number, reaction=[emoji]))
        except TelegramBadRequest as refused:
            log.warning("the reaction '%s' in chat %s is left out: %s", effect.emoji, chat, refused.message)

    async def _change_keyboard(self, chat: int | str, key: str, effect: ChangeKeyboard) -> int | None:
        keyboard = inline(effect.keyboard, key, self._tokens) if effect.keyboard else None
        try:
            await persist(
                lambda: self._bot.edit_message_reply_markup(
                    chat_id=chat, message_id=effect.message, reply_markup=keyboard
                )
            )
        except TelegramBadRequest as refused:
            log.debug("a keyboard in chat %s stays as it is: %s", chat, refused.message)
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


def _chat(to: Address, effect: Utterance) -> int | str:
    """Where to: the session's chat, unless the effect names another."""
    elsewhere = effect.to if isinstance(effect, SendMessage | DeleteMessage) else None
    return to.chat if elsewhere is None else elsewhere
