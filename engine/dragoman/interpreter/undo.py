"""The undo log: for each answer, what brings the stack back to where it was given.

The law of this file: `restored(difference(before, after), after)` is `before` but for the counts of wrong answers,
which /back does not change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.interpreter.session import Frame, Patch, Undo

LONGEST = 100
"""Answers that /back can take back; the oldest are forgotten first."""

_UNSET = object()


def difference(before: Sequence[Frame], after: Sequence[Frame]) -> Undo:
    """What leads from the later stack to the earlier one."""
    keep = 0
    for old, new in zip(before, after, strict=False):
        if (old.flow, old.digest, old.mark, old.called) != (new.flow, new.digest, new.mark, new.called):
            break
        keep += 1
    patches = tuple(p for i in range(keep) if (p := _patch(i, before[i], after[i])))
    return Undo(keep, patches, tuple(before[keep:]))


def _patch(index: int, old: Frame, new: Frame) -> Patch | None:
    if old is new or (
        (old.node, old.variables, old.given, old.editing) == (new.node, new.variables, new.given, new.editing)
    ):
        return None
    was, now = old.variables, new.variables
    unset = tuple(name for name in now if name not in was)
    changed = {name: value for name, value in was.items() if now.get(name, _UNSET) != value}
    return Patch(index, old.node, changed, unset, old.given, old.editing)


def restored(undo: Undo, frames: Sequence[Frame]) -> list[Frame]:
    """The earlier stack."""
    stack = list(frames[: undo.keep])
    for patch in undo.patches:
        frame = stack[patch.frame]
        kept = {name: value for name, value in frame.variables.items() if name not in patch.unset}
        stack[patch.frame] = replace(
            frame,
            node=patch.node,
            variables={**kept, **patch.old},
            given=patch.given,
            editing=patch.editing,
            remaking="",
        )
    return stack + list(undo.frames)
