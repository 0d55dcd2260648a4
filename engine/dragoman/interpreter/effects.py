"""What must be done after a step, as data. The runtime and its channels do it, in order.

The law of this file: an effect is complete; whoever performs it needs neither the session nor the flows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.language.content import Format
from dragoman.language.requests import HttpRequest


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
class Request:
    """Asks the client to send something of the user's; only under a reply keyboard."""

    what: Literal["contact", "location"]


@dataclass(frozen=True, slots=True)
class Label:
    """A reply keyboard's button: pressing it types its text."""


@dataclass(frozen=True, slots=True)
class Button:
    """One button as shown. `text` is plain, never markup. `style`: primary, success, danger or nothing."""

    text: str
    action: Press | Link | Request | Label
    style: str = ""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Rows of buttons: `inline` under the message, `reply` in place of the user's own keyboard."""

    rows: tuple[tuple[Button, ...], ...]
    kind: Literal["inline", "reply"] = "inline"


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Says something in the session's chat.

    `edit` is the number of an earlier message of ours that takes this text instead, where the channel can do that;
    where it cannot, a new message is sent. `asks` marks the message whose number the session must remember.
    `remove_keyboard` takes a reply keyboard away. A reply `Keyboard` and `edit` never stand together.
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
    """Takes a message of the chat away, ours or the user's, where the channel allows."""

    message: int


@dataclass(frozen=True, slots=True)
class RunAction:
    """Calls a Python function of the project; its result comes back as an event.

    `call` is the idempotency key: the same key when it is run again, after a crash or because it failed. `timeout` in
    seconds for each try, `times` further tries after a failure, `wait` seconds before each. `flow` and `node` are for
    the operator's log.
    """

    call: str
    name: str
    flow: str
    node: str
    arguments: dict[str, Any] = field(default_factory=dict)
    timeout: float = 30.0
    times: int = 0
    wait: float = 1.0


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


ChangeKind = Literal["assign", "increase", "add", "put", "without"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a kept value, said as what it does, so that two people's changes both count.

    `assign` puts `value` in its place, `increase` adds it to a number, `add` to a list; `put` updates the record of a
    list with the `value` under its first field, or appends it; `without` takes out the records with these `fields`.
    """

    name: str
    kind: ChangeKind = "assign"
    value: Any = None
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeKept:
    """Changes what is kept of the user (`profile`) or of the chat (`shared`), once."""

    store: Literal["profile", "shared"]
    changes: tuple[Change, ...]


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

    reason: Literal["action", "limit", "template", "changed"]
    message: str
    flow: str = ""
    node: str = ""
    file: str = ""
    line: int = 0


Utterance = SendMessage | ChangeKeyboard | AnswerPress | DeleteMessage
"""What a channel performs."""

Effect = Utterance | RunAction | RunRequest | ChangeKept | FlowFinished | Report
