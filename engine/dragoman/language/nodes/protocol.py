"""What a node kind is. One file in this folder a kind; the file's name is its lead key in YAML.

Each file ends in `kind: NodeKind = ...`: it compiles the node's own keys into a `Lead`, and the lead does the node's
work when a session comes to it. Adding a kind adds a file here, a branch of the schema, a page section and a test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.graph.computed import Template, Value
from dragoman.graph.targets import Assignment, Media, Message, Target
from dragoman.graph.ways import Way
from dragoman.language.content import Content
from dragoman.language.requests import ONCE, HttpRequest, Retry
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from decimal import Decimal

    from dragoman.graph.flow import Flow, Flows, Node
    from dragoman.interpreter.events import Arrival
    from dragoman.interpreter.session import Answer, TimerKind
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.prompt import Prompt


class Turn(Protocol):
    """What a lead may do with the session it is in. The interpreter's `turn.py` has the meaning of each."""

    def say(self, messages: Sequence[Message]) -> None:
        """Sends messages."""
        ...

    def ask(self, prompt: Prompt) -> None:
        """Asks, unless the answer is known and may be reused, and waits."""
        ...

    def take_up(self, prompt: Prompt, event: Arrival) -> None:
        """Gives a question what it waited for beside the user: an action's word, or time."""
        ...

    @property
    def flows(self) -> Flows:
        """All flows of the bot."""
        ...

    def run_action(
        self, name: str, arguments: Mapping[str, Any], timeout: float, answer: Answer | None = None, retry: Retry = ONCE
    ) -> None:
        """Has the action run, and waits for its result; to judge this answer, if one is given."""
        ...

    def run_request(self, request: HttpRequest) -> None:
        """Has the request made, and waits for its result: an `ActionReturned` whose outcome is the status."""
        ...

    def render(self, text: Template) -> str:
        """A text for this user."""
        ...

    def notify(self, to: int | str, messages: Sequence[Message]) -> None:
        """Sends messages to another chat."""
        ...

    def charge(self, title: str, description: str, currency: str, amount: Decimal, photo: Media | None = None) -> None:
        """Sends an invoice: for one stay at a node the same one, however often it is sent."""
        ...

    def payment(self) -> bool | None:
        """Whether the node's invoice was paid or refused, be it while another flow was running; nothing if neither."""
        ...

    def hand_over(self, to: int | str, note: str, release: str) -> None:
        """Gives the chat to the people in another one. `note` is HTML; without one they are told in our words."""
        ...

    def in_hands(self) -> bool:
        """Whether the node has given the chat away already."""
        ...

    def released(self) -> bool:
        """Whether the people gave it back while something else was running."""
        ...

    def pass_on(self, content: Content) -> None:
        """Passes what the user sent on to the people who have the chat."""
        ...

    def hear(self, content: Content) -> None:
        """Passes what the people wrote on to the user."""
        ...

    def pause(self, *takes: str) -> None:
        """Waits for time to pass and for what `Pausing.takes` says."""
        ...

    @property
    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...

    @property
    def local_now(self) -> datetime:
        """The moment in the user's zone."""
        ...

    def has_timer(self, *kinds: TimerKind) -> bool:
        """Whether something of these kinds is due at this node: the node is not entered anew."""
        ...

    def assign(self, assignments: Sequence[Assignment]) -> None:
        """One `set`: all values are read before any is written."""
        ...

    def set_timer(self, kind: TimerKind, after: timedelta | datetime, index: int = 0) -> None:
        """Something is due at this node later."""
        ...

    def schedule(
        self, name: str, flow: str, inputs: Mapping[str, Any], when: datetime | str, users: Sequence[int] | None = None
    ) -> None:
        """Starts a flow at this moment, or in this rhythm, for the user here or for these; `name` cancels it."""
        ...

    def unschedule(self, name: str) -> None:
        """Cancels what was scheduled from here under this name."""
        ...

    def call(self, flow: Flow, inputs: Mapping[str, Any]) -> None:
        """Runs another flow and comes back: its end resumes this node's lead with `CallReturned`."""
        ...

    def jump(self, flow: Flow, inputs: Mapping[str, Any]) -> None:
        """Leaves the running flow for another."""
        ...

    def evaluate(self, value: Value) -> Any:
        """A value for this user."""
        ...

    def save(self, name: str, value: Any) -> None:
        """Gives a variable of the running flow a value."""
        ...

    def leave(self, node: Node, target: Target | None = None) -> None:
        """Goes on from a node whose lead is done: `set`, this target, `branches`, `next`, `end` or the node below."""
        ...

    def go(self, target: Target) -> bool:
        """Goes to a target; false if it was a small node in place that leads nowhere."""
        ...

    def forget_undo(self) -> None:
        """/back never goes behind this."""
        ...

    def fail(self, message: str) -> None:
        """The `error` handler speaks, and the session goes back to where it last waited."""
        ...


class Lead(Protocol):
    """A node's own work, compiled."""

    def enter(self, turn: Turn, node: Node) -> None:
        """A session comes to the node: do the work, then `turn.leave(node)`, or wait."""
        ...

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """What the node waited for came, or a timer of its is due. What is not the node's own changes nothing."""
        ...

    def ways(self) -> tuple[Way, ...]:
        """Everything that can happen at the node: its edges. None where it never goes on."""
        ...


class NodeKind(Protocol):
    """Compiles the nodes of one lead key."""

    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Lead | None:
        """The node's work; nothing if it is refused (the problems are noted with the compiler)."""
        ...
