"""Messages to Telegram: texts in parts, files with their captions, in an earlier message's place where that can be.

The law of this file: what Telegram cannot show as it was meant still arrives: a caption that is too long as a message
of its own, markup that cannot be read as plain text, a new message where an earlier one cannot take the text.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, replace
from html import escape, unescape
from pathlib import Path
from re import compile as pattern
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

from dragoman.interpreter.effects import SendMessage
from dragoman.language.content import CAPTIONED
from dragoman_bots.channels.protocol import Undeliverable
from dragoman_bots.channels.telegram.exhibits import CAPTION, Caption, Exhibits, NoSuchFile
from dragoman_bots.channels.telegram.keyboards import Markup
from dragoman_bots.channels.telegram.patience import persist
from dragoman_bots.channels.telegram.splitting import split, utf16

log = logging.getLogger("dragoman.telegram")

PARSE_MODES = {"html": "HTML", "markdown": "MarkdownV2", "plain": None}
UNREADABLE = "can't parse entities"

_TAG = pattern(r"</?[a-zA-Z][^<>]*>")
_TYPING = 4.0
"""Seconds after which Telegram must be told again that somebody types."""

EFFECTS = {
    "🔥": "5104841245755180586",
    "👍": "5107584321108051014",
    "👎": "5104858069142078462",
    "❤": "5159385139981059251",
    "🎉": "5046509860389126442",
    "💩": "5046589136895476101",
}
"""The ids of the effects that everybody may use."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A message, or a part of a long one, as it goes to Telegram."""

    effect: SendMessage
    text: str
    mode: str | None
    keyboard: Markup | None
    edit: int | None


