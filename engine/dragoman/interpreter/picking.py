"""Picking: the cells of a widget under a question, and whether an answer keeps within the widget's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Condition, Fault, Value
from dragoman.interpreter import places
from dragoman.interpreter.effects import Button, Press
from dragoman.interpreter.reading import reading_of
from dragoman.interpreter.session import Option
from dragoman.language.expressions import Scope
from dragoman.language.pick import Pick
from dragoman.language.sentences import Sentence
from dragoman.language.widgets.protocol import Cell

if TYPE_CHECKING:
    from dragoman.interpreter.showing import Desk
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt

VIEW = "pick"
"""The widget's name among the views of a question."""

_OF_NUMBERS = frozenset({"counter", "rating"})


def put(desk: Desk, pick: Pick) -> None:
    """Puts the cells of the view at which the question is.

    Raises:
        Fault: nothing can be chosen for this user, or a setting is not usable.
    """
    reading = reading_of(desk.turn, desk.prompt)
    drawing = pick.widget.draw(_prepared(desk.turn, pick), desk.turn.view.get(VIEW), reading)
    if drawing.empty and desk.prompt.skip is None and not desk.prompt.layout.parts:
        raise Fault("empty", f"nothing is left to choose in this {pick.name}", pick.place)
    desk.put(*([_cell(desk, cell) for cell in row] for row in drawing.rows))


def _cell(desk: Desk, cell: Cell) -> Button:
    if cell.inert:
        return _inert(desk, cell)
    if cell.view is not None:
        return desk.option(Option(cell.label, places.VIEW, view={VIEW: cell.view}))
    label = desk.turn.shipped("done_label") if cell.finishes else cell.label
    return desk.option(Option(label, places.VALUE, cell.value))


def _inert(desk: Desk, cell: Cell) -> Button:
    """All cells that do nothing are one option where a press does not tell them apart by their labels."""
    if desk.prompt.keyboard == "reply":
        return desk.option(Option(cell.label, places.INERT))
    known = next((i for i, option in enumerate(desk.options) if option.button == places.INERT), None)
    if known is None:
        desk.option(Option("", places.INERT))
        known = len(desk.options) - 1
    return Button(cell.label, Press(desk.turn.epoch, known))


def refusal(turn: Turn, prompt: Prompt, value: Any) -> Sentence | None:
    """What to say to an answer, pressed or typed, that the settings of the question's widget exclude.

    Raises:
        Fault: a setting is not usable.
    """
    if prompt.pick is None:
        return None
    widget, prepared, reading = prompt.pick.widget, _prepared(turn, prompt.pick), reading_of(turn, prompt)
    return None if widget.allows(prepared, value, reading) else widget.error(prepared, value, reading)


def unread(turn: Turn, prompt: Prompt) -> Sentence | None:
    """What to say to what is no number, where the widget has numbers: which there are, rather than any example.

    Raises:
        Fault: a setting is not usable.
    """
    if prompt.pick is None or prompt.pick.name not in _OF_NUMBERS:
        return None
    return prompt.pick.widget.error(_prepared(turn, prompt.pick), None, reading_of(turn, prompt))


def _prepared(turn: Turn, pick: Pick) -> Any:
    scope = turn.scope
    settings = {key: _setting(one, scope) for key, one in pick.settings.items()}
    try:
        return pick.widget.prepare(settings)
    except ValueError as wrong:
        raise Fault("template", str(wrong), pick.place) from None


def _setting(setting: Value | Condition, scope: Scope) -> Any:
    return _closed(setting, scope) if isinstance(setting, Condition) else setting.evaluate(scope)


def _closed(condition: Condition, scope: Scope) -> Callable[[Any], bool]:
    return lambda value: condition.holds(Scope({**scope.names, "value": value}, scope.locale))
