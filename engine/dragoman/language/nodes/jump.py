"""`jump`: leaves for another flow and does not come back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.ways import Way
from dragoman.language.idle_keys import warn_of_idle
from dragoman.language.signatures import called_flow
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Jump:
    """The flow's name and its inputs."""

    flow: str
    inputs: Mapping[str, Value]

    def enter(self, turn: Turn, node: Node) -> None:
        """The node's own `set` is done, then the other flow stands in the place of this one."""
        flow = turn.flows.flows.get(self.flow)
        inputs = {name: turn.evaluate(value) for name, value in self.inputs.items()}
        turn.assign(node.set)
        if flow is None:
            turn.fail(f"there is no flow '{self.flow}'")
        else:
            turn.jump(flow, inputs)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It waits for nothing."""

    def ways(self) -> tuple[Way, ...]:
        """None that stays in this flow."""
        return ()


class _Jump:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Jump | None:
        known, inputs = called_flow("jump", node, compiler)
        never = ("branches", "end") if node.get("when") else ("branches", "end", "next")
        warn_of_idle(node, never, "a jump does not come back", compiler)
        return Jump(known.name, inputs) if known else None


kind: NodeKind = _Jump()
