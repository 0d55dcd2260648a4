"""`notify`: sends a message to another chat, and goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.computed import Template
from dragoman.graph.targets import Message
from dragoman.graph.ways import Way
from dragoman.language.chats import compile_chat, named_chat
from dragoman.language.messages import compile_message
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Notify:
    """The message, and the chat by its number or @name."""

    to: Template
    message: Message

    def enter(self, turn: Turn, node: Node) -> None:
        """Sends it and goes on; whether it arrives is not the user's concern."""
        turn.notify(named_chat(self.to, turn.render(self.to)), (self.message,))
        turn.leave(node)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It waits for nothing: whatever comes back is not its own."""
        turn.leave(node)

    def ways(self) -> tuple[Way, ...]:
        """It goes on."""
        return (Way("it is sent"),)


class _Notify:
    def compile(self, name: str, node: Mapping, compiler: Compiler) -> Notify | None:
        tree = node.get("notify")
        if not isinstance(tree, Mapping):
            return None
        to, message = compile_chat(tree.get("to"), compiler), compile_message(tree, compiler)
        return Notify(to, message) if to and message else None


kind: NodeKind = _Notify()
