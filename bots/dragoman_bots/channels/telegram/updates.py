"""Telegram's updates as events of ours.

The law of this file: an update is read as plain data, field by field, and never trusted: what is not as it should be
makes the update unreadable, and nothing else. Updates that are no matter of a conversation are nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from dragoman.interpreter.effects import Press
from dragoman.interpreter.events import ButtonPressed, Chat, Event, MessageReceived, Origin, User
from dragoman.language.content import Content, Kind
from dragoman_bots.channels.telegram.presses import PressTokens, Standing
from dragoman_bots.runtime.whose import chat_key

Raw = Mapping[str, Any]

_FILES: tuple[Kind, ...] = ("animation", "photo", "video", "voice", "audio", "document", "sticker")
_OTHERS: tuple[Kind, ...] = ("poll", "dice")
_SERVICE = (
    *("new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo"),
    *("group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id"),
    *("migrate_from_chat_id", "pinned_message", "message_auto_delete_timer_changed"),
)
_ADDRESSED = re.compile(r"/(\w+)@(\w+)")
_LONGEST = 100_000
_SHOWN = 200
HIGHEST = 2**53
"""Update ids lie below this; Telegram's are far smaller, and JSON itself is exact no further."""


class Unreadable(ValueError):
    """The update is not as Telegram's updates are."""


class Updates:
    """Reads updates for one bot."""

    def __init__(self, bot_name: str, tokens: PressTokens) -> None:
        self._name = bot_name.lower()
        self._tokens = tokens

    def read(self, update: Raw, now: datetime) -> Event | None:
        """The event, or nothing if it is no matter of a conversation. `now` is the moment, aware, UTC.

        Raises:
            Unreadable: a field is missing or of the wrong type.
        """
        try:
            number = _update_id(update["update_id"])
            if update.get("message") is not None:
                return self._message(number, update["message"], now)
            if update.get("callback_query") is not None:
                return self._press(number, update["callback_query"], now)
            return None
        except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError) as wrong:
            raise Unreadable(f"{type(wrong).__name__}: {wrong}"[:_SHOWN]) from None

    def _message(self, number: int, message: Raw, now: datetime) -> Event | None:
        sender = message.get("from")
        if sender is None or _is_no_person(message, sender) or any(key in message for key in _SERVICE):
            return None
        origin = Origin(str(number), now, _user(sender), _chat(message["chat"]))
        content = self._content(message)
        if content is None:
            return None
        replied = message.get("reply_to_message")
        reply, reply_to = (None, None) if replied is None else (_replied(replied), _integer(replied["message_id"]))
        return MessageReceived(origin, content, _integer(message["message_id"]), reply, reply_to)

    def _content(self, message: Raw) -> Content | None:
        if "text" in message:
            text = self._addressed(_text(message["text"]))
            return None if text is None else Content(text=text)
        return content_of(message)

    def _addressed(self, text: str) -> str | None:
        """The text without `@bot` behind its command; nothing if the command is meant for another bot."""
        addressed = _ADDRESSED.match(text)
        if addressed is None:
            return text
        command, bot = addressed.groups()
        return f"/{command}{text[addressed.end() :]}" if bot.lower() == self._name else None

    def _press(self, number: int, query: Raw, now: datetime) -> Event | None:
        """A press of anything, also under a message that Telegram no longer shows us: each is to be answered."""
        user, message = _user(query["from"]), query.get("message")
        if query["from"].get("is_bot"):
            return None
        chat = Chat(user.id) if message is None else _chat(message["chat"])
        data = _text(query.get("data") or "")
        key, press, standing = self._whose_button(user, chat, data)
        shown = None if message is None else _integer(message["message_id"])
        origin = Origin(str(number), now, user, chat, session=key)
        return ButtonPressed(origin, press.epoch, press.option, _text(query["id"]), shown, standing)

    def _whose_button(self, user: User, chat: Chat, data: str) -> tuple[str, Press, Standing]:
        """The key of the session that made the button, where it is not the user's own in this chat."""
        group = chat.type != "private"
        press, standing = self._tokens.read(f"{chat.id}:{user.id}", data, group)
        for key in (chat_key(chat.id), f"{user.id}:{user.id}") if group else ():
            if standing != "ours" and self._tokens.read(key, data, group)[1] == "ours":
                return key, press, "ours"
        return "", press, standing


def _is_no_person(message: Raw, sender: Raw) -> bool:
    """A bot, a chat that speaks for itself, or what a linked channel forwards."""
    return bool(sender.get("is_bot") or message.get("is_automatic_forward")) or message.get("sender_chat") is not None


def _replied(message: Raw) -> Content | None:
    return Content(text=_text(message["text"])) if "text" in message else content_of(message)


def content_of(message: Raw) -> Content | None:
    """What a message without text holds; nothing if it is none that people send."""
    caption = _text(message.get("caption") or "")
    if (contact := message.get("contact")) is not None:
        return Content("contact", caption, _contact(contact))
    if (location := message.get("location")) is not None:
        place = {name: _degrees(location[name]) for name in ("latitude", "longitude")}
        return Content("location", caption, place)
    for kind in _FILES:
        if (file := message.get(kind)) is not None:
            return Content(kind, caption, _file(file[-1] if kind == "photo" else file))
    known = next((kind for kind in _OTHERS if message.get(kind) is not None), None)
    return Content(known or "other", caption)


def _contact(contact: Raw) -> dict[str, Any]:
    name = f"{contact.get('first_name') or ''} {contact.get('last_name') or ''}".strip()
    owner = contact.get("user_id")
    return {
        "phone": _text(contact["phone_number"]),
        "user_id": None if owner is None else _integer(owner),
        "name": _text(name),
    }


def _file(file: Raw) -> dict[str, Any]:
    name, mime = file.get("file_name") or "", file.get("mime_type") or ""
    size = _integer(file.get("file_size") or 0)
    return {"id": _text(file["file_id"]), "name": _text(name), "mime": _text(mime), "size": size}


def _user(user: Raw) -> User:
    return User(
        _integer(user["id"]),
        _text(user.get("first_name") or ""),
        _text(user.get("last_name") or ""),
        _text(user.get("username") or ""),
        _text(user.get("language_code") or ""),
    )


def _chat(chat: Raw) -> Chat:
    kind = chat.get("type") or "private"
    if kind not in ("private", "group", "supergroup", "channel"):
        raise ValueError(f"no chat type {kind!r}")
    title, username = (_text(chat.get(name) or "") for name in ("title", "username"))
    return Chat(_integer(chat["id"]), cast(Any, kind), title, username)


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        raise ValueError("no integer that Telegram uses")
    return value


def _update_id(value: Any) -> int:
    number = _integer(value)
    if not 0 <= number < HIGHEST:
        raise ValueError("no update id that Telegram uses")
    return number


def _degrees(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number of degrees")
    return Decimal(str(value))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text belongs")
    return value[:_LONGEST].encode("utf-8", "replace").decode()