class Speech:
    """Sends and edits messages. `folder` is the project's."""

    def __init__(self, bot: Bot, folder: Path) -> None:
        self._bot, self._exhibits = bot, Exhibits(bot, folder)

    async def say(self, chat: int | str, effect: SendMessage, keyboard: Markup | None) -> int | None:
        """Sends it, or puts it in an earlier message's place, and returns the number of the message.

        Raises:
            TelegramAPIError: Telegram refuses it.
            Undeliverable: nothing of it is left to be sent.
        """
        await self._type(chat, effect.typing)
        effect = _with_author(effect)
        number = await self._shown(chat, effect, keyboard) if effect.media else await self._told(chat, effect, keyboard)
        if effect.replace and effect.edit is not None and number is not None:
            await self._forget(chat, effect.edit)
        return number

    async def _type(self, chat: int | str, seconds: float) -> None:
        while seconds > 0:
            with contextlib.suppress(TelegramAPIError):
                await self._bot.send_chat_action(chat, "typing")
            await asyncio.sleep(min(seconds, _TYPING))
            seconds -= _TYPING

    async def _forget(self, chat: int | str, number: int) -> None:
        try:
            await persist(lambda: self._bot.delete_message(chat, number))
        except TelegramBadRequest as refused:
            log.warning("a message in chat %s cannot be deleted: %s", chat, refused.message)

    async def _shown(self, chat: int | str, effect: SendMessage, keyboard: Markup | None) -> int | None:
        try:
            return await self._exhibited(chat, effect, keyboard)
        except NoSuchFile as missing:
            log.error("%s; the message goes without it", missing)
            if not effect.text:
                raise Undeliverable(str(missing)) from None
            return await self._told(chat, effect, keyboard)

    async def _exhibited(self, chat: int | str, effect: SendMessage, keyboard: Markup | None) -> int | None:
        mode, manners = PARSE_MODES[effect.format], _manners(chat, effect)
        under, fits = Caption(effect.text, mode), _is_caption(effect, keyboard)
        if len(effect.media) > 1:
            number = await self._exhibits.album(chat, effect.media, under if fits else Caption("", mode), **manners)
        elif fits:
            return await self._one(chat, effect, keyboard, under)
        else:
            number = await self._exhibits.send(chat, effect.media[0], Caption(), **manners)
        if fits or not effect.text:
            return number
        return await self._told(chat, replace(effect, edit=None), keyboard)

    async def _one(self, chat: int | str, effect: SendMessage, keyboard: Markup | None, under: Caption) -> int:
        """A thing with its text under it."""
        inline = keyboard if isinstance(keyboard, InlineKeyboardMarkup) else None
        if effect.edit is not None and not effect.replace:
            with contextlib.suppress(TelegramBadRequest):
                if await self._exhibits.edit(chat, effect.edit, effect.media[0], under, inline):
                    return effect.edit
            await self._bare(chat, effect.edit)
        manners = {**_manners(chat, effect), "reply_markup": keyboard}
        return await self._exhibits.send(chat, effect.media[0], under, **manners)

    async def _told(self, chat: int | str, effect: SendMessage, keyboard: Markup | None) -> int | None:
        texts = split(effect.text, markup=effect.format == "html")
        edit = None if effect.replace else effect.edit
        number: int | None = None
        for index, text in enumerate(texts):
            last = index == len(texts) - 1
            mode = PARSE_MODES[effect.format]
            part = _Part(effect, text, mode, keyboard if last else None, edit if index == 0 else None)
            number = await self._part(chat, part)
        return number

    async def _part(self, chat: int | str, part: _Part) -> int:
        try:
            return await self._send(chat, part)
        except TelegramBadRequest as refused:
            if UNREADABLE not in refused.message:
                raise
            log.error("Telegram cannot read a text's markup, it is sent plain: %s: %.80r", refused.message, part.text)
            return await self._send(chat, replace(part, text=unescape(_TAG.sub("", part.text)), mode=None))

    async def _send(self, chat: int | str, part: _Part) -> int:
        if part.edit is not None:
            if await self._edit(chat, part, part.edit):
                return part.edit
            await self._bare(chat, part.edit)
        sent = await persist(
            lambda: self._bot.send_message(
                chat,
                part.text,
                parse_mode=part.mode,
                reply_markup=part.keyboard,
                link_preview_options=_preview(part.effect),
                **_manners(chat, part.effect),
            )
        )
        return sent.message_id

    async def _edit(self, chat: int | str, part: _Part, edit: int) -> bool:
        """Whether the earlier message took the text; if Telegram cannot do that, a new one is sent."""
        try:
            await persist(
                lambda: self._bot.edit_message_text(
                    part.text,
                    chat_id=chat,
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

    async def _bare(self, chat: int | str, number: int) -> None:
        """The buttons of a message go that could not take what was meant for its place: they are dead."""
        with contextlib.suppress(TelegramBadRequest):
            await persist(lambda: self._bot.edit_message_reply_markup(chat_id=chat, message_id=number))


def _with_author(effect: SendMessage) -> SendMessage:
    """Whose words these are stands before them: several people may speak in the chat at once."""
    if not effect.author:
        return effect
    html = effect.format == "html"
    name = f"<b>{escape(effect.author, quote=False)}:</b>" if html else f"{effect.author}:"
    return replace(effect, text=f"{name} {effect.text}".strip())


def _is_caption(effect: SendMessage, keyboard: Markup | None) -> bool:
    """Whether the text can stand under what is shown, and its buttons with it."""
    bare = unescape(_TAG.sub("", effect.text)) if effect.format == "html" else effect.text
    album = len(effect.media) > 1
    takes = all(media.kind in CAPTIONED for media in effect.media) or not effect.text
    taken = album and (keyboard is not None or bool(effect.media[0].text and effect.text))
    return takes and not taken and utf16(bare) <= CAPTION


def _manners(chat: int | str, effect: SendMessage) -> dict[str, Any]:
    """How it arrives. Effects are played in private chats only."""
    private = isinstance(chat, int) and chat > 0
    return {
        "disable_notification": effect.silent or None,
        "protect_content": effect.protect or None,
        "message_effect_id": _effect(effect.effect) if private and effect.effect else None,
    }


def _effect(name: str) -> str | None:
    known = EFFECTS.get(name.strip().removesuffix("\ufe0f"))
    return known or (name.strip() if name.strip().isdigit() else None)


def _preview(effect: SendMessage) -> LinkPreviewOptions | None:
    return None if effect.link_preview else LinkPreviewOptions(is_disabled=True)
