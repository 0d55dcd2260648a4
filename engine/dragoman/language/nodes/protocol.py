"""What a node kind is. One file in this folder a kind; the file's name is its lead key in YAML.

Each file ends in `kind: NodeKind = ...`: it compiles the node's own keys into a `Lead`, and the lead does the node's
work when a session comes to it. Adding a kind adds a file here, a branch of the schema, a page section and a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.graph.computed import Value
from dragoman.graph.targets import Message, Target
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import ActionFailed, ActionReturned
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.prompt import Prompt


class Turn(Protocol):
    """What a lead may do with the session it is in. The interpreter's `turn.py` has the meaning of each."""

    def say(self, messages: Sequence[Message]) -> None:
        """Sends messages."""
        ...

    def ask(self, prompt: Prompt) -> None:
        """Asks, and waits for the answer."""
        ...

    def run_action(self, name: str, arguments: dict[str, Any], timeout: float) -> None:
        """Has the action run, and waits for its result."""
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

    def resume(self, turn: Turn, node: Node, event: ActionReturned | ActionFailed) -> None:
        """What the node waited for came back."""
        ...

    def targets(self) -> tuple[Target, ...]:
        """Every target among the node's own keys: its edges."""
        ...


class NodeKind(Protocol):
    """Compiles the nodes of one lead key."""

    def compile(self, name: str, node: Mapping, compiler: Compiler) -> Lead | None:
        """The node's work; nothing if it is refused (the problems are noted with the compiler)."""
        ...
