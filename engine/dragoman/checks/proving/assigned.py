"""Which variables have a value where: on every way to a node, and on some way.

The law of this file: a set of variables is one integer, a bit for each, so that a flow of thousands of nodes and
variables is done in a moment. What is computed counts as a value; a plain copy is worth what it copies.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.graph.computed import Computed, Constant, Value, VariableValue
from dragoman.graph.edges import Edge, Holds, Says, Work
from dragoman.graph.edges import Saves as Saved
from dragoman.graph.flow import Flow
from dragoman.language.expressions import Expression


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of a flow, each with its bit."""

    bits: Mapping[str, int]

    def of(self, names: Iterable[str]) -> int:
        """The set of those names that are variables."""
        found = 0
        for name in names:
            found |= self.bits.get(name, 0)
        return found

    def after(self, work: Work, held: int) -> int:
        """What has a value behind a piece of work, where `held` had one before."""
        if isinstance(work, Holds | Says):
            return held
        values = work.values.items() if isinstance(work, Saved) else ((line.name, line.value) for line in work.lines)
        now = held
        for name, value in values:
            bit = self.bits.get(name, 0)
            now = now | bit if self._is_some(value, held) else now & ~bit
        return now

    def _is_some(self, value: Value | None, held: int) -> bool:
        if isinstance(value, Constant):
            return value.value is not None
        copied = copied_name(value)
        return copied is None or copied not in self.bits or bool(self.bits[copied] & held)


def copied_name(value: Value | None) -> str | None:
    """The name whose value this is and nothing else; nothing if it is more than a name."""
    if isinstance(value, VariableValue):
        return value.name
    if isinstance(value, Computed) and isinstance(value.source, Expression):
        tree = value.source.tree
        return tree.name if isinstance(tree, nodes.Name) else None
    return None


@dataclass(frozen=True, slots=True)
class Assigned:
    """Node -> the variables that have a value whenever it is come to (`sure`), and those that may have one."""

    variables: Variables
    sure: Mapping[str, int]
    may: Mapping[str, int]


def variables_of(flow: Flow, edges: Mapping[str, tuple[Edge, ...]]) -> Variables:
    """Every variable that the flow declares, saves or sets."""
    names = dict.fromkeys(variable.name for variable in (*flow.inputs, *flow.variables))
    for leaving in edges.values():
        for edge in leaving:
            for work in edge.works:
                if isinstance(work, Saved):
                    names |= dict.fromkeys(work.values)
                elif not isinstance(work, Holds | Says):
                    names |= dict.fromkeys(line.name for line in work.lines)
    plain = [name for name in names if "." not in name]
    return Variables({name: 1 << index for index, name in enumerate(plain)})


def begun(flow: Flow, variables: Variables, maybe: bool) -> int:
    """What has a value when the flow begins; with `maybe` also inputs that whoever starts it may leave out."""
    held = 0
    for variable in (*flow.inputs, *flow.variables):
        first = variable.initial
        given = first is not None and not (isinstance(first, Constant) and first.value is None)
        is_input = variable in flow.inputs
        if given or (is_input and (variable.required or maybe)):
            held |= variables.bits[variable.name]
    return held


def assigned(flow: Flow, edges: Mapping[str, tuple[Edge, ...]]) -> Assigned:
    """Follows all edges until nothing changes any more."""
    variables = variables_of(flow, edges)
    everything = (1 << len(variables.bits)) - 1
    sure, may = {flow.entry: begun(flow, variables, False)}, {flow.entry: begun(flow, variables, True)}
    waiting = deque([flow.entry])
    while waiting:
        name = waiting.popleft()
        for edge in edges.get(name, ()):
            if edge.to is None or edge.way.idle:
                continue
            least, most = sure[name], may[name]
            for work in edge.works:
                least, most = variables.after(work, least), variables.after(work, most)
            before = sure.get(edge.to, everything), may.get(edge.to, 0)
            after = before[0] & least, before[1] | most
            if after != before or edge.to not in sure:
                sure[edge.to], may[edge.to] = after
                waiting.append(edge.to)
    return Assigned(variables, sure, may)
