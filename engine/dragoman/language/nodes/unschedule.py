"""`unschedule`: cancels what was scheduled, by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Template
from dragoman.graph.ways import Way
from dragoman.language.nodes.schedule import job_name
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Unschedule:
    """The name."""

    name: Template

    def enter(self, turn: Turn, node: Node) -> None:
        """Cancels it, here and for those it was given to, and goes on. What is not scheduled needs no cancelling."""
        turn.unschedule(job_name(turn, node, self.name))
        turn.leave(node)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It waits for nothing."""

    def ways(self) -> tuple[Way, ...]:
        """It goes on."""
        return (Way("it is cancelled"),)


class _Unschedule:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Unschedule | None:
        tree = node.get("unschedule")
        text = compiler.text(tree, "plain", None)
        if text is not None and isinstance(tree, Scalar):
            _check_known(tree, compiler)
        return Unschedule(text) if text else None


def _check_known(tree: Scalar, compiler: Compiler) -> None:
    """Warns of a name that no flow schedules, where all names are known."""
    names = frozenset[str]().union(*(known.jobs for known in compiler.around.flows.values()))
    if "{{" in tree.text or tree.text.strip() in names or any("{{" in name for name in names):
        return
    near = nearest(tree.text, sorted(names))
    listed = f"there are: {', '.join(sorted(names))}" if names else "a 'schedule' node schedules, under its 'as' name"
    wish = f"did you mean '{near}'?" if near else listed
    compiler.report("DG250", tree.span, f"nothing is scheduled as '{tree.text}'", wish, Severity.WARNING)


kind: NodeKind = _Unschedule()
