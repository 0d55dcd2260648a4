"""The whole state of one server: one bot, its chats, people, files and waiting updates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.telegram_server.callbacks import Press
from tests.telegram_server.chats import Chat
from tests.telegram_server.faults import Faults
from tests.telegram_server.files import FileStore
from tests.telegram_server.journal import Journal
from tests.telegram_server.updates import UpdateQueue
from tests.telegram_server.webhooks import Webhook


@dataclass(frozen=True, slots=True)
class Settings:
    """What a test may set; seconds throughout.

    press_seconds: how long a press may be answered. http_webhooks: also take plain http and any port.
    retry_seconds: the first pause after a failed webhook; it doubles.
    """

    press_seconds: float = 15.0
    http_webhooks: bool = False
    retry_seconds: float = 1.0


@dataclass(slots=True)
class World:
    """State shared by all methods."""

    bot: dict[str, Any]
    settings: Settings
    journal: Journal = field(default_factory=Journal)
    faults: Faults = field(default_factory=Faults)
    files: FileStore = field(default_factory=FileStore)
    chats: dict[int, Chat] = field(default_factory=dict)
    users: dict[int, dict[str, Any]] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    queue: UpdateQueue = field(init=False)
    webhook: Webhook | None = None

    def __post_init__(self) -> None:
        self.queue = UpdateQueue(self.journal)

    def chat_named(self, name: str) -> Chat | None:
        """A chat by its id as text, or a public group by `@username`."""
        if name.startswith("@"):
            public = (chat for chat in self.chats.values() if not chat.private)
            return next((chat for chat in public if chat.about.get("username") == name[1:]), None)
        digits = name.removeprefix("-")
        return self.chats.get(int(name)) if digits.isascii() and digits.isdigit() else None
