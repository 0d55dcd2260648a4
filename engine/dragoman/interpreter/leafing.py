"""Leafing: a text that is too long for one message, a page at a time.

The law of this file: a question's pages are views of the question; of what is only said the session remembers the
newest, and its buttons turn the pages wherever the conversation stands by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.interpreter.effects import AnswerPress, Button, Keyboard, Link, Press, SendMessage
from dragoman.interpreter.events import ButtonPressed
from dragoman.interpreter.paging import BACK, ONWARD
from dragoman.interpreter.session import Pages
from dragoman.language.splitting import split

if TYPE_CHECKING:
    from dragoman.graph.targets import Message
    from dragoman.interpreter.turn import Turn

Links = tuple[tuple[str, str], ...]
"""Label and address of each link under a message."""

VIEW = "text"
"""What the page of a question's text is called among its views."""


def pages_of(message: Message, text: str) -> tuple[str, ...]:
    """The pages of a text that has several; none for any other."""
    if not message.pages or message.media:
        return ()
    pages = tuple(split(text, markup=message.format == "html"))
    return pages if len(pages) > 1 else ()


def page_of(turn: Turn, pages: tuple[str, ...]) -> int:
    """The page at which the question is."""
    at = turn.view.get(VIEW, 0)
    return min(max(at, 0), len(pages) - 1) if isinstance(at, int) else 0


def open_at_first(turn: Turn, message: Message, text: str, links: Links) -> tuple[str, Keyboard | None]:
    """The text and the buttons of a message that is only said; its first page, where it has several."""
    pages = pages_of(message, text)
    if not pages:
        return text, Keyboard(rows_of(links)) if links else None
    turn.epoch += 1
    turn.pages = Pages(turn.epoch, pages, message.format, links)
    return pages[0], _keyboard(turn.pages, 0)


def rows_of(links: Links) -> tuple[tuple[Button, ...], ...]:
    """A row for each link."""
    return tuple((Button(text, Link(url)),) for text, url in links)


def _keyboard(pages: Pages, at: int) -> Keyboard:
    back = (Button(BACK, Press(pages.epoch, at - 1)),) if at else ()
    onward = (Button(ONWARD, Press(pages.epoch, at + 1)),) if at < len(pages.texts) - 1 else ()
    return Keyboard((*rows_of(pages.links), (*back, *onward)))


def turned(turn: Turn, event: ButtonPressed) -> bool:
    """Whether the press turned a page of what was said; it shows the page in the message's place."""
    pages = turn.pages
    if pages is None or event.epoch != pages.epoch or not 0 <= event.option < len(pages.texts):
        return False
    turn.effects.append(AnswerPress(event.callback))
    keyboard = _keyboard(pages, event.option)
    turn.effects.append(SendMessage(pages.texts[event.option], pages.format, keyboard, edit=event.message))
    return True
