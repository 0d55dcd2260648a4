"""What can happen to a session, as data.

The law of this file: an event carries everything the core may not look up itself, the moment and the people, so
that the same session and the same event always give the same step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from dragoman.language.content import Content

if TYPE_CHECKING:
    from dragoman.interpreter.session import Job


@dataclass(frozen=True, slots=True)
class User:
    """Who speaks. `language` is the client's language code, `en` or `pt-br`, or empty."""

    id: int
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """Where they speak."""

    id: int
    type: Literal["private", "group", "supergroup", "channel"] = "private"
    title: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What every event has: an id that is never used twice in a session, the moment (aware, UTC) and the people.

    `profile` is what is kept of the user, `shared` what is kept of the chat, as they stood when the turn began.
    `admin`: the user is an administrator of the chat. `session` is the key of the session, where that is not this
    user's own in this chat.
    """

    id: str
    at: datetime
    user: User
    chat: Chat
    profile: Mapping[str, Any] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)
    admin: bool = False
    session: str = ""


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """A user sent something."""

    origin: Origin
    content: Content
    message: int | None = None
    """The channel's number of the message, where it has one."""
    reply: Content | None = None
    """The message it replies to, where it does."""
    reply_to: int | None = None
    """The channel's number of that message."""


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """A user pressed a button of ours.

    `epoch` and `option` name the button as it was sent (`Press`). `callback` is what `AnswerPress` must quote.
    `standing` is the channel's finding: `ours`, `forged` (not made by us), `foreign` (made for another user).
    """

    origin: Origin
    epoch: int
    option: int
    callback: str = ""
    message: int | None = None
    standing: Literal["ours", "forged", "foreign"] = "ours"


@dataclass(frozen=True, slots=True)
class ActionReturned:
    """The action of this call came back. `outcome` is the name it returned, if any."""

    origin: Origin
    call: str
    value: Any = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class ActionFailed:
    """The action of this call raised or took too long. `error` is for the operator, never for the user."""

    origin: Origin
    call: str
    error: str


@dataclass(frozen=True, slots=True)
class FlowRequested:
    """Somebody asks from outside (Python, the command line) that a flow starts here."""

    origin: Origin
    flow: str
    inputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimerFired:
    """A moment has come. `timer` is the timer's id; a session that has it no longer is not moved.

    `kind` and `index` are the timer's own; the session fills them in for the node that set it.
    """

    origin: Origin
    timer: str
    kind: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class EventReceived:
    """Something happened outside that a flow may wait for, or start at: a name, and data."""

    origin: Origin
    name: str
    data: Any = None


@dataclass(frozen=True, slots=True)
class PaymentReceived:
    """The invoice of this session was paid or, `paid` false, refused.

    `payload` is what the invoice had; nothing where there can be only one.
    """

    origin: Origin
    paid: bool = True
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Relayed:
    """Somebody in the chat `chat` wrote to the user whose conversation was handed over to it: `origin` is the user's.

    `release`: they give it back with it. `lost`: it cannot be told to whom it was written, and `origin` is the
    writer's own.
    """

    origin: Origin
    chat: int | str
    content: Content
    release: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The user has come into the chat."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class Restored:
    """A new process has taken the session up."""

    origin: Origin


@dataclass(frozen=True, slots=True)
class JobGiven:
    """A flow of somebody else schedules something here, in the user's private chat: `job` under this name, at `due`
    (aware, UTC) or as `job.every` says; without `job` it cancels what has the name."""

    origin: Origin
    name: str
    job: Job | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallReturned:
    """A called flow has ended. It never comes from outside: the flow below takes it up in the same turn."""

    origin: Origin
    outcome: str
    outputs: Mapping[str, Any] = field(default_factory=dict)


Event = (
    MessageReceived
    | ButtonPressed
    | ActionReturned
    | ActionFailed
    | FlowRequested
    | TimerFired
    | EventReceived
    | PaymentReceived
    | Relayed
    | Joined
    | Restored
    | JobGiven
)

Arrival = (
    ActionReturned
    | ActionFailed
    | CallReturned
    | TimerFired
    | EventReceived
    | PaymentReceived
    | MessageReceived
    | Relayed
)
"""What a node that waits can be given."""
