"""How a person and the bot talk in the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.telegram.patience import PATIENCE
from tests.telegram_server import Client, Message


@dataclass(frozen=True, slots=True)
class Press:
    """A press of the newest button with this label."""

    label: str


Act = str | Press
Exchange = tuple[Act, Sequence[str]]
"""What somebody does, and the texts that the bot then sends or changes."""


def bot_messages(person: Client) -> list[Message]:
    """What the bot's messages say now, oldest first."""
    return [message for message in person.messages if message.from_bot]


def bot_texts(person: Client) -> list[str]:
    """The same as texts."""
    return [message.text for message in bot_messages(person)]


async def all_done(person: Client) -> None:
    """Waits until the bot has done all that this person's messages and presses so far make it do.

    A press of a button that never was is answered behind everything before it, and changes nothing.
    """
    await person.forge("barrier", person.messages[0], within=PATIENCE)
    person.toasts.pop()


async def do(person: Client, act: Act) -> list[str]:
    """Does it, and returns the texts that the bot sent or changed, all of them."""
    before = {message.id: message.text for message in bot_messages(person)}
    if isinstance(act, Press):
        await person.press(act.label, within=PATIENCE)
    else:
        await person.send(act)
    await all_done(person)
    return [message.text for message in bot_messages(person) if before.get(message.id) != message.text]


async def play(person: Client, exchanges: Sequence[Exchange]) -> None:
    """Plays the exchanges; the bot says what it is to say, all of it and nothing else."""
    for act, answers in exchanges:
        assert await do(person, act) == list(answers), f"after {act!r}:\n{person.transcript()}"
