"""The messages of the last turn, taken one by one.

The law of this file: a message is taken at most once and in its order; what nobody asks for is not looked at. Unless
a chat is named, what was said here comes before what was said elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.testing.comparing import Pair, fits, pairs, unheard
from dragoman.testing.dialogue import Expected, Words
from dragoman.testing.failures import Failed
from dragoman.testing.heard import Heard, Noticed
from dragoman.testing.words import said, shown


class Listening:
    """What the bot said in the last turn, and what of it nobody has asked for yet. `here` is the chat's name."""

    def __init__(self) -> None:
        self._turn: Sequence[Heard] = ()
        self._left: list[Heard] = []
        self._notices: list[Noticed] = []
        self.here = ""

    def turn(self, messages: Sequence[Heard], notices: Sequence[Noticed]) -> None:
        """A turn is over in which this was said."""
        self._turn, self._left, self._notices = messages, list(messages), list(notices)

    def take(self, expected: Expected) -> None:
        """Takes the next message and, where an alert is expected, a notice.

        Raises:
            Failed: nothing more was said, or something else.
        """
        if expected.alert is not None:
            self._take_notice(expected.alert)
        if expected.message:
            self._take_message(expected)

    def _take_message(self, expected: Expected) -> None:
        nexts = self._nexts(expected.to)
        if not nexts:
            again = "nothing more" if self._turn else "nothing"
            where = f" to {expected.to}" if expected.to is not None else ""
            raise Failed(f"the bot said {again}{where}", unheard(expected), remarks=self._remarks())
        for message in nexts:
            if fits(expected, message):
                self._left.remove(message)
                return
        raise Failed("the bot said something else", pairs(expected, nexts[0]), remarks=self._remarks())

    def _nexts(self, to: str | None) -> list[Heard]:
        """The messages that may be meant: the first in the chat that is named, or here, or anywhere."""
        if to is not None:
            return [message for message in self._left if to in message.to][:1]
        return [*[message for message in self._left if self.here in message.to][:1], *self._left[:1]]

    def _take_notice(self, wanted: Words) -> None:
        found = next((notice for notice in self._notices if said(wanted, notice.text)), None)
        if found is None:
            shown_ = "\n".join(notice.text for notice in self._notices) or "(nothing)"
            raise Failed("no such notice was shown", [Pair(shown(wanted), shown_, False)])
        self._notices.remove(found)

    def silence(self) -> None:
        """Nothing is left that was said here.

        Raises:
            Failed: something is.
        """
        left = [message for message in self._left if self.here in message.to]
        if left:
            beside = [Pair("none", left[0].text, False), *(Pair("", message.text, False) for message in left[1:])]
            raise Failed("the bot said more", beside)

    def _remarks(self) -> list[str]:
        """The whole turn, where there was more of it than the message that was looked at."""
        if len(self._turn) < 2 and (len(self._left) == len(self._turn)):
            return []
        return ["  the whole turn:", *(f"    {number}. {self._line(m)}" for number, m in enumerate(self._turn, 1))]

    def _line(self, message: Heard) -> str:
        text = message.text.replace("\n", " / ")
        buttons = "".join(f" [{label}]" for label in message.buttons)
        elsewhere = "" if self.here in message.to else f" (to {message.to[0]})"
        return (text if len(text) <= 100 else f"{text[:99]}…") + buttons + elsewhere
