"""A ring of nodes that never waits: once in it, the bot runs on until it is stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.circling import Ring, circles
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import asks_outside, passed_by, saved_on, set_on, waiting_flows
from dragoman.checks.proving.words import told
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Condition
from dragoman.graph.edges import Edge
from dragoman.language.dependencies import names_in
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.jump import Jump

_LATER = ("now", "today", "profile", "shared")
"""What may have changed when the result of something outside is there."""


class _Rings:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        waiting = waiting_flows(subject)
        for flow in subject.judged:
            for ring in circles(flow, subject, waiting):
                yield from _of_ring(ring, subject)


def _of_ring(ring: Ring, subject: Subject) -> Iterator[Diagnostic]:
    first = ring.flow.nodes[ring.nodes[0]]
    message = f"a ring that never waits: {told(ring.path, subject.all_edges(ring.flow))}"
    if any(isinstance(ring.flow.nodes[name].lead, Jump) for name in ring.nodes):
        return
    if not ring.exits:
        help_ = "nothing leads out of it: let a node of it ask or wait, or lead elsewhere"
        yield subject.error("DG602", first.place, message, help_)
    elif (why := _held(ring)) is not None:
        yield subject.warning("DG602", first.place, message, why)


def _held(ring: Ring) -> str | None:
    """Why it may run for ever although there are ways out; nothing where it may come to one by itself."""
    changed, outside = _changed(ring), False
    for edge in ring.exits:
        names = frozenset[str]().union(*(names_in(condition) for condition, _ in edge.holds))
        result = _is_result(edge, ring)
        if (edge.holds and not all(names_in(condition) for condition, _ in edge.holds)) or _meet(names, changed):
            return None
        if not edge.holds and not result:
            return None
        outside = outside or result
    if outside:
        return None if _progresses(ring) else _WAIT
    if not _is_possible(ring.path):
        return None
    return f"it is left only where {_words(ring.exits)}, and nothing in it changes that"


_WAIT = "only another result leads out of it: let it wait in between, such as 'wait: 10s', or count the tries"


def _changed(ring: Ring) -> frozenset[str]:
    """The names whose values may be others after a round."""
    nodes = [ring.flow.nodes[name] for name in ring.nodes]
    given = {name for edge in ring.inside for name in saved_on(edge)}
    counted = {name for edge in ring.inside for name in set_on(edge)}
    if ring.restarts:
        counted = {name for name in counted if "." in name}
    later = _LATER if any(asks_outside(node) or isinstance(node.lead, Call) for node in nodes) else ()
    return frozenset({*given, *counted, *later})


def _meet(names: Iterable[str], changed: Iterable[str]) -> bool:
    """Whether some name is among the changed ones, be it as a store and a field of it."""
    stores = {name.partition(".")[0] for name in changed if "." in name}
    known = {*changed}
    return any(name in known or name in stores or name.partition(".")[0] in known for name in names)


def _is_result(edge: Edge, ring: Ring) -> bool:
    """Whether the way is taken by what something outside, or another flow, has come to."""
    node = ring.flow.nodes[edge.source]
    several = node.lead is not None and (len(node.lead.ways()) > 1 or "error" in node.on)
    return several and not passed_by(node, edge) and (asks_outside(node) or isinstance(node.lead, Call))


def _progresses(ring: Ring) -> bool:
    """Whether the next round asks for something else than the last one did."""
    changed = {name for edge in ring.inside for name in (*set_on(edge), *saved_on(edge))}
    asking = (ring.flow.nodes[name] for name in ring.nodes)
    return any(_meet(node.reads, changed) for node in asking if asks_outside(node) or isinstance(node.lead, Call))


def _is_possible(path: Iterable[Edge]) -> bool:
    """Whether the conditions on the way around can all be met: each once, and no two over the same names."""
    held: dict[str, bool] = {}
    names: set[str] = set()
    for condition, truth in (one for edge in path for one in edge.holds):
        source = condition.expression.source
        if source in held:
            if held[source] is not truth:
                return False
            continue
        if names & names_in(condition):
            return False
        held[source] = truth
        names |= names_in(condition)
    return True


def _words(exits: Iterable[Edge]) -> str:
    def one(condition: Condition, truth: bool) -> str:
        source = " ".join(condition.expression.source.split())
        return f"'{source}'" if truth else f"'{source}' is false"

    ways = dict.fromkeys(" and ".join(one(*held) for held in edge.holds) for edge in exits)
    return " or ".join(ways)


kind: Check = _Rings()
