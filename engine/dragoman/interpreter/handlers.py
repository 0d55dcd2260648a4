"""Handlers: what the author, else the shipped defaults, want to happen at an event of the conversation.

The law of this file: the node's handler comes before the flow's, the flow's before the shipped one. A reserved word
inside the handler of the same event, or inside one that this handler called, means the next one further out; beyond
the last stands what the word itself means. So handlers that call each other come to an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.graph.targets import Target, TargetWord
from dragoman.interpreter import escapes, stack
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def handle(turn: Turn, event: str, outside: int = 0, **extra: Any) -> bool:
    """Runs the innermost handler from the level `outside` on; false if there is none."""
    for level, target in _levels(turn, event):
        if level < outside:
            continue
        before, turn.handling = turn.handling, {**turn.handling, event: level}
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


FLOW, BOT, SHIPPED = 1, 2, 3
"""Levels of handlers, from the inside: the node's own is 0."""


def _levels(turn: Turn, event: str) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    if turn.frames:
        node, flow = turn.node, turn.flow
        found += [(level, on[event]) for level, on in enumerate((node.on, flow.on)) if event in on]
    found += [(BOT + i, on[event]) for i, on in enumerate((turn.flows.on, turn.flows.shipped)) if event in on]
    return found


def follow_word(turn: Turn, word: TargetWord) -> bool:
    """A reserved word as a target: the handler of that name where there is one, else what the word means.

    False if the session stays where it is, as where a handler only says something.
    """
    if word == "again":
        turn.answered = turn.answered and not isinstance(turn.node.lead, Prompt)
        turn.again()
    elif word == "end":
        stack.end(turn, "completed")
    elif word == "skip" and "skip" not in turn.handling and not has_own(turn, "skip"):
        escapes.skip(turn, ordered=True)
    elif not handle(turn, word, turn.handling.get(word, -1) + 1):
        escapes.mean(turn, word)
    return turn.entering or not turn.frames
