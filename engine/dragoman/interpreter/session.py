"""A session: one user's place in one chat, and all that must survive until the next event.

The law of this file: everything here is frozen; a step makes new ones. Nothing that can be worked out again from
the flows is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """One running flow on the stack.

    `digest` is the content hash of the flow it stands in, `attempts` the wrong answers by node, `mark` the length of
    the undo log when this conversation began: what a question was interrupted by has a log of its own above it.
    """

    flow: str
    digest: str
    node: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    attempts: Mapping[str, int] = field(default_factory=dict)
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """A button as it was shown: its label, its place among the prompt's buttons (-1: skip) and its value, if any."""

    label: str
    button: int
    value: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """The session waits for an answer. `epoch` numbers the question; `options` are frozen as shown."""

    epoch: int
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """What one frame was before: its node, the old values of what changed, and the names that were not set."""

    frame: int
    node: str
    old: Mapping[str, Any]
    unset: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undo:
    """What brings the stack back: cut it to `keep` frames, put the patches on them, put `frames` on top."""

    keep: int
    patches: tuple[Patch, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Awaiting:
    """The session waits for the result of this call. `undo` leads back to where it last waited for the user, and
    `answered` says whether an answer brought it here (then /back has somewhere to go), `visited` how many nodes
    were walked since: actions in a ring are an endless loop as well."""

    call: str
    undo: Undo
    answered: bool = False
    visited: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One user's place in one chat.

    `epoch` counts the questions ever asked here. `shown` are the numbers of the messages with the current question's
    keyboards, where the channel told them; `edit` the number of the pressed message that the next text may replace.
    `reply_keyboard`: a reply keyboard of ours is on the user's screen. `seen` are the ids of the latest events.
    """

    frames: tuple[Frame, ...] = ()
    waiting: Question | Awaiting | None = None
    epoch: int = 0
    undo: tuple[Undo, ...] = ()
    shown: tuple[int, ...] = ()
    edit: int | None = None
    reply_keyboard: bool = False
    seen: tuple[str, ...] = ()


EMPTY = Session()
