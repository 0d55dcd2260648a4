"""A text that a variable never is: most often a misspelt button, in a condition or in the `if` of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from dragoman.checks.protocol import Check
from dragoman.checks.proving.giving import Edges, chosen
from dragoman.checks.proving.never_had import NeverHad, never_had
from dragoman.checks.proving.readings import everything_read
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Place
from dragoman.graph.flow import Flow

_MOST_LISTED = 8


class _NeverHad:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            edges = subject.all_edges(flow)
            names = chosen(edges) - {variable.name for variable in flow.inputs}
            if any(node.reads & names for node in flow.nodes.values()):
                yield from _of_flow(flow, edges, names, subject)


def _of_flow(flow: Flow, edges: Edges, names: frozenset[str], subject: Subject) -> Iterator[Diagnostic]:
    paths, ever = subject.paths(flow)
    held: Mapping[str, int] = {name: mask for name, mask in ever.items() if name in names}
    for name, node in flow.nodes.items():
        if node.reads.isdisjoint(names):
            continue
        for source, place in dict.fromkeys(everything_read(node, edges[name])):
            for tree in source.trees:
                for atom in (tree, *tree.find_all(nodes.Compare)):
                    for found in never_had(atom, held, paths.cases):
                        yield _told(found, place, subject)


def _told(found: NeverHad, place: Place, subject: Subject) -> Diagnostic:
    near = nearest(found.text.value, found.texts)
    listed = f"it is one of {', '.join(map(repr, found.texts))}" if len(found.texts) <= _MOST_LISTED else None
    span = subject.span(place, found.text.lineno, len(found.text.value) + 2)
    message = f"'{found.name}' is never '{found.text.value}'"
    return Diagnostic(
        place.file, span, "DG614", message, f"did you mean '{near}'?" if near else listed, Severity.WARNING
    )


kind: Check = _NeverHad()
