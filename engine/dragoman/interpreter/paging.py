"""Paging: a long list of buttons, a page at a time.

The law of this file: no keyboard is larger than Telegram takes; a list that would make it so gets pages by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.interpreter import places
from dragoman.interpreter.effects import Button
from dragoman.interpreter.session import Option
from dragoman.language.buttons.generated import Generated
from dragoman.language.buttons.layout import Layout

if TYPE_CHECKING:
    from dragoman.interpreter.showing import Desk

MOST_BUTTONS = 90
"""Of a keyboard; Telegram refuses a message with more than 100, and there are Skip, Done, ‹ and › as well."""

ROWS = 8
"""Rows of a page of a list that is too long and says nothing of pages."""

BACK, ONWARD = "‹", "›"


def room(layout: Layout) -> int:
    """How many buttons each list may show at once."""
    return max((MOST_BUTTONS - len(layout.written)) // max(len(layout.lists), 1), ROWS)


def put(desk: Desk, part: Generated, key: str, rows: Sequence[Sequence[Button]], most: int) -> None:
    """Puts the buttons of all items, or the page at which the question is. `key` is the list's among the views."""
    rows = [row for row in rows if row][: part.show]
    columns = 1 if part.in_rows else desk.prompt.layout.columns
    size = _size(part, len(rows), columns, most)
    last = max(len(rows) - 1, 0) // size
    at = desk.turn.view.get(key, 0)
    page = min(max(at, 0), last) if isinstance(at, int) else 0
    shown = rows[page * size : (page + 1) * size]
    if part.in_rows:
        desk.put(*shown)
    else:
        singles = [button for row in shown for button in row]
        desk.put(*(singles[start : start + columns] for start in range(0, len(singles), columns)))
    desk.put(turning(desk, key, page, last))


def _size(part: Generated, items: int, columns: int, most: int) -> int:
    """Items of a page."""
    each = len(part.buttons)
    fitting = max(most // each, 1)
    if part.page is not None:
        return min(part.page, fitting)
    return items if items and items <= fitting else max(min(ROWS * columns, fitting), 1)


def turning(desk: Desk, key: str, page: int, last: int) -> list[Button]:
    """The buttons that lead to the page before and the page after."""
    back = [Option(BACK, places.VIEW, view={key: page - 1})] if page else []
    onward = [Option(ONWARD, places.VIEW, view={key: page + 1})] if page < last else []
    return [desk.option(option) for option in (*back, *onward)]
