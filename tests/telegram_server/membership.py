"""Where the bot is a member, what it hears there, and how it is told of changes."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from tests.telegram_server.chats import Chat, Stored
from tests.telegram_server.world import World

_ADDRESSED = re.compile(r"/\w+(?:@(\w+))?")
_STATUS = {"member": "member", "blocked": "kicked", "kicked": "kicked", "left": "left", "new": "left"}


def hears(world: World, chat: Chat, stored: Stored, target: Stored | None) -> bool:
    """Whether a message of a person reaches the bot: in groups with privacy, commands and replies to it do."""
    if chat.bot_state != "member":
        return False
    if chat.private or not chat.privacy or chat.bot_is_admin:
        return True
    if target is not None and target.by_bot:
        return True
    command = _ADDRESSED.match(stored.json.get("text", ""))
    return command is not None and command[1] in (None, world.bot["username"])


def state_update(world: World, chat: Chat, user: dict[str, Any], status: str, before: str = "") -> dict[str, Any]:
    """A my_chat_member update; `before` is the old status, by default the opposite of a private chat's new one."""
    old = before or ("member" if status == "kicked" else "kicked")
    return {
        "chat": chat.json(),
        "from": user,
        "date": int(time.time()),
        "old_chat_member": _member(world, old),
        "new_chat_member": _member(world, status),
    }


def _member(world: World, status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": world.bot, "status": status, **until}


@dataclass(frozen=True, slots=True)
class Group:
    """A group with people in it, seen from outside."""

    world: World
    chat: Chat
    owner: dict[str, Any]

    @property
    def id(self) -> int:
        """chat_id."""
        return self.chat.id

    def kick_bot(self) -> None:
        """Throws the bot out; it is told, and may not write any more."""
        self._turn("kicked")

    def add_bot(self) -> None:
        """Takes the bot in; it is told."""
        self._turn("member")

    def migrate(self) -> Chat:
        """Makes a supergroup of a basic group: the old id is refused with the new one, and the bot is told."""
        new = Chat(-1_000_000_000_000 + self.chat.id, "supergroup", self.chat.about, inboxes=self.chat.inboxes)
        self.world.chats[new.id] = new
        self.chat.moved_to = new.id
        left = self.chat.add(self.owner, {"migrate_to_chat_id": new.id})
        came = new.add(self.owner, {"migrate_from_chat_id": self.chat.id})
        for chat, stored in ((self.chat, left), (new, came)):
            self.world.queue.push("message", stored.json, f"chat:{chat.id}")
        return new

    def _turn(self, state: str) -> None:
        before = _STATUS[self.chat.bot_state]
        self.chat.bot_state = state
        change = state_update(self.world, self.chat, self.owner, _STATUS[state], before)
        self.world.queue.push("my_chat_member", change, f"chat:{self.chat.id}")
