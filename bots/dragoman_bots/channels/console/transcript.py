"""The console's screen: what the bot said, in every chat, as people would see it.

The law of this file: nothing is forgotten. A message that was edited, or lost its buttons, keeps its former ones in
`history`, for people can press what stood there a moment ago.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from dragoman.interpreter.effects import (
    AnswerPress,
    Button,
    ChangeKeyboard,
    DeleteMessage,
    Keyboard,
    Pay,
    Press,
    SendMessage,
    Utterance,
)
from dragoman.interpreter.extras import Media, React, SendInvoice
from dragoman.language.content import Format
from dragoman.testing.seen import visible
from dragoman_bots.channels.protocol import Address


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it stands on the screen. `number` is the message's, an edit keeps it. `key` is the session's."""

    number: int
    text: str
    format: Format = "html"
    keyboard: Keyboard | None = None
    chat: int | str = 0
    key: str = ""
    media: tuple[Media, ...] = ()

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """Its buttons."""
        return self.keyboard.rows if self.keyboard else ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands on its buttons."""
        return tuple(button.text for row in self.rows for button in row)


@dataclass(frozen=True, slots=True)
class Notice:
    """The answer to a press: a toast, or a window."""

    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """What was on the screen at a moment, what of it was new, and all that ever stood there."""

    all: tuple[Said, ...] = ()
    latest: tuple[Said, ...] = ()
    history: tuple[tuple[Said, ...], ...] = ()


class Transcript:
    """A channel that keeps what is said. `latest` are the messages since the last `turn()`, edits included.

    `history` holds every text that was ever shown, in order: a message and each of its edits, each with the forms it
    has had since (its buttons may have gone), the oldest first.
    """

    def __init__(self) -> None:
        self.screen: list[Said] = []
        self.latest: list[Said] = []
        self.notices: list[Notice] = []
        self.history: list[list[Said]] = []
        self._number = 0

    def turn(self) -> None:
        """A new turn begins."""
        self.latest, self.notices = [], []

    def kept(self) -> Screen:
        """The screen as it is now, to be shown again later."""
        return Screen(tuple(self.screen), tuple(self.latest), tuple(tuple(forms) for forms in self.history))

    def show_again(self, kept: Screen) -> None:
        """Puts an earlier screen in the place of this one. Where nothing on it was new, its last message is."""
        self.screen, self.latest, self.notices = list(kept.all), list(kept.latest or kept.all[-1:]), []
        self.history = [list(forms) for forms in kept.history]

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Shows it."""
        match effect:
            case SendMessage():
                return self._show(effect, to.chat if effect.to is None else effect.to, key)
            case SendInvoice():
                return self._add(_invoice(effect, to.chat, key))
            case ChangeKeyboard(message, keyboard):
                self._change(message, keyboard)
                return message
            case AnswerPress(_, text, alert):
                if text:
                    self.notices.append(Notice(text, alert))
                return None
            case DeleteMessage(message, chat):
                self._delete(message, to.chat if chat is None else chat)
                return None
            case React(_, emoji):
                self.notices.append(Notice(emoji, False))
                return None
            case other:
                assert_never(other)

    def _show(self, effect: SendMessage, chat: int | str, key: str) -> int:
        if effect.remove_keyboard:
            self._take_reply_keyboards(chat)
        new = Said(0, effect.text, effect.format, effect.keyboard, chat, key, effect.media)
        edited = self._edited(effect, chat)
        if edited is None or effect.replace:
            if edited is not None:
                self._delete(edited.number, chat)
            return self._add(new)
        new = replace(new, number=edited.number, media=effect.media or edited.media)
        self.screen = [new if said.number == new.number else said for said in self.screen]
        self._note(new)
        return new.number

    def _edited(self, effect: SendMessage, chat: int | str) -> Said | None:
        """The message that takes the text, where it is still there."""
        if effect.edit is None:
            return None
        here = self.here(chat)
        if effect.latest:
            return here[-1] if here else None
        return next((said for said in here if said.number == effect.edit), None)

    def _add(self, said: Said) -> int:
        self._number += 1
        new = replace(said, number=self._number)
        self.screen.append(new)
        self._note(new)
        return new.number

    def _note(self, said: Said) -> None:
        self.latest.append(said)
        self.history.append([said])

    def _delete(self, number: int, chat: int | str) -> None:
        self.screen = [said for said in self.screen if said.number != number or said.chat != chat]

    def _take_reply_keyboards(self, chat: int | str) -> None:
        for said in self.screen:
            if said.chat == chat and said.keyboard and said.keyboard.kind == "reply":
                self._change(said.number, None)

    def _change(self, number: int, keyboard: Keyboard | None) -> None:
        self.screen = [replace(s, keyboard=keyboard) if s.number == number else s for s in self.screen]
        forms = next((forms for forms in reversed(self.history) if forms[-1].number == number), None)
        if forms is not None:
            forms.append(replace(forms[-1], keyboard=keyboard))

    def here(self, chat: int | str) -> list[Said]:
        """The messages of a chat as they stand."""
        return [said for said in self.screen if said.chat == chat]

    def find(self, label: str, chat: int | str) -> tuple[Said, Button] | None:
        """The newest message that has a button of this label, and the button; one that can be pressed comes first."""
        found = [(said, button) for said in reversed(self.here(chat)) for button in _bearing(said, label)]
        live = [pair for pair in found if not isinstance(pair[1].action, Press) or pair[1].action.epoch]
        return next(iter(live or found), None)

    def find_gone(self, label: str, chat: int | str) -> tuple[Said, Button] | None:
        """A button of this label that stood under a message until it was edited or answered, the newest first."""
        forms = [said for forms in reversed(self.history) for said in reversed(forms) if said.chat == chat]
        found = ((said, button) for said in forms for button in _bearing(said, label))
        return next((pair for pair in found if isinstance(pair[1].action, Press)), None)

    def shown(self, chat: int | str, message: int) -> list[Said]:
        """All forms of one text of a chat, the newest first; -1 is the newest text. Empty where there is none."""
        texts = [forms for forms in self.history if forms[0].chat == chat]
        return list(reversed(texts[message])) if -len(texts) <= message < 0 else []

    def find_at(self, label: str, chat: int | str, message: int) -> tuple[Said, Button] | None:
        """A button of this label as it stands, or once stood, on that text."""
        forms = self.shown(chat, message)
        return next(((said, button) for said in forms for button in _bearing(said, label)), None)


def _invoice(effect: SendInvoice, chat: int, key: str) -> Said:
    """An invoice as a person sees it: what it is for, how much, and the button that pays."""
    lines = (effect.title, effect.description, effect.shown or f"{effect.amount} {effect.currency}")
    pay = Keyboard(((Button(effect.label, Pay(effect.payload)),),))
    photo = (effect.photo,) if effect.photo else ()
    return Said(0, "\n".join(line for line in lines if line), "plain", pay, chat, key, photo)


def _bearing(said: Said, label: str) -> list[Button]:
    return [button for row in said.rows for button in row if visible(button.text) == visible(label)]
