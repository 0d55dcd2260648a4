"""A dialogue as it was written: its steps, each with its place and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dragoman.language.content import Content
from dragoman.source.tree import Plain


@dataclass(frozen=True, slots=True)
class Start:
    """A flow begins by itself, with these inputs."""

    flow: str
    inputs: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Say:
    """The user types a text."""

    text: str


@dataclass(frozen=True, slots=True)
class PressButton:
    """The user presses a button: on the newest message that has it, or, counted from -1 back, on an older one."""

    label: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """Messages that are no texts; an album is several."""

    contents: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Payment:
    """The invoice is paid or, `paid` false, refused."""

    paid: bool


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event from outside."""

    name: str
    data: Any = None


@dataclass(frozen=True, slots=True)
class Coming:
    """The user comes into the chat."""


Sent = Contents | Payment | Occurrence | Coming
"""What `send` can send."""


@dataclass(frozen=True, slots=True)
class Send:
    """The user sends something, or something happens."""

    what: Sent


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Restart:
    """A new process on the same store."""


@dataclass(frozen=True, slots=True)
class Deploy:
    """The flows of this folder, named from the dialogue's own, take the place of these."""

    folder: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text to be said: the whole of it or, `pattern`, a regular expression that is searched for."""

    text: str
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What a message shall be. What is none is not looked at.

    `buttons` are all its labels in their order; `media` the kinds or files of what it shows; `to` the chat;
    `alert` the toast or window that shall have come.
    """

    text: Words | None = None
    contains: str | None = None
    buttons: tuple[str, ...] | None = None
    media: tuple[str, ...] | None = None
    to: str | None = None
    alert: Words | None = None

    @property
    def message(self) -> bool:
        """Whether it takes a message, and not only a notice."""
        wanted = (self.text, self.contains, self.buttons, self.media, self.to)
        return any(part is not None for part in wanted) or self.alert is None


@dataclass(frozen=True, slots=True)
class Hear:
    """The bot says this next."""

    expected: Expected


@dataclass(frozen=True, slots=True)
class Silence:
    """The bot says nothing more."""


@dataclass(frozen=True, slots=True)
class Expect:
    """The conversation stands so: any of `flow node data outcome profile shared stack timers`."""

    wanted: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Become:
    """Somebody else, somewhere else, at another time from here on. What is not named stays.

    A moment without a zone is in the project's.
    """

    user: Mapping[str, Plain] = field(default_factory=dict)
    chat: Mapping[str, Plain] = field(default_factory=dict)
    locale: str | None = None
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stub:
    """Results in the place of actions and requests from here on: a value, `{outcome, value}`, `{error}`, or a list."""

    given: Mapping[str, Plain]


Deed = Start | Say | PressButton | Send | Wait | Restart | Deploy | Hear | Silence | Expect | Become | Stub
"""What a step does or asks."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its line in the file, and how it is written there."""

    line: int
    written: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue test. Where it begins in a flow, that is a step as well; `seed` fixes what is drawn by chance."""

    file: str
    name: str
    steps: tuple[Step, ...]
    seed: int = 0
