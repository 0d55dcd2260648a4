"""What an expression sees while it runs, and what it raises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Format = Literal["html", "markdown", "plain", "url", "header"]
"""What a text is written for: people, in one of a message's three formats, or programs, as a url or a header."""

LONGEST_TEXT = 65_536
"""Characters in any text that an expression makes on its way."""

LONGEST_LIST = 2_000
"""Items that a filter walks over, and that an expression makes."""


class TemplateFault(Exception):
    """An expression that cannot be computed for this user.

    `offset` counts the characters of the expression's or text's source up to the fault, and is -1 until known.
    `reason` is `limit` where there was too much of something.
    """

    reason: Literal["template", "limit"] = "template"

    def __init__(self, message: str, offset: int = -1) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset

    def at(self, offset: int) -> TemplateFault:
        """The same fault, placed, unless it has a place already."""
        if self.offset < 0:
            self.offset = offset
        return self


class TooMuch(TemplateFault):
    """There is more of something than the limits allow."""

    reason = "limit"


@dataclass(slots=True)
class Scope:
    """The names an expression may use and the locale it prints in (`en`, `de_DE`).

    `names.get(name)` is nothing for a known variable that is not yet set. Times are aware, in the user's zone.
    """

    names: Mapping[str, Any]
    locale: str = "en"


def joined(parts: Iterable[str], between: str = "") -> str:
    """The parts as one text.

    Raises:
        TooMuch: it would be longer than `LONGEST_TEXT`; no more is made than that.
    """
    taken, room = [], LONGEST_TEXT + len(between)
    for part in parts:
        taken.append(part)
        room -= len(part) + len(between)
        if room < 0:
            raise TooMuch(f"the text would be longer than {LONGEST_TEXT} characters")
    return between.join(taken)


def checked_text(text: str) -> str:
    """The text, if it is not too long.

    Raises:
        TooMuch: it is longer than `LONGEST_TEXT`.
    """
    if len(text) > LONGEST_TEXT:
        raise TooMuch(f"a text of {len(text)} characters is too long; {LONGEST_TEXT} is the most")
    return text
