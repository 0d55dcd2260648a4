"""Where conversations stand: the running flow of each session, or the one that ended last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.interpreter.effects import Effect, FlowFinished
from dragoman.interpreter.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the conversation stands, or where the flow that ended last stood.

    `outcome` is that of an ended flow and none while one runs; `ended` that of the flow that ended last, also while
    another runs.
    """

    flow: str | None = None
    node: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None
    ended: str | None = None


def moved(before: Standing, session: Session, effects: Sequence[Effect] = ()) -> Standing:
    """Where it stands after a step that made this session and these effects."""
    last = next((effect for effect in reversed(effects) if isinstance(effect, FlowFinished)), None)
    ended = last.outcome if last else before.ended
    if session.frames:
        frame = session.frames[-1]
        return Standing(frame.flow, frame.node, frame.variables, None, ended)
    if last:
        return Standing(last.flow, last.node, last.data, last.outcome, ended)
    return before
