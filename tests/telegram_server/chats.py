"""Chats, their messages and their keyboards; getMe, getChat and sendChatAction."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_server.errors import ApiError, bad_request, forbidden
from tests.telegram_server.view import Message, view

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
    "upload_audio", "upload_document", "choose_sticker", "find_location", "pick_up_location", "record_video_note",
    "upload_video_note", "cancel",
})  # fmt: skip
_FULL = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    ),
}


@dataclass(slots=True)
class Stored:
    """A message as the server keeps it; `markup` is the whole markup, of which the Bot API shows only inline ones."""

    json: dict[str, Any]
    by_bot: bool
    markup: dict[str, Any] | None = None

    @property
    def number(self) -> int:
        """message_id."""
        return int(self.json["message_id"])

    def quoted(self) -> dict[str, Any]:
        """The message inside a reply to it, which never shows a further reply."""
        return {name: value for name, value in self.json.items() if name != "reply_to_message"}


@dataclass(slots=True)
class Chat:
    """One chat; `bot_state` is member, new (never started), left, kicked or blocked."""

    id: int
    kind: str
    about: dict[str, Any]
    bot_state: str = "member"
    bot_is_admin: bool = False
    privacy: bool = True
    met: bool = False
    moved_to: int | None = None
    count: int = 0
    stored: dict[int, Stored] = field(default_factory=dict)
    keyboard: dict[str, Any] | None = None
    inboxes: list[asyncio.Queue[Message]] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether this is a chat of the bot with one person."""
        return self.kind == "private"

    def json(self) -> dict[str, Any]:
        """The Chat object of the Bot API."""
        return {"id": self.id, "type": self.kind, **self.about}

    def add(self, sender: dict[str, Any], content: dict[str, Any], *, by_bot: bool = False) -> Stored:
        """Writes a message down, dated now, without telling anybody."""
        self.count += 1
        head = {"message_id": self.count, "from": sender, "chat": self.json(), "date": int(time.time())}
        stored = Stored({**head, **content}, by_bot)
        self.stored[self.count] = stored
        return stored

    def show(self, stored: Stored) -> None:
        """Tells the people in the chat of a new or changed message of the bot."""
        message = view(stored.json)
        for inbox in self.inboxes:
            inbox.put_nowait(message)

    def messages(self) -> list[Message]:
        """What people see, oldest first."""
        return [view(stored.json) for stored in self.stored.values()]


def find_chat(world: World, params: Params) -> Chat:
    """The chat that chat_id names; ApiError where the bot knows none."""
    if not params.has("chat_id"):
        raise bad_request("chat_id is empty")
    value = params.values["chat_id"]
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request('parameter "chat_id" must be of type Integer or String')
    chat = world.chat_named(str(value))
    if chat is None or (chat.bot_state == "new" and not chat.met):
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """The chat that chat_id names, if the bot may write there; ApiError otherwise."""
    chat = find_chat(world, params)
    if chat.moved_to is not None:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, text, {"migrate_to_chat_id": chat.moved_to})
    match chat.bot_state:
        case "member":
            return chat
        case "blocked":
            raise forbidden("bot was blocked by the user")
        case "new":
            raise forbidden("bot can't initiate conversation with a user")
        case "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        case _:
            raise forbidden(f"bot is not a member of the {chat.kind} chat")


def get_me(world: World, _params: Params) -> dict[str, Any]:
    """getMe."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, params: Params) -> dict[str, Any]:
    """getChat."""
    return {**find_chat(world, params).json(), **_FULL}


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable_chat(world, params).actions.append(action)
    return True
