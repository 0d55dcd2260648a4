"""Messages as people see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; `data` and `url` are None where it is of another kind."""

    label: str
    data: str | None
    url: str | None
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message at one moment; `text` is the text or the caption; `raw` is the Bot API's Message object."""

    id: int
    chat_id: int
    text: str
    from_bot: bool
    edited: bool
    entities: tuple[dict[str, Any], ...]
    buttons: tuple[tuple[Button, ...], ...]
    raw: dict[str, Any]

    @property
    def labels(self) -> list[list[str]]:
        """The texts of the inline buttons, row by row."""
        return [[button.label for button in row] for row in self.buttons]

    def button(self, label: str) -> Button | None:
        """The first inline button with this text."""
        return next((button for row in self.buttons for button in row if button.label == label), None)

    def __str__(self) -> str:
        sender = self.raw["from"]["first_name"]
        mark = " (edited)" if self.edited else ""
        rows = "".join("\n      " + " ".join(f"[{label}]" for label in row) for row in self.labels)
        return f"#{self.id} {sender}{mark}: {self.text or _kind(self.raw)}{rows}"


def view(raw: dict[str, Any]) -> Message:
    """A snapshot of a Message object, untouched by later edits."""
    rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
    return Message(
        id=raw["message_id"],
        chat_id=raw["chat"]["id"],
        text=raw.get("text", raw.get("caption", "")),
        from_bot=raw["from"]["is_bot"],
        edited="edit_date" in raw,
        entities=tuple(raw.get("entities", raw.get("caption_entities", []))),
        buttons=tuple(tuple(_button(button) for button in row) for row in rows),
        raw=dict(raw),
    )


def transcript(messages: Iterable[Message]) -> str:
    """A chat as text, for failures."""
    return "\n".join(f"  {message}" for message in messages) or "  (no messages)"


def _button(raw: dict[str, Any]) -> Button:
    return Button(raw["text"], raw.get("callback_data"), raw.get("url"), raw)


def _kind(raw: dict[str, Any]) -> str:
    known = ("photo", "document", "contact", "location", "video", "voice")
    return next((f"<{kind}>" for kind in known if kind in raw), "<service message>")
