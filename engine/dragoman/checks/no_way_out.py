"""A question whose only answers are made from a list that may be empty."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.filled import Filled, filled, has_items
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Flow
from dragoman.language.buttons.certain import REMEDY
from dragoman.language.buttons.generated import Generated
from dragoman.language.nodes.prompt import Prompt


class _NoWayOut:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.flows.values():
            alone = {name: lists for name in flow.nodes if (lists := _alone(flow, name))}
            sources = [one.source for lists in alone.values() for one in lists]
            known = filled(flow, subject.all_edges(flow), sources) if alone else {}
            for name, lists in alone.items():
                if not any(_has_buttons(one, known.get(name, {})) for one in lists):
                    yield from (_told(one, subject) for one in lists)


def _alone(flow: Flow, name: str) -> list[Generated]:
    lead = flow.nodes[name].lead
    return [one for one in lead.layout.lists if one.alone] if isinstance(lead, Prompt) else []


def _has_buttons(one: Generated, known: Filled) -> bool:
    return one.when is None and has_items(one.source, known)


def _told(one: Generated, subject: Subject) -> Diagnostic:
    return subject.warning("DG230", one.place, "where the list is empty, there is no way out of this question", REMEDY)


kind: Check = _NoWayOut()
