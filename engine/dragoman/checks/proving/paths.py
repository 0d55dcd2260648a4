"""Paths through a flow that a conversation can take: no condition on them contradicts another.

The law of this file: a path is found only if it is one; where there are too many to look at, none is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jinja2 import nodes

from dragoman.checks.proving.assigned import Variables as Bits
from dragoman.checks.proving.assigned import begun, copied_name
from dragoman.checks.proving.cases import Cases, Known, cases_of
from dragoman.checks.proving.constants import names_in
from dragoman.checks.proving.giving import (
    Edges,
    Givers,
    constants,
    done,
    given,
    givers,
    loose,
    numbers,
    shown,
    whole,
    works,
)
from dragoman.checks.proving.readings import Reading
from dragoman.checks.proving.ruled import fitting
from dragoman.graph.computed import Constant, Value
from dragoman.graph.edges import Edge, Holds, Saves, Says, Work
from dragoman.graph.flow import Flow
from dragoman.graph.walks import shortest
from dragoman.language.expressions.uses import Guard
from dragoman.language.nodes.prompt import Prompt

_MOST = 20_000
"""Edges that are looked at in search of one path."""

_MOST_OF_A_FLOW = 100_000
"""Edges that are looked at in search of all paths of a flow."""

_CHEAP = 20
"""Variables of which so many make an edge no dearer."""

_NOTHING = Known()

At = tuple[str, Known]


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of one flow. `begins`: what is known where it begins. `loose`: the variables that something from
    outside may fill with nothing, such as an action. `order`: node -> its place in the file. `judged`: the variables
    that conditions judge. `left`: how many edges may still be looked at."""

    flow: Flow
    edges: Edges
    cases: Cases
    begins: Known
    loose: frozenset[str]
    order: Mapping[str, int]
    givers: Givers
    judged: frozenset[str]
    left: list[int] = field(default_factory=lambda: [_MOST_OF_A_FLOW])

    def unset(self, reading: Reading, back: bool) -> list[Edge] | None:
        """A shortest path on which the variable has no value where it is read; nothing if none was found.

        Ways that lead to a node further up in the file count only if `back` says so.
        """
        if self.left[0] <= 0:
            return None
        # Where no path is left by the conditions that have to do with the variable, none is left by all of them.
        near = self._near(reading)
        path = self._following(near)._search(reading, back)
        if path is None or self.judged <= near:
            return path
        return self._following(near | self.judged)._search(reading, back)

    def _following(self, names: frozenset[str]) -> Paths:
        """The same paths, but that only of these variables anything is known."""
        begins = Known(frozenset(pair for pair in self.begins.held if pair[0] in names))
        return replace(self, cases=self.cases.only(names), begins=begins)

    def _near(self, reading: Reading) -> frozenset[str]:
        """The variables that have to do with a reading: copies of it, and those by which it gets its value."""
        when = self.flow.nodes[reading.node].when
        conditions = [condition for condition, _ in reading.use.guards]
        conditions += [when.expression.tree] if when else []
        names = self._copied_to(reading.use.name)
        for edge, _ in (giver for name in names for giver in self.givers.get(name, ())):
            conditions += [condition.expression.tree for condition, _ in edge.holds]
        return names.union(*(names_in(condition) for condition in conditions)) & self.cases.variables

    def _copied_to(self, name: str) -> frozenset[str]:
        """The variable, and those of which it may be a copy."""
        names, waiting = {name}, [name]
        while waiting:
            values = [value for _, value in self.givers.get(waiting.pop(), ())]
            new = {copied for value in values if (copied := copied_name(value))} - names
            names |= new
            waiting += new
        return frozenset(names)

    def _search(self, reading: Reading, back: bool) -> list[Edge] | None:
        name, budget = reading.use.name, [min(_MOST, self.left[0])]
        start, order = (self.flow.entry, self.begins), self.order

        def steps(at: At) -> Iterator[tuple[Edge, At]]:
            for edge in self.edges.get(at[0], ()):
                budget[0] -= 1 + len(at[1].held) // _CHEAP
                if (
                    edge.to is None
                    or edge.way.idle
                    or budget[0] < 0
                    or (not back and order[edge.to] <= order[edge.source])
                ):
                    continue
                after = self.along(at[1], done(edge), name)
                if after is not None:
                    yield edge, (edge.to, after)

        found = shortest([start], steps, lambda at: at[0] == reading.node and self._reads_nothing(at[1], reading))
        self.left[0] -= min(_MOST, self.left[0]) - max(budget[0], 0)
        return None if found is None or budget[0] < 0 else [edge for edge, _ in found]

    def _reads_nothing(self, known: Known, reading: Reading) -> bool:
        node, name = self.flow.nodes[reading.node], reading.use.name
        guards: list[Guard] = []
        works: tuple[Work, ...] = ()
        if reading.edge is not None:
            works = (*shown(reading.edge), *reading.edge.works[: reading.work])
        elif node.when is not None and node.when.place != reading.place:
            guards.append((node.when.expression.tree, True))
        at: Known | None = self.along(known, works, name)
        for condition, truth in (*guards, *reading.use.guards):
            at = None if at is None else self.cases.assume(at, condition, truth)
        held = None if at is None else at.of(name)
        return at is not None and (held is None or bool(held & 1))

    def along(self, known: Known, works: tuple[Work, ...], name: str = "") -> Known | None:
        """What is known behind these works; nothing where a condition cannot be what it must. Of the variable `name`
        nothing counts as known that is computed: it is taken for a value."""
        at: Known | None = known
        for work in works:
            if at is None:
                return None
            match work:
                case Holds(condition, truth):
                    at = self.cases.assume(at, condition.expression.tree, truth)
                case Saves(values):
                    at = self._written(at, tuple(values.items()), name, saved=True)
                case Says():
                    continue
                case _:
                    at = self._written(at, tuple((line.name, line.value) for line in work.lines), name)
        return at

    def _written(
        self, known: Known, values: tuple[tuple[str, Value | None], ...], name: str, saved: bool = False
    ) -> Known:
        before = known
        for variable, value in values:
            if variable not in self.cases.variables:
                continue
            known = self.cases.written(known, variable, self._mask(before, variable, value, name, saved))
        return known

    def _mask(self, known: Known, variable: str, value: Value | None, name: str, saved: bool) -> int | None:
        """The samples that the variable may hold now."""
        if isinstance(value, Constant):
            return self.cases.mask(variable, [value.value])
        copied = copied_name(value)
        if copied is not None and known.of(copied) == 1:
            return 1
        # What an answer or an outcome leaves is some value; what is computed is one for the variable that is sought.
        if variable == name or (saved and value is None and variable not in self.loose):
            return self.cases.some(variable)
        return None

    def ever(self) -> Mapping[str, int]:
        """The samples that each variable may hold at any time, wherever a conversation is."""
        masks = dict(self.begins.held)
        for variable in self.flow.inputs:
            if variable.name in masks:
                masks[variable.name] = self.cases.all(variable.name)
        for leaving in self.edges.values():
            for edge in leaving:
                for name, value, saved in given(edge):
                    if name in masks:
                        answered = self._answered(edge, name) if saved and value is None else None
                        mask = self._mask(_NOTHING, name, value, "", saved) if answered is None else answered
                        masks[name] |= self.cases.all(name) if mask is None else mask
        return masks

    def _answered(self, edge: Edge, name: str) -> int | None:
        """The samples that the answer to a question may be; nothing where no question saves it."""
        asked = self.flow.nodes[edge.source].lead
        if not isinstance(asked, Prompt) or name in self.loose:
            return None
        return self.cases.mask(name, fitting(asked, self.cases.values(name, self.cases.some(name))))


