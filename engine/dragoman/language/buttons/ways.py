"""The ways out of a question through its buttons: every press that leads on, and lists that turn out empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.graph.computed import Condition, Constant, Template
from dragoman.graph.ways import Way, saving
from dragoman.language.buttons.button import Button
from dragoman.language.buttons.layout import Layout


@dataclass(frozen=True, slots=True)
class Pressed(Way):
    """The press of a button that is there only where `shown` holds."""

    shown: Condition | None = None


def ways_of(layout: Layout, save: str | None, many: bool) -> Iterator[Way]:
    """What presses lead to; one choice of many leads nowhere yet. What a client does by itself leads nowhere."""
    for button in layout.buttons:
        if button.doing is None:
            yield _pressed(button, save, many)
    for part in layout.lists:
        if part.empty is not None:
            yield Way("the list of buttons is empty", part.empty, through=False, place=part.place, idle=part.full)


def _pressed(button: Button, save: str | None, many: bool) -> Pressed:
    chosen = button.value is not None and button.word != "again"
    known = button.value if isinstance(button.value, Constant) and not many else None
    return Pressed(
        by=f"{label(button.text)} is {'chosen' if chosen else 'pressed'}",
        target=button.next,
        waits=True,
        saves=saving(save, known) if chosen else {},
        set=button.set,
        # A press that only navigates passes the node's own `set` by.
        through=chosen or button.word is None,
        place=button.text.place,
        shown=button.when,
    )


def label(text: Template) -> str:
    """A label as it is written, in quotation marks."""
    written = " ".join((text.text.constant or text.text.source).split())
    return f"'{written[:40]}…'" if len(written) > 41 else f"'{written}'"
