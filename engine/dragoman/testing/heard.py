"""What the bot did, as a dialogue compares it: messages and notices as a person sees them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """One message. `text` is what is seen, `source` the text with its markup; `media` are names for what it shows:
    for each thing its kind, its file and the file's name. `to` are the names of its chat.
    """

    text: str
    source: str = ""
    buttons: tuple[str, ...] = ()
    media: tuple[tuple[str, ...], ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """The answer to a press: a toast or, `alert`, a window."""

    text: str
    alert: bool = False
