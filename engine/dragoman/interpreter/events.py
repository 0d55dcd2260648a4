"""What can happen to a session, as data.

The law of this file: an event carries everything the core may not look up itself, the moment and the people, so
that the same session and the same event always give the same step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dragoman.language.content import Content


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


@dataclass(frozen=True, slots=True)
class Origin:
    """What every event has: an id that is never used twice in a session, the moment (aware, UTC) and the people."""

    id: str
    at: datetime
    user: User
    chat: Chat


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """A user sent something."""

    origin: Origin
    content: Content
    message: int | None = None
    """The channel's number of the message, where it has one."""


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


Event = MessageReceived | ButtonPressed | ActionReturned | ActionFailed | FlowRequested
