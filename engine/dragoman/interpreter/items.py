"""Items: what the buttons of a list are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault
from dragoman.language.buttons.generated import Generated
from dragoman.language.buttons.layout import Layout
from dragoman.language.expressions import Scope
from dragoman.language.values.kinds import kind_of
from dragoman.language.values.scope import LONGEST_LIST

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

Items = Sequence[Sequence[Any]]
"""The items of each list of a question."""


def items_of(turn: Turn, layout: Layout) -> Items:
    """The items of its lists as they are now.

    Raises:
        Fault: one of them is no list, or far too long.
    """
    return [_items(turn, part) for part in layout.lists]


def _items(turn: Turn, part: Generated) -> Sequence[Any]:
    found = turn.evaluate(part.source)
    if found is None:
        return ()
    if not isinstance(found, list | tuple):
        raise Fault("template", f"buttons are made from a list, and this is of the type {kind_of(found)}", part.place)
    if len(found) > LONGEST_LIST:
        raise Fault("limit", f"a list of {len(found)} buttons; {LONGEST_LIST} is the most", part.place)
    if part.when is None:
        return found
    scope = turn.scope
    return [item for item in found if part.when.holds(with_item(scope, item))]


def with_item(scope: Scope, item: Any) -> Scope:
    """The names with `item` among them."""
    return Scope({**scope.names, "item": item}, scope.locale)
