"""A session: one user's place in one chat, and all that must survive until the next event.

The law of this file: everything here is frozen; a step makes new ones. Nothing that can be worked out again from
the flows is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dragoman.interpreter.events import Chat, User
from dragoman.language.content import Format


@dataclass(frozen=True, slots=True)
class Editing:
    """An answer is given anew from a review: the review's node, and the nodes that depend on it, still to be redone."""

    review: str
    redo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One running flow on the stack.

    `digest` is the content hash of the flow it stands in, `attempts` the wrong answers by node, `mark` the length of
    the undo log when this conversation began: what a question was interrupted by has a log of its own above it.
    `called`: the node of the frame below waits for this flow's end. `given` are the answers so far to the node's
    question, where it takes several. `remaking` is the question for which the node makes a temporary value again.
    """

    flow: str
    digest: str
    node: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    attempts: Mapping[str, int] = field(default_factory=dict)
    mark: int = 0
    called: bool = False
    given: tuple[Any, ...] = ()
    editing: Editing | None = None
    remaking: str = ""


def changed(frame: Frame, **fields: Any) -> Frame:
    """The frame with these fields; half the price of `dataclasses.replace`, several times on the path of every turn."""
    known = {name: getattr(frame, name) for name in Frame.__slots__}
    return Frame(**{**known, **fields})


@dataclass(frozen=True, slots=True)
class Option:
    """A button as it was shown: its label, its place among the prompt's buttons and its value, if any.

    Places below 0 are buttons that the question itself adds (`places.py` has them). `item` is what a
    generated button was made of, where a press needs it; `view` what a press shows instead: a page, a month.
    """

    label: str
    button: int
    value: Any = None
    item: Any = None
    view: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """The session waits for an answer. `epoch` numbers the question; `options` are frozen as shown.

    `view` says which part of a long list or of a calendar is shown. `draft` are the texts of an answer that may still
    go on (`debounce`).
    """

    epoch: int
    options: tuple[Option, ...] = ()
    view: Mapping[str, Any] = field(default_factory=dict)
    draft: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that an action still judges.

    `question` is the one it was given to; `rest` are further values that came with it.
    `rule` is the place of that rule among the prompt's; `label`, `button` and `item` are the pressed option's,
    `message` the number of the pressed message; `text` and `kind` what the user sent. `reused`: nobody gave it now,
    it stood in the variable already.
    """

    value: Any
    rule: int = 0
    label: str | None = None
    button: int | None = None
    item: Any = None
    message: int | None = None
    text: str = ""
    kind: str = "text"
    reused: bool = False
    rest: tuple[Any, ...] = ()
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """What one frame was before: its node, the old values of what changed, and the names that were not set.

    `given` and `editing` are the frame's.
    """

    frame: int
    node: str
    old: Mapping[str, Any]
    unset: tuple[str, ...] = ()
    given: tuple[Any, ...] = ()
    editing: Editing | None = None


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
    were walked since: actions in a ring are an endless loop as well. `answer` is what the call judges, if that is
    what it was made for."""

    call: str
    undo: Undo
    answered: bool = False
    visited: int = 0
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Pausing:
    """The session waits for something else than an answer. `takes` names what goes to the node where it stands:
    `message`, `payment`, `event:NAME`; time always does. `epoch` numbers it as it does questions."""

    epoch: int
    takes: tuple[str, ...] = ()


Waiting = Question | Awaiting | Pausing


@dataclass(frozen=True, slots=True)
class Job:
    """A flow that shall start later: once, or again and again as the recurrence `every` says.

    `name` is what cancels it; a job with `trigger` stands in the flow itself and nothing cancels it.
    """

    flow: str
    name: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)
    every: str = ""
    trigger: bool = False


TimerKind = Literal["timeout", "remind", "wait", "debounce", "expire", "warn", "job", "delete"]


@dataclass(frozen=True, slots=True)
class Timer:
    """Something is due at a moment (aware, UTC). It is never fired twice, nor after what it belongs to is gone.

    `frame` and `node` say to what question or pause it belongs; the session's own have the frame -1. `index` tells
    reminders apart. `late`: it was due while the flow was interrupted, and waits for its turn. `to` is the other chat
    in which a message is to be deleted.
    """

    id: str
    at: datetime
    kind: TimerKind
    frame: int = -1
    node: str = ""
    index: int = 0
    job: Job | None = None
    late: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """A long text whose pages can be turned. `epoch` numbers it as it does questions; `links` are label and address."""

    epoch: int
    texts: tuple[str, ...]
    format: Format = "html"
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One user's place in one chat.

    `epoch` counts the questions ever asked here. `shown` are the numbers of the messages with the current question's
    keyboards, where the channel told them; `edit` the number of the pressed message that the next text may replace.
    `reply_keyboard`: a reply keyboard of ours is on the user's screen. `seen` are the ids of the latest events.
    `people` are whose session it is, known while a timer is set. `given` leads from the name of a job to the other
    users for whom it was scheduled from here. `sent` are the numbers of messages that are wanted later, by name.
    `pages` is the newest text that has pages to turn.
    """

    frames: tuple[Frame, ...] = ()
    waiting: Waiting | None = None
    epoch: int = 0
    undo: tuple[Undo, ...] = ()
    shown: tuple[int, ...] = ()
    edit: int | None = None
    reply_keyboard: bool = False
    seen: tuple[str, ...] = ()
    timers: tuple[Timer, ...] = ()
    people: tuple[User, Chat] | None = None
    given: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    sent: Mapping[str, int] = field(default_factory=dict)
    pages: Pages | None = None


EMPTY = Session()
