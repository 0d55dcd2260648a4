"""Handlers: what the author, else the shipped defaults, want to happen at an event of the conversation.

The law of this file: the node's handler comes before the flow's, the flow's before the shipped one. A reserved word
inside the handler of the same event means the next one further out; beyond the last stands what the word itself means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.graph.targets import Target, TargetWord
from dragoman.interpreter import escapes, stack

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def handle(turn: Turn, event: str, outside: int = 0, **extra: Any) -> bool:
    """Runs the innermost handler from the level `outside` on (0 node, 1 flow, 2 shipped); false if there is none."""
    for level, target in _levels(turn, event):
        if level < outside:
            continue
        before, turn.handling = turn.handling, (event, level)
        names, turn.extra = turn.extra, {**turn.extra, **extra}
        try:
            turn.go(target)
        finally:
            turn.handling, turn.extra = before, names
        return True
    return False


def has_own(turn: Turn, event: str) -> bool:
    """Whether the author says what happens at this event."""
    return any(level < SHIPPED for level, _ in _levels(turn, event))


SHIPPED = 2


def _levels(turn: Turn, event: str) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    if turn.frames:
        node, flow = turn.node, turn.flow
        found += [(level, on[event]) for level, on in enumerate((node.on, flow.on)) if event in on]
    if event in turn.flows.on:
        found.append((SHIPPED, turn.flows.on[event]))
    return found


def follow_word(turn: Turn, word: TargetWord) -> None:
    """A reserved word as a target: the handler of that name where there is one, else what the word means."""
    if word == "again":
        turn.again()
        return
    if word == "end":
        stack.end(turn, "completed")
        return
    inside = turn.handling is not None and turn.handling[0] == word
    outside = turn.handling[1] + 1 if inside and turn.handling else 0
    if not handle(turn, word, outside):
        escapes.mean(turn, word)
