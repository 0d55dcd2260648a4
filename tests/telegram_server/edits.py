"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage, deleteMessages."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from tests.telegram_server.chats import Chat, Stored, find_chat, writable_chat
from tests.telegram_server.content import message_caption, message_text
from tests.telegram_server.errors import bad_request
from tests.telegram_server.keyboards import inline_markup
from tests.telegram_server.messages import caption_content, check_preview, text_content

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

DELETABLE_SECONDS = 48 * 3600
_CONTENT = ("text", "entities", "caption", "caption_entities", "reply_markup")
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def edit_message_text(world: World, params: Params) -> dict[str, Any]:
    """editMessageText; no reply_markup takes the buttons away."""
    content = text_content(message_text(params, world.users, editing=True))
    check_preview(params)
    chat, stored = _editable(world, params)
    if "text" not in stored.json:
        raise bad_request("there is no text in the message to edit")
    return _change(chat, stored, content, inline_markup(params, private=chat.private))


def edit_message_caption(world: World, params: Params) -> dict[str, Any]:
    """editMessageCaption; no reply_markup takes the buttons away."""
    content = caption_content(message_caption(params, world.users))
    chat, stored = _editable(world, params)
    if "text" in stored.json:
        raise bad_request("there is no caption in the message to edit")
    return _change(chat, stored, content, inline_markup(params, private=chat.private))


def edit_message_reply_markup(world: World, params: Params) -> dict[str, Any]:
    """editMessageReplyMarkup; no reply_markup takes the buttons away."""
    chat, stored = _editable(world, params)
    content = {name: stored.json[name] for name in _CONTENT[:-1] if name in stored.json}
    return _change(chat, stored, content, inline_markup(params, private=chat.private))


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage."""
    chat = find_chat(world, params)
    stored = chat.stored.get(_message_id(params))
    if stored is None:
        raise bad_request("message to delete not found")
    if refusal := _undeletable(chat, stored):
        raise bad_request(refusal)
    del chat.stored[stored.number]
    return True


def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages; what is not there or may not be deleted is passed over."""
    numbers = params.structure("message_ids", bad_request("can't parse message_ids JSON object"))
    if not params.has("message_ids"):
        raise bad_request("message identifiers are not specified")
    if not isinstance(numbers, list):
        raise bad_request("expected an Array of message identifiers")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        raise bad_request("invalid message identifier specified")
    chat = find_chat(world, params)
    for number in numbers:
        stored = chat.stored.get(number)
        if stored is not None and not _undeletable(chat, stored):
            del chat.stored[number]
    return True


def _message_id(params: Params) -> int:
    number = params.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def _editable(world: World, params: Params) -> tuple[Chat, Stored]:
    number = _message_id(params)
    chat = writable_chat(world, params)
    stored = chat.stored.get(number)
    if stored is None:
        raise bad_request("message to edit not found")
    # A message that carried a reply keyboard, its removal or a forced reply can never be edited.
    if not stored.by_bot or (stored.markup is not None and "inline_keyboard" not in stored.markup):
        raise bad_request("message can't be edited")
    return chat, stored


def _change(chat: Chat, stored: Stored, content: dict[str, Any], markup: dict[str, Any] | None) -> dict[str, Any]:
    new = {**content, **({"reply_markup": markup} if markup else {})}
    old = {name: stored.json[name] for name in _CONTENT if name in stored.json}
    if new == old:
        raise bad_request(_NOT_MODIFIED)
    kept = {name: value for name, value in stored.json.items() if name not in _CONTENT}
    stored.json = {**kept, **new, "edit_date": int(time.time())}
    stored.markup = markup
    chat.show(stored)
    return stored.json


def _undeletable(chat: Chat, stored: Stored) -> str | None:
    if not chat.private and not stored.by_bot and not chat.bot_is_admin:
        return "message can't be deleted"
    if time.time() - stored.json["date"] > DELETABLE_SECONDS:
        return "message can't be deleted for everyone"
    return None
