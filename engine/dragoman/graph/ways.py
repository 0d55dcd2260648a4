"""The ways out of a node's lead: what can happen there, in words, where it leads, and what is known then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.graph.computed import Place, Value
from dragoman.graph.targets import Assignment, InPlace, Target


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can happen at a node. `by` says it in words, to be read behind "when": "'Confirm' is pressed".

    Without a `target` the node goes on by its `branches`, its `next`, its `end` or the node below. `set` is assigned
    on this way; `through` says that the node's own `set` is, too. `saves` leads from variables to what they hold then,
    nothing for a value that only running shows. `waits`: the user, time or people decide when it is taken, not the
    bot by itself. `place` is where it is written, where it is. `idle`: it is written, though it can never happen.
    """

    by: str
    target: Target | None = None
    waits: bool = False
    saves: Mapping[str, Value | None] = field(default_factory=dict)
    set: tuple[Assignment, ...] = ()
    through: bool = True
    place: Place | None = None
    idle: bool = False


def ending(outcome: str) -> InPlace:
    """The target of a way that ends the flow."""
    return InPlace(end=outcome)


def saving(name: str | None, value: Value | None = None) -> Mapping[str, Value | None]:
    """What a lead saves under this name; nothing where it saves nothing."""
    return {} if name is None else {name: value}


def targets_of(ways: tuple[Way, ...]) -> tuple[Target, ...]:
    """Every target that these ways name."""
    return tuple(way.target for way in ways if way.target is not None)
