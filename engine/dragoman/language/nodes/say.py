"""`say`: sends a message, or a list of them, and does not wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.targets import Message
from dragoman.graph.ways import Way
from dragoman.language.messages import compile_messages
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Say:
    """The messages, in their order."""

    messages: tuple[Message, ...]

    def enter(self, turn: Turn, node: Node) -> None:
        """Sends them and goes on."""
        turn.say(self.messages)
        turn.leave(node)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It waits for nothing: whatever comes back is not its own."""
        turn.leave(node)

    def ways(self) -> tuple[Way, ...]:
        """It goes on."""
        return (Way("it is said"),)


class _Say:
    def compile(self, name: str, node: Mapping, compiler: Compiler) -> Say | None:
        return Say(compile_messages(node.get("say"), compiler))


kind: NodeKind = _Say()
