"""Media of ours as Telegram wants them: files uploaded, named by URL or id; albums; places, contacts, polls, dice.

The law of this file: a file of the project is opened inside the project's folder or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.types import (
    FSInputFile,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    InputPollOption,
)

from dragoman.interpreter.extras import Media
from dragoman.language.content import CAPTIONED
from dragoman.project.media_files import file_at
from dragoman_bots.channels.telegram.patience import persist

CAPTION = 1024
"""Characters, in UTF-16 units, that Telegram takes under a file."""

_ALBUM = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "animation": InputMediaAnimation,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}


class NoSuchFile(Exception):
    """A file that a message shows is not in the project; the text names it."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The text under a file, and how Telegram reads it."""

    text: str = ""
    mode: str | None = None


class Exhibits:
    """Sends what is no text. `folder` is the project's."""

    def __init__(self, bot: Bot, folder: Path) -> None:
        self._bot, self._folder = bot, folder

    async def send(self, chat: int | str, media: Media, caption: Caption, **manners: Any) -> int:
        """Sends one thing, with its text where it can have one, and returns the message's number.

        Raises:
            NoSuchFile: it is a file that the project does not have.
            TelegramAPIError: Telegram refuses it.
        """
        call = getattr(self._bot, f"send_{media.kind}")
        fields = self._fields(media)
        if media.kind in CAPTIONED and caption.text:
            fields |= {"caption": caption.text, "parse_mode": caption.mode}
        sent = await persist(lambda: call(chat, **fields, **manners))
        return int(sent.message_id)

    async def album(self, chat: int | str, album: Sequence[Media], caption: Caption, **manners: Any) -> int:
        """Sends several files as one album, the text under the first; returns the number of the last message."""
        first, *others = album
        items = [self._item(first, caption), *(self._item(media, Caption("", caption.mode)) for media in others)]
        sent = await persist(lambda: self._bot.send_media_group(chat, media=items, **manners))
        return int(sent[-1].message_id)

    async def edit(self, chat: int | str, number: int, media: Media, caption: Caption, keyboard: Any) -> bool:
        """Puts a file in the place of an earlier message; false where Telegram has no such thing for its kind."""
        if media.kind not in _ALBUM:
            return False
        item = self._item(media, caption)
        await persist(
            lambda: self._bot.edit_message_media(item, chat_id=chat, message_id=number, reply_markup=keyboard)
        )
        return True

    def _item(self, media: Media, caption: Caption) -> Any:
        made: Any = _ALBUM[media.kind]
        text = media.text or caption.text
        return made(media=self._file(media), caption=text or None, parse_mode=caption.mode if text else None)

    def _file(self, media: Media) -> str | FSInputFile:
        if media.source != "path":
            return media.file
        path = file_at(self._folder, media.file)
        if path is None:
            raise NoSuchFile(f"the file '{media.file}' is not in the project")
        return FSInputFile(path)

    def _fields(self, media: Media) -> dict[str, Any]:
        value = media.value
        match media.kind:
            case "location" | "venue":
                return {**value, **{name: float(value[name]) for name in ("latitude", "longitude")}}
            case "contact":
                names = {"first_name": value["first_name"], "last_name": value.get("last_name") or None}
                return {"phone_number": value["phone"], **names}
            case "poll":
                return _poll(value)
            case "dice":
                return {"emoji": value["emoji"]}
            case kind:
                return {kind: self._file(media)}


def _poll(value: dict[str, Any]) -> dict[str, Any]:
    right = value.get("correct")
    quiz = {"type": "quiz", "correct_option_ids": [right], "explanation": value.get("explanation") or None}
    return {
        "question": value["question"],
        "options": [InputPollOption(text=option) for option in value["options"]],
        "is_anonymous": value["anonymous"],
        "allows_multiple_answers": value["multiple"] or None,
        "open_period": value.get("open"),
        **(quiz if right is not None else {}),
    }
