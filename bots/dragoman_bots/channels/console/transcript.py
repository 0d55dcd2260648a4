"""The console's screen: what the bot said, with its buttons, as a person would see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from dragoman.interpreter.effects import (
    AnswerPress,
    Button,
    ChangeKeyboard,
    Keyboard,
    Press,
    SendMessage,
    Utterance,
)
from dragoman.language.content import Format
from dragoman_bots.channels.protocol import Address


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it stands on the screen. `number` is the message's, an edit keeps it."""

    number: int
    text: str
    format: Format = "html"
    keyboard: Keyboard | None = None

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """Its buttons."""
        return self.keyboard.rows if self.keyboard else ()


@dataclass(frozen=True, slots=True)
class Notice:
    """The answer to a press: a toast, or a window."""

    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """What was on the screen at a moment, and what of it was new."""

    all: tuple[Said, ...] = ()
    latest: tuple[Said, ...] = ()


class Transcript:
    """A channel that keeps what is said. `latest` are the messages since the last `turn()`, edits included."""

    def __init__(self) -> None:
        self.screen: list[Said] = []
        self.latest: list[Said] = []
        self.notices: list[Notice] = []
        self._number = 0

    def turn(self) -> None:
        """A new turn begins."""
        self.latest, self.notices = [], []

    def kept(self) -> Screen:
        """The screen as it is now, to be shown again later."""
        return Screen(tuple(self.screen), tuple(self.latest))

    def show_again(self, kept: Screen) -> None:
        """Puts an earlier screen in the place of this one. Where nothing on it was new, its last message is."""
        self.screen, self.latest, self.notices = list(kept.all), list(kept.latest or kept.all[-1:]), []

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Shows it."""
        match effect:
            case SendMessage():
                return self._show(effect)
            case ChangeKeyboard(message, keyboard):
                self._replace(message, keyboard=keyboard)
                return message
            case AnswerPress(_, text, alert):
                if text:
                    self.notices.append(Notice(text, alert))
                return None
            case other:
                assert_never(other)

    def _show(self, effect: SendMessage) -> int:
        if effect.remove_keyboard:
            self._take_reply_keyboards()
        edited = next((said for said in self.screen if said.number == effect.edit), None)
        if edited is not None:
            new = Said(edited.number, effect.text, effect.format, effect.keyboard)
            self.screen = [new if said.number == new.number else said for said in self.screen]
        else:
            self._number += 1
            new = Said(self._number, effect.text, effect.format, effect.keyboard)
            self.screen.append(new)
        self.latest.append(new)
        return new.number

    def _take_reply_keyboards(self) -> None:
        self.screen = [
            replace(said, keyboard=None) if said.keyboard and said.keyboard.kind == "reply" else said
            for said in self.screen
        ]

    def _replace(self, number: int, keyboard: Keyboard | None) -> None:
        self.screen = [replace(s, keyboard=keyboard) if s.number == number else s for s in self.screen]

    def find(self, label: str) -> tuple[Said, Button] | None:
        """The newest message that has a button of this label, and the button; one that can be pressed comes first."""
        found = [(said, b) for said in reversed(self.screen) for row in said.rows for b in row if b.text == label]
        live = [pair for pair in found if not isinstance(pair[1].action, Press) or pair[1].action.epoch]
        return next(iter(live or found), None)
