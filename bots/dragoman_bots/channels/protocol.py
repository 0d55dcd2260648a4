"""What a channel is: the way to people. It turns what they do into events, and performs what is said to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dragoman.interpreter.effects import Utterance


@dataclass(frozen=True, slots=True)
class Address:
    """Where to: the chat, and the user whose session it is."""

    chat: int
    user: int


class Channel(Protocol):
    """Performs what is said. It keeps no state of a conversation."""

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Does it, trying again as long as that makes sense, and returns the number of the message sent or edited.

        `key` is the session's: buttons are bound to it.

        Raises:
            Undeliverable: it can never be delivered (blocked, chat gone, refused): the conversation goes on without.
        """
        ...


class Undeliverable(Exception):
    """The message can never be delivered. The text is one sentence for an operator, without secrets."""