def paths_of(flow: Flow, edges: Edges, variables: Bits, more: Iterable[nodes.Node], names: Iterable[str]) -> Paths:
    """The paths of this flow. `more` are conditions beside those of the edges; only the variables that conditions
    judge and those of these `names` are followed."""
    judged = [work.condition.expression.tree for work in works(edges) if isinstance(work, Holds)]
    judged += [node.when.expression.tree for node in flow.nodes.values() if node.when]
    conditions = list(dict.fromkeys((*judged, *more)))
    asked = {name for condition in conditions for name in names_in(condition)}
    followed = frozenset(variables.bits.keys() & (asked | set(names)))
    cases = cases_of(followed, conditions, constants(flow, edges), whole(flow), numbers(flow))
    held = begun(flow, variables, maybe=False)
    first = ((name, _first(flow, name, bool(held & variables.bits[name]), cases)) for name in followed)
    order = {name: place for place, name in enumerate(flow.nodes)}
    judged_names = followed & asked
    return Paths(flow, edges, cases, Known(frozenset(first)), loose(flow, edges), order, givers(edges), judged_names)


def _first(flow: Flow, name: str, has: bool, cases: Cases) -> int:
    declared = flow.declared(name)
    if declared is not None and isinstance(declared.initial, Constant):
        return cases.mask(name, [declared.initial.value]) or cases.some(name)
    if declared in flow.inputs and not has:
        return cases.all(name)
    return cases.some(name) if has else 1
