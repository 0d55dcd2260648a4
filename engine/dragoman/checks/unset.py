"""A variable that has no value where it is read: on some path, or on every one.

Only what is printed or counted with is missed: a condition that asks for a value, `default` and a list that may be
empty are answers to just this question. Where the only way without a value leads back to a node further up, as to
change an answer, it is a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from dragoman.checks.protocol import Check
from dragoman.checks.proving.assigned import Assigned, assigned
from dragoman.checks.proving.giving import Edges
from dragoman.checks.proving.paths import Paths, paths_of
from dragoman.checks.proving.readings import Reading, of_handlers, readings
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.words import told
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.computed import Place
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow


class _Unset:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            yield from _of_flow(flow, subject.all_edges(flow), subject)


def _of_flow(flow: Flow, edges: Edges, subject: Subject) -> Iterator[Diagnostic]:
    found = assigned(flow, edges)
    doubtful = _doubtful(flow, edges, found, subject.flows)
    if not doubtful:
        return
    guards = [condition for some in doubtful.values() for one, _ in some for condition, _ in one.use.guards]
    paths = paths_of(flow, edges, found.variables, guards, [name for name, _ in doubtful])
    for some in doubtful.values():
        never = all(held == "never" for _, held in some)
        missed = [one for one, held in some if held != "surely" and (never or one.use.how != "copied")]
        for back in (False, True):
            path = next(((one, path) for one in missed if (path := paths.unset(one, back)) is not None), None)
            if path is not None:
                severity = Severity.ERROR if never else Severity.NOTE if back else Severity.WARNING
                yield _problem(*path, severity, paths, subject)
                break


Held = Literal["surely", "perhaps", "never"]
Doubts = dict[tuple[str, Place], list[tuple[Reading, Held]]]


def _doubtful(flow: Flow, edges: Edges, found: Assigned, flows: Mapping[str, Flow]) -> Doubts:
    """Variable and text -> its readings, and whether they find a value, where one of them may not."""
    by_handlers = found.variables.of(of_handlers(flow))
    doubts: Doubts = {}
    for name, node in flow.nodes.items():
        read = found.variables.of(node.reads) | (by_handlers if node.lead else 0)
        if name not in found.sure or not read & ~found.sure[name]:
            continue
        for reading in readings(flow, name, edges[name], flows):
            if reading.use.how != "asked":
                doubts.setdefault((reading.use.name, reading.place), []).append((reading, _at(reading, found)))
    return {use: some for use, some in doubts.items() if any(held != "surely" for _, held in some)}


def _at(reading: Reading, found: Assigned) -> Held:
    """Whether the variable has a value where it is read."""
    sure, may = found.sure[reading.node], found.may[reading.node]
    for work in reading.edge.works[: reading.work] if reading.edge else ():
        sure, may = found.variables.after(work, sure), found.variables.after(work, may)
    bit = found.variables.bits.get(reading.use.name, 0)
    if not bit or bit & sure:
        return "surely"
    return "perhaps" if bit & may or reading.shared else "never"


def _problem(reading: Reading, path: list[Edge], severity: Severity, paths: Paths, subject: Subject) -> Diagnostic:
    name = reading.use.name
    span = subject.span(reading.place, reading.use.offset, len(name))
    if severity is Severity.ERROR:
        message, code = f"'{name}' never has a value here", "DG606"
        help_ = f"no way here saves or sets '{name}'; give it a value before, or 'initial' under 'variables'"
    else:
        message, code = f"'{name}' may have no value here", "DG605"
        way = told(path, paths.edges) or f"'{reading.node}' comes first"
        otherwise = f"{name} | default(0)" if reading.use.how == "needed" else f"{{% if {name} %}}"
        help_ = f"it has none on this way: {way}; give it a value there, or write {otherwise}"
    return Diagnostic(reading.place.file, span, code, message, help_, severity)


kind: Check = _Unset()
