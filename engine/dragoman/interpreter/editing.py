"""Editing: what the buttons of a review do. What comes of an answer that is given anew is `reviewing.py`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.interpreter import asking, places
from dragoman.interpreter.holding import asker
from dragoman.interpreter.session import Editing, Option
from dragoman.language.nodes.review import Review

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def choose(turn: Turn, review: Review, option: Option, message: int | None) -> None:
    """One of the review's own buttons was pressed on this message, or its label typed."""
    turn.answered = True
    if option.button == places.DONE:
        asking.answered(turn, review, option.label, message)
        turn.leave(turn.node)
        return
    node, here = asker(turn, str(option.value)), turn.frame.node
    if node is None:
        turn.again()
        return
    asking.answered(turn, review, None, message)
    turn.move(node.name)
    turn.change_frame(editing=Editing(here))
