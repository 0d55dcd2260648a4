"""Showing: one button of a question, as it is frozen and as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, assert_never

from dragoman.graph.computed import Fault
from dragoman.interpreter.effects import (
    Button,
    ButtonAction,
    Copy,
    Label,
    Link,
    Login,
    Press,
    Request,
    Share,
    WebApp,
)
from dragoman.interpreter.reading import of_the_type
from dragoman.interpreter.session import Option
from dragoman.language.buttons.button import Button as Offered
from dragoman.language.buttons.doing import LONGEST_COPY, Asks, Opening, Opens
from dragoman.language.expressions import Scope
from dragoman.language.links import SCHEMES

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt

LONGEST_LABEL = 256
"""Characters of a label; what is longer nobody could read on a button."""


class Desk:
    """The options and rows of a question while they are put together, from top to bottom."""

    def __init__(self, turn: Turn, prompt: Prompt) -> None:
        self.turn, self.prompt = turn, prompt
        self.options: list[Option] = []
        self.rows: list[tuple[Button, ...]] = []
        self.given = turn.frame.given if prompt.many is not None else ()

    def put(self, *rows: Sequence[Button]) -> None:
        """More rows; one without buttons is none."""
        self.rows += [tuple(row) for row in rows if row]

    def option(self, option: Option, style: str = "", icon: str = "") -> Button:
        """Freezes an option, and is the button for it; marked where it was given already."""
        self.options.append(option)
        reply = self.prompt.keyboard == "reply"
        action = Label() if reply else Press(self.turn.epoch, len(self.options) - 1)
        return Button(option.label, action, style, icon, self._is_given(option))

    def _is_given(self, option: Option) -> bool:
        if not self.given or option.value is None:
            return False
        return of_the_type(self.turn, self.prompt, option.value) in self.given


def button(desk: Desk, offered: Offered, place: int, scope: Scope, item: Any = None) -> Button | None:
    """A button as this user sees it; nothing if it is not for them, or opens what cannot be opened."""
    if offered.when is not None and not offered.when.holds(scope):
        return None
    label = (offered.text.render(scope) or "…")[:LONGEST_LABEL]
    match offered.doing:
        case None:
            value = offered.value.evaluate(scope) if offered.value is not None else None
            option = Option(label, place, value, item if offered.needs_item else None)
            return desk.option(option, offered.style, offered.icon)
        case Asks(what, kind, most):
            return Button(label, Request(what, kind, most), offered.style, offered.icon)
        case Opens(kind, text):
            return _opening(desk, offered, Option(label, place, text.render(scope)), kind)
        case other:
            assert_never(other)


def _opening(desk: Desk, offered: Offered, option: Option, kind: Opening) -> Button | None:
    """Where its label can be meant by what is typed, it is an option, too: then the button itself is sent."""
    doing = opened(kind, option.value)
    if doing is None:
        message = f"the button '{option.label}' is left out: nothing can open '{option.value[:100]}'"
        desk.turn.report(Fault("template", message, offered.text.place))
        return None
    reply = desk.prompt.keyboard == "reply"
    if reply or desk.prompt.choice or desk.prompt.menu:
        desk.options.append(option)
    action: ButtonAction = Label() if reply else doing
    return Button(option.label, action, offered.style, offered.icon)


def opened(kind: Opening, text: str) -> Link | WebApp | Login | Copy | Share | None:
    """What a client does with this address or text; nothing if it is none that it takes."""
    address = text.strip().lower()
    match kind:
        case "url":
            return Link(text) if address.startswith(SCHEMES) else None
        case "web_app":
            return WebApp(text) if address.startswith("https://") else None
        case "login":
            return Login(text) if address.startswith("https://") else None
        case "copy":
            return Copy(text[:LONGEST_COPY]) if text else None
        case "share":
            return Share(text) if text else None
        case other:
            assert_never(other)
