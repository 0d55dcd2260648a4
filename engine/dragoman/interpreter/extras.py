"""What can be sent beside texts, as data: media, reactions, invoices; and the handing of a chat to people and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dragoman.language.content import FileSource, MediaKind


@dataclass(frozen=True, slots=True)
class Media:
    """Something that a message shows. Of a file `file` is its name, which `source` explains.

    `value` of everything else: location {"latitude", "longitude"} in degrees; venue these and {"title", "address"};
    contact {"phone", "first_name", "last_name"}; poll {"question", "options": [str], "anonymous", "multiple",
    "correct": index | None, "explanation", "open": seconds | None}; dice {"emoji"}. `text` is its own in an album.
    """

    kind: MediaKind
    file: str = ""
    source: FileSource = "id"
    value: dict[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class React:
    """Puts an emoji on the user's message; nothing where the channel gave the message no number."""

    message: int | None
    emoji: str


@dataclass(frozen=True, slots=True)
class SendInvoice:
    """Asks for money. `amount` in the currency's units, exact; `shown` is how people write it there.

    `payload` comes back with the payment. `label` stands on the button that pays.
    """

    title: str
    description: str
    currency: str
    amount: Decimal
    payload: str
    label: str
    shown: str = ""
    photo: Media | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """From here on the people in the chat `to` speak with the session's user, until one of them writes `release`."""

    to: int | str
    release: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """The people in the chat `to` speak with the session's user no longer."""

    to: int | str
