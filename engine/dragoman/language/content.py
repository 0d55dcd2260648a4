"""What a user can send, and how a text can be written, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "text", "contact", "location", "photo", "video", "voice", "audio", "document", "sticker", "animation", "poll",
    "dice", "other",
]  # fmt: skip

MediaKind = Literal[
    "photo", "video", "animation", "audio", "voice", "document", "sticker", "location", "venue", "contact", "poll",
    "dice",
]  # fmt: skip
"""What a message of ours can show."""

FILES: tuple[MediaKind, ...] = ("photo", "video", "animation", "audio", "voice", "document", "sticker")
"""Those that are files."""

CAPTIONED: frozenset[MediaKind] = frozenset({"photo", "video", "animation", "audio", "voice", "document"})
"""Those under which a text can stand."""

FileSource = Literal["path", "url", "id"]
"""How a file is named: by its path in the project, by a URL, or by the id that the channel gave it."""

Format = Literal["html", "markdown", "plain"]
"""How a text is marked up."""


@dataclass(frozen=True, slots=True)
class Content:
    """One message's content.

    `text` is the text or the caption. `value` by kind: contact {"phone": str, "user_id": int | None, "name": str};
    location {"latitude": Decimal, "longitude": Decimal}; files {"id": str, "name": str, "mime": str, "size": int};
    everything else {}.
    """

    kind: Kind = "text"
    text: str = ""
    value: dict[str, Any] = field(default_factory=dict)
    album: tuple[Content, ...] = ()
    """The messages of an album, the first of which this one is."""
