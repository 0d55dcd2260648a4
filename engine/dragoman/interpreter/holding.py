"""Holding: what the variables hold, and which button of its question gives a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Value
from dragoman.graph.flow import Node
from dragoman.interpreter.items import items_of, with_item
from dragoman.interpreter.kept import store_of
from dragoman.interpreter.reading import of_the_type
from dragoman.language.buttons.button import Button
from dragoman.language.buttons.layout import MADE
from dragoman.language.dependencies import answer_of, set_by
from dragoman.language.expressions import Scope
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


@dataclass(frozen=True, slots=True)
class Found:
    """A button that gives a value: its label for this user, its place, and the item it is made of, if of any."""

    button: Button
    place: int
    label: str
    item: Any = None


def holds(turn: Turn, name: str | None) -> bool:
    """Whether a variable, or a field such as `profile.city`, is there; with nothing, if its question was skipped."""
    store, dot, field = (name or "").partition(".")
    return field in turn.kept[store_of(store)] if dot else store in turn.frame.variables


def held(turn: Turn, name: str) -> Any:
    """What it holds; nothing while it is unset."""
    store, dot, field = name.partition(".")
    return turn.kept[store_of(store)].get(field) if dot else turn.frame.variables.get(name)


def changed_at(turn: Turn, name: str) -> str | None:
    """The node that was answered when this variable changed last; nothing if that was too long ago."""
    here = len(turn.frames) - 1
    before = turn.before[here] if here < len(turn.before) else turn.frame
    if before.variables.get(name) != turn.frame.variables.get(name):
        return before.node
    for undo in reversed(turn.undo[turn.frame.mark :]):
        for patch in undo.patches:
            if patch.frame == here and (name in patch.unset or name in patch.old):
                return patch.node
    return None


def askers(turn: Turn, name: str) -> list[Node]:
    """The questions whose answer this variable holds."""
    return [node for node in turn.flow.nodes.values() if answer_of(node) == name]


def asker(turn: Turn, name: str) -> Node | None:
    """The question to which the variable is the answer: the one that was answered, if it is asked still, else the first
    that is."""
    found, last = askers(turn, name), changed_at(turn, name)
    found.sort(key=lambda node: node.name != last)
    return next((node for node in found if turn.holds(node.when)), found[0] if found else None)


def answered_by(turn: Turn, node: Node, prompt: Prompt) -> Found | None:
    """The button, on offer now, that gives the answer this question has."""
    name = answer_of(node)
    if name is None or not holds(turn, name):
        return None
    return giving(turn, prompt, name, held(turn, name))


def giving(turn: Turn, prompt: Prompt, name: str, value: Any, offered: bool = True) -> Found | None:
    """The button that gives this value to the question's variable, be it on `offer` now or not.

    Raises:
        Fault: the buttons cannot be worked out for this user.
    """
    for button, place, scope, item in _options(turn, prompt):
        given = _given(prompt, button, name)
        if given is None or (offered and button.when is not None and not button.when.holds(scope)):
            continue
        if _same(of_the_type(turn, prompt, given.evaluate(scope)), value):
            return Found(button, place, button.text.render(scope), item)
    return None


def _options(turn: Turn, prompt: Prompt) -> Iterator[tuple[Button, int, Scope, Any]]:
    scope, first = turn.scope, MADE
    for place, button in enumerate(prompt.layout.written):
        yield button, place, scope, None
    for part, items in zip(prompt.layout.lists, items_of(turn, prompt.layout), strict=True):
        for item in items:
            for place, button in enumerate(part.buttons, first):
                yield button, place, with_item(scope, item), item
        first += len(part.buttons)


def _given(prompt: Prompt, button: Button, name: str) -> Value | None:
    """What a press gives to the variable: the button's value, or under a menu what it sets."""
    if not prompt.menu:
        return button.value
    return next((line.value for line in set_by(button) if line.name == name), None)


def _same(one: Any, other: Any) -> bool:
    """Yes is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
