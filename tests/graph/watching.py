"""Watches where the interpreter goes: each move from a node to a node inside one flow, and each end of a flow."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from dragoman.graph.flow import Flow
from dragoman.interpreter import stack
from dragoman.interpreter.turn import Turn

OF_NODES = ("go", "_onward")
"""The functions of a turn in which a node or a handler leads on. All others put sessions back to where they were."""


@dataclass(frozen=True)
class Moved:
    """A flow went from one of its nodes to another, or ended there. `event`: a handler led it, of this event."""

    flow: str
    digest: str
    source: str
    to: str | None
    event: str


def _moved(turn: Turn, to: str | None) -> Moved:
    return Moved(turn.frame.flow, turn.flow.digest, turn.frame.node, to, "/".join(turn.handling))


@contextmanager
def watched() -> Iterator[dict[Moved, Flow]]:
    """Everything that is moved while this lasts, each with its flow as it was then."""
    moved: dict[Moved, Flow] = {}
    move, end = Turn.move, stack.end

    def moving(turn: Turn, node: str) -> None:
        if sys._getframe(1).f_code.co_name in OF_NODES and not turn.frame.remaking and turn.frame.editing is None:
            moved[_moved(turn, node)] = turn.flow
        move(turn, node)

    def ending(turn: Turn, outcome: str) -> None:
        if sys._getframe(1).f_code.co_name == "_onward" and not turn.frame.remaking and turn.frame.editing is None:
            moved[_moved(turn, None)] = turn.flow
        end(turn, outcome)

    with patch.object(Turn, "move", moving), patch.object(stack, "end", ending):
        yield moved
