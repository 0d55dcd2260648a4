"""What is said when something fails, said as well when it works: the node for failures stands right below.

The law of this file: going on below whether it worked or not is often meant. Only a node that is itself named for a
failure, or ends the flow as one, is surely not for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import GoTo
from dragoman.language.nodes.action import Action
from dragoman.language.nodes.http import Http
from dragoman.language.nodes.say import Say

_FAILURE = frozenset({"failed", "failure", "fail", "error", "errored", "sorry", "declined", "refused", "unavailable"})


class _FailingAlike:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            for node in flow.nodes.values():
                if (into := _below(flow, node)) is not None and _is_failure(into) and _is_only(flow, node, subject):
                    yield _told(node, into, subject)


def _below(flow: Flow, node: Node) -> Node | None:
    """The node to which a node's failure leads and its success falls."""
    lead = node.lead
    if not isinstance(lead, Action | Http) or not isinstance(lead.on_error, GoTo) or lead.outcomes:
        return None
    plain = not node.branches and node.next is None and node.end is None and node.when is None
    if not plain or node.follow is None or lead.on_error.node != node.follow:
        return None
    into = flow.nodes[node.follow]
    return into if isinstance(into.lead, Say) and into.when is None and not into.branches else None


def _is_failure(node: Node) -> bool:
    words = {*re.split(r"[_\W]+", node.name.lower()), (node.end or "").lower()}
    return bool(words & _FAILURE)


def _is_only(flow: Flow, node: Node, subject: Subject) -> bool:
    """Whether no other node leads to the one below."""
    edges = subject.all_edges(flow).values()
    return all(edge.source == node.name for some in edges for edge in some if edge.to == node.follow)


def _told(node: Node, into: Node, subject: Subject) -> Diagnostic:
    message = f"'{node.name}' goes on to '{into.name}' whether it works or fails"
    help_ = f"write 'next: end' at '{node.name}', or where else it goes when it works; 'next: {into.name}' if meant"
    related = subject.related(into.place, f"'{into.name}' begins here")
    return subject.warning("DG604", node.place, message, help_, related)


kind: Check = _FailingAlike()
