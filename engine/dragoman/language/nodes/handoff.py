"""`handoff`: gives the chat to people in another one, until they give it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.graph.computed import Template
from dragoman.graph.targets import Target
from dragoman.graph.ways import Way
from dragoman.language.chats import compile_chat, named_chat
from dragoman.language.targets import compile_outcomes
from dragoman.language.timeouts import Timeout, compile_timeout
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

RELEASE = "/done"


@dataclass(frozen=True, slots=True)
class Handoff:
    """The chat of the people, what they are told first, and the word with which they give the user's chat back."""

    to: Template
    note: Template | None = None
    release: Template | None = None
    timeout: Timeout | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)

    def enter(self, turn: Turn, node: Node) -> None:
        """Hands the chat over, unless the people have it already, and waits."""
        if turn.released():
            turn.leave(node, self.outcomes.get("released"))
            return
        if not turn.in_hands():
            note = turn.render(self.note) if self.note else ""
            release = (turn.render(self.release) if self.release else "") or RELEASE
            turn.hand_over(named_chat(self.to, turn.render(self.to)), note, release)
        if self.timeout is not None and not turn.has_timer("wait"):
            turn.set_timer("wait", self.timeout.after)
        turn.pause("message")

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """The user or one of the people wrote, they gave the chat back, or the time is over."""
        from dragoman.interpreter.events import MessageReceived, Relayed, TimerFired

        match event:
            case MessageReceived(content=content):
                turn.pass_on(content)
            case Relayed(release=True):
                turn.leave(node, self.outcomes.get("released"))
            case Relayed(content=content):
                turn.hear(content)
            case TimerFired():
                turn.leave(node, self.timeout.next if self.timeout else None)
            case _:
                return

    def ways(self) -> tuple[Way, ...]:
        """Its release and its timeout."""
        given_back = Way("the chat is given back", self.outcomes.get("released"), waits=True)
        late = (Way("nobody gives the chat back in time", self.timeout.next, waits=True),) if self.timeout else ()
        return (given_back, *late)


class _Handoff:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Handoff | None:
        tree = node.get("handoff")
        if not isinstance(tree, TreeMapping):
            return None
        to, note = compile_chat(tree.get("to"), compiler), compiler.text(tree.get("note"))
        release = compiler.text(tree.get("release"), "plain", kind=None)
        compiler.releases.add(release.text.constant or "" if release else RELEASE)
        timeout = compile_timeout(node.get("timeout"), compiler)
        outcomes = compile_outcomes(node.get("outcomes"), compiler)
        return Handoff(to, note, release, timeout, outcomes) if to else None


kind: NodeKind = _Handoff()
