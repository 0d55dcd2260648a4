"""All methods of this server, by lower-case name: Telegram does not tell cases apart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any

from tests.telegram_server import callbacks, chats, commands, edits, files, messages, updates, webhooks
from tests.telegram_server.errors import ApiError
from tests.telegram_server.params import Params
from tests.telegram_server.world import World

Handler = Callable[[World, Params], Any | Awaitable[Any]]
_METHODS: dict[str, Handler] = {
    "getMe": chats.get_me,
    "getChat": chats.get_chat,
    "sendChatAction": chats.send_chat_action,
    "getUpdates": updates.get_updates,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "deleteMessage": edits.delete_message,
    "deleteMessages": edits.delete_messages,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "getFile": files.get_file,
}
NAMES = tuple(_METHODS)
_BY_LOWER = {name.lower(): (name, handler) for name, handler in _METHODS.items()}
_DESCRIPTIONS = {"setWebhook": "Webhook was set", "deleteWebhook": "Webhook was deleted"}


def proper_name(method: str) -> str:
    """The documented spelling of a method, or the given one where it is unknown."""
    return _BY_LOWER.get(method.lower(), (method, None))[0]


async def perform(world: World, method: str, params: Params) -> tuple[int, dict[str, Any]]:
    """Runs one method; its HTTP status and JSON body, for refusals as for results."""
    name, handler = _BY_LOWER.get(method.lower(), (method, None))
    try:
        if handler is None:
            raise ApiError(404, "Not Found: method not found")
        result = handler(world, params)
        if isawaitable(result):
            result = await result
    except ApiError as error:
        return error.code, error.body()
    body = {"ok": True, "result": result}
    if name in _DESCRIPTIONS:
        body["description"] = _DESCRIPTIONS[name]
    return 200, body
