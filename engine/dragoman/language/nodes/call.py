"""`call`: runs another flow and comes back with its outputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.targets import Target
from dragoman.graph.ways import Way, saving
from dragoman.language.signatures import FlowSignature, called_flow
from dragoman.language.targets import compile_outcomes, saved
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Call:
    """The flow's name, its inputs, where its outputs go as a record, and the ways on by how it ended."""

    flow: str
    inputs: Mapping[str, Value]
    save: str | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)

    def enter(self, turn: Turn, node: Node) -> None:
        """Starts it with the inputs as they are now."""
        flow = turn.flows.flows.get(self.flow)
        if flow is None:
            turn.fail(f"there is no flow '{self.flow}'")
        else:
            turn.call(flow, {name: turn.evaluate(value) for name, value in self.inputs.items()})

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It has ended: saves its outputs and takes the way of its outcome."""
        from dragoman.interpreter.events import CallReturned

        if isinstance(event, CallReturned):
            if self.save is not None:
                turn.save(self.save, dict(event.outputs))
            turn.leave(node, self.outcomes.get(event.outcome))

    def ways(self) -> tuple[Way, ...]:
        """The ways of its outcomes, and that of all others."""
        saves = saving(self.save)
        named = [Way(f"'{self.flow}' ends as {name}", way, saves=saves) for name, way in self.outcomes.items()]
        return (*named, Way(f"'{self.flow}' has ended", saves=saves))


class _Call:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Call | None:
        known, inputs = called_flow("call", node, compiler)
        _check_outcomes(node, known, compiler)
        outcomes = compile_outcomes(node.get("outcomes"), compiler)
        save = saved(node.get("save"), compiler)
        return Call(known.name, inputs, save, outcomes) if known else None


def _check_outcomes(node: TreeMapping, known: FlowSignature | None, compiler: Compiler) -> None:
    ways = node.get("outcomes")
    for entry in ways.entries if known and isinstance(ways, TreeMapping) else ():
        if known and entry.key.text not in known.outcomes:
            compiler.misspelt("DG215", entry.key, "outcome", known.outcomes, f" of the flow '{known.name}'")


kind: NodeKind = _Call()
