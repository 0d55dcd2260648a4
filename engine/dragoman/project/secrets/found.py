"""A secret that was found, and how it may be shown."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 7


@dataclass(frozen=True, slots=True)
class Secret:
    """Where it stands in the file's text, as it is written there; `what` it is, in words, and its diagnostic's code.

    `name` is what its environment variable could be called.
    """

    start: int
    end: int
    text: str
    code: str
    what: str
    name: str


def masked(text: str) -> str:
    """Its beginning: enough to find it, too little to use it."""
    return f"{text[: shown_of(text)]}…"


def shown_of(text: str) -> int:
    """How many of its characters may be shown: seven, and never more than a third."""
    return min(_SHOWN, len(text) // 3)
