"""How a flow that is called comes back: its ends, and those to which a way leads that leaves a variable unset.

The law of this file: only conditions on what the flow finds out by itself are looked at. What it was given, and what
all flows share, may well be as the caller knows it to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.checks.proving.assigned import Assigned, assigned
from dragoman.checks.proving.constants import names_in
from dragoman.checks.proving.giving import Edges
from dragoman.checks.proving.paths import Paths, paths_of
from dragoman.checks.proving.readings import Reading
from dragoman.graph.computed import VariableValue
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import InPlace, Target, Word
from dragoman.language.buttons.ways import Pressed
from dragoman.language.dependencies import saved_by, writes
from dragoman.language.expressions.uses import Use
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.signatures import ALWAYS

_GIVEN_UP = frozenset(ALWAYS) - {"completed"}
"""Outcomes that no author writes down: that a flow may come to nothing at any time is no news."""


@dataclass(frozen=True, slots=True)
class Returning:
    """A flow that hands back variables as they are. `fields`: what it hands back -> the variable."""

    fields: Mapping[str, str]
    _paths: Paths
    _found: Assigned

    def without(self, field: str) -> Iterator[tuple[list[Edge], frozenset[str]]]:
        """The ways on which it ends before this has a value, and the outcomes that the end may have."""
        name = self.fields[field]
        bit = self._found.variables.bits.get(name, 0)
        if not self._ever(bit):
            return
        for node, edges in self._paths.edges.items():
            for edge in edges:
                if edge.kind != "end" or node not in self._found.sure or bit & self._found.sure[node]:
                    continue
                outcomes = _outcomes(self._paths.flow.nodes[node], edge)
                path = None if outcomes & _GIVEN_UP else self._way_to(edge, name)
                if path is not None:
                    yield [*path, edge], outcomes

    def _way_to(self, edge: Edge, name: str) -> list[Edge] | None:
        """A way to the end of this edge on which the variable gets no value."""
        use, place = Use(name, 0, "printed"), self._paths.flow.nodes[edge.source].place
        return self._paths.unset(Reading(use, place, edge.source, edge, len(edge.works)), back=False)

    def _ever(self, bit: int) -> bool:
        """Whether the variable has a value on any way at all."""
        for node, edges in self._paths.edges.items():
            for edge in edges:
                held = self._found.may.get(node, 0)
                for work in edge.works:
                    held = self._found.variables.after(work, held)
                if held & bit:
                    return True
        return False


def returning(flow: Flow, edges: Edges) -> Returning | None:
    """Nothing where another flow may end in the place of this one."""
    if any(isinstance(node.lead, Jump) for node in flow.nodes.values()):
        return None
    found = assigned(flow, edges)
    fields = _fields(flow, found)
    own = alone(flow, found.variables.bits.keys() - {variable.name for variable in flow.inputs})
    paths = paths_of(flow, edges, found.variables, (), fields.values())
    free = {name: tuple(edge for edge in some if is_free(edge, own, flow)) for name, some in edges.items()}
    return Returning(fields, replace(paths, edges=free), found)


def _fields(flow: Flow, found: Assigned) -> Mapping[str, str]:
    kept = {name: name for name in found.variables.bits if name not in flow.temporary}
    if flow.outputs is None:
        given = {variable.name for variable in flow.inputs}
        return {name: name for name in kept if name not in given}
    plain = {field: value.name for field, value in flow.outputs.items() if isinstance(value, VariableValue)}
    return {field: name for field, name in plain.items() if name in kept}


def alone(flow: Flow, names: frozenset[str] | set[str]) -> frozenset[str]:
    """Those of the variables that depend on nothing else than on each other, and on what people answer."""
    others = True
    own = set(names)
    while others:
        found = {name for node in flow.nodes.values() if not node.reads <= own for name in _derived(node)}
        others = bool(found & own)
        own -= found
    return frozenset(own)


def _derived(node: Node) -> frozenset[str]:
    """What may depend on what a node reads; what is asked is for people to say, unless it is chosen from a list."""
    asked = isinstance(node.lead, Prompt) and not node.lead.layout.lists
    return writes(node) - {saved_by(node)} if asked else writes(node)


def is_free(edge: Edge, own: frozenset[str], flow: Flow) -> bool:
    """Whether this way depends on nothing but these variables."""
    lead, way = flow.nodes[edge.source].lead, edge.way
    if isinstance(lead, Prompt) and lead.layout.lists and not way.waits:
        return False
    conditions = [condition for condition, _ in edge.holds]
    if isinstance(way, Pressed) and way.shown is not None:
        conditions.append(way.shown)
    return all(names_in(condition.expression.tree) <= own for condition in conditions)


def _outcomes(node: Node, edge: Edge) -> frozenset[str]:
    """What the end may be called that is come to on this edge."""
    if edge.way.target is not None and (named := _ended(edge.way.target)):
        return frozenset({named})
    tail = [*(branch.then for branch in node.branches), *([node.next] if node.next is not None else [])]
    return frozenset({*(name for target in tail if (name := _ended(target))), node.end or "completed"})


def _ended(target: Target) -> str | None:
    match target:
        case Word("end"):
            return "completed"
        case InPlace(end=str(name)):
            return name
        case InPlace(next=following) if following is not None:
            return _ended(following)
        case _:
            return None
