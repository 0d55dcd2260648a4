"""What must be done after a step, as data. The runtime and its channels do it, in order.

The law of this file: an effect is complete; whoever performs it needs neither the session nor the flows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from dragoman.interpreter.extras import HandBack, HandOver, Media, React, SendInvoice
from dragoman.language.content import Format
from dragoman.language.requests import HttpRequest

if TYPE_CHECKING:
    from dragoman.interpreter.session import Job


@dataclass(frozen=True, slots=True)
class Press:
    """A press of this button comes back as `ButtonPressed(epoch, option)`."""

    epoch: int
    option: int


@dataclass(frozen=True, slots=True)
class Link:
    """Opens an address."""

    url: str


@dataclass(frozen=True, slots=True)
class WebApp:
    """Opens a web app inside the client."""

    url: str


@dataclass(frozen=True, slots=True)
class Login:
    """Opens an address, with the user logged in there."""

    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Copies a text, 1 to 256 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """Lets the user send a text to another chat."""

    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """Asks the client to send something of the user's; only under a reply keyboard.

    `kind` narrows it: `bots` instead of people, a `group` or `channel`, a `regular` poll or a `quiz`. At `most` so many
    users are picked.
    """

    what: Literal["contact", "location", "users", "chat", "poll"]
    kind: str = ""
    most: int = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A reply keyboard's button: pressing it types its text."""


@dataclass(frozen=True, slots=True)
class Pay:
    """Pays the invoice above; its payment comes back as `PaymentReceived`."""

    payload: str


ButtonAction = Press | Link | WebApp | Login | Copy | Share | Request | Label | Pay
"""What a press on a button does."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button as shown. `text` is plain, never markup. `style`: primary, success, danger or nothing.

    `icon` is the number of an emoji of the channel's. `marked`: it is chosen; a channel shows that in its own way.
    """

    text: str
    action: ButtonAction
    style: str = ""
    icon: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Rows of buttons: `inline` under the message, `reply` in place of the user's own keyboard."""

    rows: tuple[tuple[Button, ...], ...]
    kind: Literal["inline", "reply"] = "inline"


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Says something in the session's chat or, `to`, in another one: its number or @name.

    `edit` is the number of an earlier message of ours that takes this text instead, where the channel can do that;
    where it cannot, a new message is sent. With `replace` it is deleted once the new one is sent. `latest`: what is
    meant is the last message sent to the chat, `edit` being the one that was known so far. `asks` marks the message
    whose number the session must remember; `tags` are names under which it remembers it, too. `remove_keyboard` takes
    a reply keyboard away. A reply `Keyboard` and `edit` never stand together.

    `media` is one thing, or an album of 2 to 10 files; the text belongs under it, where the channel has that. `typing`
    is shown for so many seconds before. `effect` is an emoji or an id. `once`: after a crash it is not sent again.
    `author`: these are the words of a user whose chat is in the hands of the people there; an answer to the message
    goes to that user.
    """

    text: str
    format: Format = "html"
    keyboard: Keyboard | None = None
    edit: int | None = None
    asks: bool = False
    remove_keyboard: bool = False
    silent: bool = False
    protect: bool = False
    link_preview: bool = True
    media: tuple[Media, ...] = ()
    to: int | str | None = None
    replace: bool = False
    latest: bool = False
    tags: tuple[str, ...] = ()
    typing: float = 0.0
    effect: str = ""
    placeholder: str = ""
    once: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class ChangeKeyboard:
    """Changes or, with nothing, takes away the inline keyboard of an earlier message of ours."""

    message: int
    keyboard: Keyboard | None = None


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """Ends a button's waiting, with a short notice (0 to 200 characters) as a toast or, `alert`, as a window."""

    callback: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    """Takes a message of the chat (of the session's or, `to`, another) away, where the channel allows."""

    message: int
    to: int | str | None = None


@dataclass(frozen=True, slots=True)
class RunAction:
    """Calls a Python function of the project; its result comes back as an event.

    `call` is the idempotency key: the same key when it is run again, after a crash or because it failed. `timeout` in
    seconds for each try, `times` further tries after a failure, `wait` seconds before each. `flow` and `node` are for
    the operator's log; `private`: the arguments may hold what must not stand there.
    """

    call: str
    name: str
    flow: str
    node: str
    arguments: dict[str, Any] = field(default_factory=dict)
    timeout: float = 30.0
    times: int = 0
    wait: float = 1.0
    private: bool = False


@dataclass(frozen=True, slots=True)
class RunRequest:
    """Asks another server; its answer comes back as `ActionReturned(value=body, outcome=status)`, a fault of the net
    or a body that cannot be used as `ActionFailed`.

    `call` is the idempotency key, `flow` and `node` are for the operator's log.
    """

    call: str
    flow: str
    node: str
    request: HttpRequest


ChangeKind = Literal["assign", "default", "increase", "add", "put", "without"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a kept value, said as what it does, so that two people's changes both count.

    `assign` puts `value` in its place, `default` only where nothing was; `increase` adds it to a number, a date or a
    duration, `add` to a list; `put` updates the record of a list that is like `fields` in the field that `value` names,
    or appends them; `without` takes out the items of the list `value` and the records with these `fields`.
    """

    name: str
    kind: ChangeKind = "assign"
    value: Any = None
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeKept:
    """Changes what is kept of the user (`profile`) or of the chat (`shared`), once.

    `flow`, `node`, `file` and `line` are for the operator's log.
    """

    store: Literal["profile", "shared"]
    changes: tuple[Change, ...]
    flow: str = ""
    node: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GiveJob:
    """Schedules something for another user, in their private chat, or, without `job`, cancels what has the name there.

    It reaches their session as `JobGiven`, once. `due` is the moment (aware, UTC), unless `job.every` says when.
    """

    user: int
    name: str
    job: Job | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class FlowFinished:
    """A flow ended: the node where, its outcome, all its variables and the outputs."""

    flow: str
    node: str
    outcome: str
    data: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Something the operator must know: one log line with the flow, the node and the place in the YAML."""

    reason: Literal["action", "limit", "template", "empty", "changed", "payment"]
    message: str
    flow: str = ""
    node: str = ""
    file: str = ""
    line: int = 0


Utterance = SendMessage | ChangeKeyboard | AnswerPress | DeleteMessage | React | SendInvoice
"""What a channel performs."""

Effect = Utterance | RunAction | RunRequest | ChangeKept | GiveJob | HandOver | HandBack | FlowFinished | Report
