"""Draws a widget as a question would, and looks at what can be pressed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dragoman.language.inputs.protocol import Reading
from dragoman.language.widgets import all_widgets
from dragoman.language.widgets.protocol import Cell, Drawing
from tests.language.saying import said

WEDNESDAY = datetime(2026, 5, 13, 10, 30, tzinfo=UTC)


def reading(locale: str = "en", now: datetime = WEDNESDAY) -> Reading:
    """A user of this locale, on Wednesday, 13 May 2026."""
    return Reading(now, locale)


def drawn(name: str, view: Any = None, locale: str = "en", now: datetime = WEDNESDAY, **settings: Any) -> Drawing:
    """The widget's cells with the settings as an author writes them."""
    widget = all_widgets()[name]
    return widget.draw(widget.prepare(settings), view, reading(locale, now))


def labels(drawing: Drawing) -> list[list[str]]:
    """What a person reads, row by row."""
    return [[cell.label for cell in row] for row in drawing.rows]


def cells(drawing: Drawing) -> list[Cell]:
    """All of them, in reading order."""
    return [cell for row in drawing.rows for cell in row]


def values(drawing: Drawing) -> list[Any]:
    """The answers that can be pressed, in reading order."""
    return [cell.value for cell in cells(drawing) if cell.value is not None]


def view_of(drawing: Drawing, label: str) -> Any:
    """The view that the cell with this label leads to; None where it leads nowhere or is not there."""
    return next((cell.view for cell in cells(drawing) if cell.label == label), None)


def all_values(name: str, locale: str = "en", **settings: Any) -> set[Any]:
    """The answers of every view that presses lead to from the first one."""
    waiting: list[Any] = [None]
    seen: set[Any] = set()
    found: set[Any] = set()
    while waiting:
        drawing = drawn(name, waiting.pop(), locale, **settings)
        found.update(values(drawing))
        fresh = {cell.view for cell in cells(drawing)} - seen - {None}
        seen |= fresh
        waiting += fresh
    return found


def allows(name: str, value: Any, **settings: Any) -> bool:
    """Whether the value may be answered."""
    widget = all_widgets()[name]
    return widget.allows(widget.prepare(settings), value, reading())


def sentence(name: str, value: Any, **settings: Any) -> str:
    """What a user is told who answers this."""
    widget = all_widgets()[name]
    return said(widget.error(widget.prepare(settings), value, reading()))


def refusal(name: str, **settings: Any) -> str:
    """What an author is told whose settings cannot be used."""
    with pytest.raises(ValueError) as refused:
        all_widgets()[name].prepare(settings)
    return str(refused.value)
