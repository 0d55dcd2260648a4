"""Offering: the options of a question, frozen as they are shown, and the keyboard that shows them.

The law of this file: every option of every page is frozen, so that it can be typed; what is shown of them never
exceeds what a channel takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault
from dragoman.interpreter import leafing, paging, picking, places, recounting, showing
from dragoman.interpreter.effects import Button, Keyboard
from dragoman.interpreter.items import Items, with_item
from dragoman.interpreter.session import Option
from dragoman.interpreter.showing import Desk
from dragoman.language.buttons.button import Button as Offered
from dragoman.language.buttons.generated import Generated
from dragoman.language.buttons.layout import MADE, Layout
from dragoman.language.expressions import Scope

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt


def offer(
    turn: Turn, prompt: Prompt, items: Items, pages: tuple[str, ...] = ()
) -> tuple[tuple[Option, ...], Keyboard | None]:
    """The options as they are frozen, and the keyboard that shows them, with what turns the `pages` of the text.

    Raises:
        Fault: nothing is left to answer with.
    """
    desk = Desk(turn, prompt)
    if prompt.pick is not None:
        picking.put(desk, prompt.pick)
    _put_yes_and_no(desk, prompt)
    recounting.put(desk, prompt)
    _put_all(desk, prompt.layout, items)
    _check_way_out(desk, prompt)
    if prompt.many is not None:
        desk.put([desk.option(Option(done_label(turn, prompt), places.DONE))])
    if prompt.skip is not None:
        label = turn.render(prompt.skip.label) if prompt.skip.label else turn.shipped("skip_label")
        desk.put([desk.option(Option(label, places.SKIP))])
    recounting.put_last(desk, prompt)
    desk.put(paging.turning(desk, leafing.VIEW, leafing.page_of(turn, pages), len(pages) - 1) if pages else [])
    return tuple(desk.options), Keyboard(tuple(desk.rows), prompt.keyboard) if desk.rows else None


def _put_yes_and_no(desk: Desk, prompt: Prompt) -> None:
    """Both answers to a question of yes or no, unless the author's own buttons answer it."""
    own = any(button.value is not None or button.leads for button in prompt.layout.buttons)
    if prompt.type == "boolean" and not own:
        answers = (("yes_label", True), ("no_label", False))
        desk.put([desk.option(Option(desk.turn.shipped(name), places.VALUE, value)) for name, value in answers])


def done_label(turn: Turn, prompt: Prompt) -> str:
    """What that button says."""
    done = prompt.many.done if prompt.many else None
    return turn.render(done) if done else turn.shipped("done_label")


def _put_all(desk: Desk, layout: Layout, items: Items) -> None:
    if not layout.parts:
        return
    scope, written, made, at = desk.turn.scope, 0, MADE, 0
    for part in layout.parts:
        if isinstance(part, Generated):
            rows = [_of_item(desk, part.buttons, made, with_item(scope, item), item) for item in items[at]]
            paging.put(desk, part, str(at), rows, paging.room(layout))
            made, at = made + len(part.buttons), at + 1
            continue
        shown = _shown(desk, part.buttons, written, scope)
        desk.put(*_rows(shown, layout.columns if part.in_columns else len(shown)))
        written += len(part.buttons)


def _shown(desk: Desk, buttons: Iterable[Offered], place: int, scope: Scope) -> list[Button]:
    found = (showing.button(desk, button, place + i, scope) for i, button in enumerate(buttons))
    return [button for button in found if button is not None]


def _of_item(desk: Desk, buttons: Iterable[Offered], place: int, scope: Scope, item: Any) -> list[Button]:
    found = (showing.button(desk, button, place + i, scope, item) for i, button in enumerate(buttons))
    return [button for button in found if button is not None]


def _rows(buttons: Sequence[Button], columns: int) -> Iterable[Sequence[Button]]:
    return (buttons[start : start + columns] for start in range(0, len(buttons), max(columns, 1)))


def _check_way_out(desk: Desk, prompt: Prompt) -> None:
    """A question that only buttons answer and that has none would hold the user for ever."""
    lists = prompt.layout.lists
    only_buttons = prompt.choice or prompt.menu
    enough = prompt.many is not None and len(desk.turn.frame.given) >= prompt.many.min
    if not desk.rows and lists and only_buttons and prompt.skip is None and not enough:
        raise Fault("empty", "the list of buttons is empty, and there is no other button", lists[0].place)
