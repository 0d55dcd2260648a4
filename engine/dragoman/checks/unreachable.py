"""A node to which nothing leads."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.answers import is_true
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow
from dragoman.graph.targets import GoTo
from dragoman.graph.walks import components, reached


class _Unreachable:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            yield from _of_flow(flow, subject)


def _of_flow(flow: Flow, subject: Subject) -> Iterator[Diagnostic]:
    all_edges = subject.all_edges(flow).items()
    ways = {name: [edge.to for edge in edges if edge.to and not _is_closed(edge)] for name, edges in all_edges}
    met = reached(ways, [flow.entry])
    if len(met) == len(flow.nodes):
        return
    left = {name: [to for to in following if to not in met] for name, following in ways.items() if name not in met}
    heads = {name: ring[0] for ring in components(left) for name in ring}
    # What an unreachable node leads to needs no word of its own.
    led_to = {heads[to] for name, following in left.items() for to in following if heads[to] != heads[name]}
    for head in dict.fromkeys(heads.values()):
        if head not in led_to:
            yield _lonely(head, flow, subject)


def _is_closed(edge: Edge) -> bool:
    """Whether it is for those for whom a condition is false that is true for everybody, such as `when: true`."""
    return any(not truth and is_true(condition) for condition, truth in edge.holds)


def _lonely(name: str, flow: Flow, subject: Subject) -> Diagnostic:
    return subject.warning("DG601", flow.nodes[name].place, f"nothing leads to the node '{name}'", _remedy(flow, name))


def _remedy(flow: Flow, name: str) -> str:
    above = next((node for node in flow.nodes.values() if node.follow == name), None)
    if above is None:
        return f"let something lead here, such as 'next: {name}', or take the node out"
    if above.when is not None and isinstance(above.next, GoTo) and above.end is None:
        always = f"'{above.name}' above it leads to '{above.next.node}' even where its 'when' is false"
        return f"{always}: write a branch instead of 'next'"
    return f"'{above.name}' above it leads elsewhere: write 'next: {name}' where it belongs, or take the node out"


kind: Check = _Unreachable()
