"""sendMessage, sendPhoto and sendDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.telegram_server.chats import Chat, writable_chat
from tests.telegram_server.content import Formatted, message_caption, message_text
from tests.telegram_server.errors import bad_request
from tests.telegram_server.files import sent_document, sent_photo
from tests.telegram_server.keyboards import reply_markup

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

_PREVIEW = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")


def send_message(world: World, params: Params) -> dict[str, Any]:
    """sendMessage."""
    formatted = message_text(params, world.users)
    check_preview(params)
    return _send(world, params, text_content(formatted))


def send_photo(world: World, params: Params) -> dict[str, Any]:
    """sendPhoto."""
    photo = sent_photo(world, params)
    return _send(world, params, {**photo, **caption_content(message_caption(params, world.users))})


def send_document(world: World, params: Params) -> dict[str, Any]:
    """sendDocument."""
    document = sent_document(world, params)
    return _send(world, params, {**document, **caption_content(message_caption(params, world.users))})


def text_content(formatted: Formatted) -> dict[str, Any]:
    """The fields of a text message."""
    entities = {"entities": list(formatted.entities)} if formatted.entities else {}
    return {"text": formatted.text, **entities}


def caption_content(formatted: Formatted) -> dict[str, Any]:
    """The fields of a caption, none where it is empty."""
    caption = {"caption": formatted.text} if formatted.text else {}
    return {**caption, **({"caption_entities": list(formatted.entities)} if formatted.entities else {})}


def check_preview(params: Params) -> None:
    """Checks link_preview_options."""
    options = params.structure("link_preview_options", bad_request("can't parse link preview options JSON object"))
    if options is None:
        return
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    for name in _PREVIEW:
        if not isinstance(options.get(name, False), bool):
            raise bad_request(f'field "{name}" must be of type Boolean')


def _send(world: World, params: Params, content: dict[str, Any]) -> dict[str, Any]:
    for name in ("disable_notification", "protect_content"):
        params.boolean(name)
    chat = writable_chat(world, params)
    if params.has("business_connection_id"):
        raise bad_request("business connection not found")
    if params.integer("message_thread_id"):
        raise bad_request("message thread not found")
    markup = reply_markup(params, private=chat.private)
    stored = chat.add(world.bot, {**content, **_reply(chat, params)}, by_bot=True)
    stored.markup = markup
    match markup:
        case {"inline_keyboard": _}:
            stored.json["reply_markup"] = markup
        case {"keyboard": _}:
            chat.keyboard = markup
        case {"remove_keyboard": _}:
            chat.keyboard = None
    chat.show(stored)
    return stored.json


def _reply(chat: Chat, params: Params) -> dict[str, Any]:
    value = params.structure("reply_parameters", bad_request("can't parse reply parameters JSON object"))
    if value is not None and not isinstance(value, dict):
        raise bad_request("object expected as reply parameters")
    if value is not None and "message_id" not in value:
        raise bad_request('can\'t find field "message_id"')
    number = value["message_id"] if value else params.integer("reply_to_message_id")
    lenient = bool(value and value.get("allow_sending_without_reply")) or params.boolean("allow_sending_without_reply")
    if not number:
        return {}
    target = chat.stored.get(number)
    if target is None and not lenient:
        raise bad_request("message to be replied not found")
    return {} if target is None else {"reply_to_message": target.quoted()}
