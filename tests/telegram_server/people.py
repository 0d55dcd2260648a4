"""People: what a person with a Telegram app does in one chat, and what they see there."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.callbacks import Answer, Press
from tests.telegram_server.chats import Chat, Stored
from tests.telegram_server.entities import found_entities
from tests.telegram_server.files import TINY_PNG, document_json, photo_json
from tests.telegram_server.membership import hears, state_update
from tests.telegram_server.updates import PRESS_LIFETIME
from tests.telegram_server.view import Button, Message, transcript, view
from tests.telegram_server.world import World

PATIENCE = 5.0
_LONGEST = 4096
_press_ids = itertools.count(4_382_000_000_000_000_001)


@dataclass(slots=True)
class Client:
    """One person in one chat. Methods that wait fail with AssertionError and the transcript; seconds throughout."""

    world: World
    user: dict[str, Any]
    chat: Chat
    toasts: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    inbox: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.chat.inboxes.append(self.inbox)

    @property
    def id(self) -> int:
        """The user's id."""
        return int(self.user["id"])

    @property
    def messages(self) -> list[Message]:
        """The chat as it stands: edits applied, deleted messages gone."""
        return self.chat.messages()

    @property
    def keyboard(self) -> list[list[str]] | None:
        """The texts of the reply keyboard, None where there is none."""
        rows = self.chat.keyboard["keyboard"] if self.chat.keyboard else None
        return None if rows is None else [[button["text"] for button in row] for row in rows]

    def transcript(self) -> str:
        """The chat as text."""
        return transcript(self.messages)

    def at(self, chat: Chat) -> Client:
        """The same person in a group."""
        return Client(self.world, self.user, chat)

    async def send(self, text: str, *, reply_to: int | None = None) -> Message:
        """Sends a text; a long one goes as several messages, of which the last is returned."""
        if not (kept := text.strip()):
            raise ValueError("an app sends no empty message")
        parts = [kept[start : start + _LONGEST] for start in range(0, len(kept), _LONGEST)]
        return [self._say({"text": part, **_entities(part)}, reply_to) for part in parts][-1]

    async def send_contact(self, phone: str, own: bool = True, *, first_name: str = "Somebody") -> Message:
        """Shares a phone number, by default one's own."""
        name = self.user["first_name"] if own else first_name
        contact = {"phone_number": phone, "first_name": name, **({"user_id": self.id} if own else {})}
        return self._say({"contact": contact})

    async def send_photo(self, content: bytes = TINY_PNG, *, caption: str = "", size: int | None = None) -> Message:
        """Sends a photo; `size` may claim more bytes than there are."""
        file = self.world.files.add("photos", "photo.jpg", "image/jpeg", content, size)
        return self._say({"photo": photo_json(file), **_caption(caption)})

    async def send_document(
        self, name: str, content: bytes, mime: str = "application/octet-stream", *, caption: str = ""
    ) -> Message:
        """Sends a file."""
        file = self.world.files.add("documents", name, mime, content)
        return self._say({"document": document_json(file), **_caption(caption)})

    async def send_location(self, latitude: float = 52.52, longitude: float = 13.405) -> Message:
        """Sends a place, in degrees."""
        return self._say({"location": {"latitude": latitude, "longitude": longitude}})

    async def edit(self, message: Message, text: str) -> Message:
        """Changes one of one's own texts."""
        stored = self.chat.stored[message.id]
        if stored.json["from"]["id"] != self.id:
            raise ValueError(f"message #{message.id} is not of {self.user['first_name']}")
        kept = {name: value for name, value in stored.json.items() if name != "entities"}
        stored.json = {**kept, "text": text, **_entities(text), "edit_date": int(time.time())}
        self.world.queue.push("edited_message", stored.json, f"chat:{self.chat.id}")
        return view(stored.json)

    async def next(self, within: float = PATIENCE) -> Message:
        """The next message that the bot sends or edits in this chat."""
        try:
            return await asyncio.wait_for(self.inbox.get(), within)
        except TimeoutError:
            raise self._failure(f"the bot sent nothing within {within:g} s") from None

    async def press(
        self, label: str, message: Message | None = None, *, within: float = PATIENCE, wait: bool = True
    ) -> str:
        """Presses the newest button with this text; the text of the bot's answer, empty where it has none.

        A button of the reply keyboard says its text, or shares the contact or place that it asks for.
        """
        if (found := self._find(label, message)) is not None:
            holder, button = found
            if button.data is None:
                raise self._failure(f"the button {label!r} gives the bot no press: {button.raw}")
            return await self.forge(button.data, holder, within=within, wait=wait)
        await self._type(label)
        return ""

    async def forge(
        self, data: str, message: Message | None = None, *, within: float = PATIENCE, wait: bool = True
    ) -> str:
        """Sends a press with any data, as a bad client can, on the newest message of the bot unless told."""
        holder = message or next(shown for shown in reversed(self.messages) if shown.from_bot)
        answer = self._press(data, holder)
        if not wait:
            return ""
        try:
            return self._shown(await asyncio.wait_for(asyncio.shield(answer), within))
        except TimeoutError:
            raise self._failure(f"the bot did not answer the press {data!r} within {within:g} s") from None

    def block(self) -> None:
        """Blocks the bot: it is told, and may not write any more."""
        self._turn("blocked", "kicked")

    def unblock(self) -> None:
        """Lets the bot write again; it is told."""
        self._turn("member", "member")

    def _turn(self, state: str, status: str) -> None:
        self.chat.bot_state = state
        self.world.queue.push("my_chat_member", state_update(self.world, self.chat, self.user, status), "members")

    def _say(self, content: dict[str, Any], reply_to: int | None = None) -> Message:
        if self.chat.private:
            self.chat.bot_state = "member"
        target = self.chat.stored[reply_to] if reply_to is not None else None
        reply = {"reply_to_message": target.quoted()} if target else {}
        stored = self.chat.add(self.user, {**reply, **content})
        if hears(self.world, self.chat, stored, target):
            self.world.queue.push("message", stored.json, f"chat:{self.chat.id}")
        return view(stored.json)

    def _find(self, label: str, message: Message | None) -> tuple[Message, Button] | None:
        shown = self.messages if message is None else [seen for seen in self.messages if seen.id == message.id]
        if message is not None and not shown:
            raise self._failure(f"message #{message.id} is gone")
        found = ((seen, button) for seen in reversed(shown) if (button := seen.button(label)) is not None)
        return next(found, None)

    async def _type(self, label: str) -> None:
        rows = self.chat.keyboard["keyboard"] if self.chat.keyboard else []
        button = next((button for row in rows for button in row if button["text"] == label), None)
        if button is None:
            raise self._failure(f"no button says {label!r}")
        if self.chat.keyboard and self.chat.keyboard.get("one_time_keyboard"):
            self.chat.keyboard = None
        if button.get("request_contact"):
            await self.send_contact(f"+1555{self.id:07d}")
        elif button.get("request_location"):
            await self.send_location()
        else:
            await self.send(label)

    def _press(self, data: str, holder: Message) -> asyncio.Future[Answer]:
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        number = str(next(_press_ids))
        self.world.presses[number] = Press(time.time() + self.world.settings.press_seconds, answer)
        kept: Stored | None = self.chat.stored.get(holder.id)
        gone = {"chat": self.chat.json(), "message_id": holder.id, "date": 0}
        payload = {
            "id": number,
            "from": self.user,
            "message": kept.json if kept else gone,
            "chat_instance": str(self.chat.id * 7919),
            "data": data,
        }
        self.world.queue.push("callback_query", payload, f"callback:{self.id}", PRESS_LIFETIME)
        return answer

    def _shown(self, answer: Answer) -> str:
        if answer.text:
            (self.alerts if answer.alert else self.toasts).append(answer.text)
        return answer.text

    def _failure(self, reason: str) -> AssertionError:
        return AssertionError(f"{reason}; chat {self.chat.id} shows\n{self.transcript()}\n  keyboard: {self.keyboard}")


def _entities(text: str) -> dict[str, Any]:
    found = found_entities(text)
    return {"entities": found} if found else {}


def _caption(caption: str) -> dict[str, Any]:
    return {"caption": caption} if caption else {}
