"""A flow of questions after the last of which nothing is said: people do not see that it is over.

The law of this file: whoever writes where a flow ends means it; only one that falls off its end is told of. What other
flows enter, and what does something unseen after the question, may speak elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import saved_on
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.edges import Edge, Says
from dragoman.graph.flow import Every, Flow, Happening, Node
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review
from dragoman.language.nodes.schedule import Schedule

_FORM = 3
"""A question or two may be all that was wanted; so many make a form."""


class _NoGoodbye:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        entered = {to for flow in subject.flows.values() for node in flow.nodes.values() if (to := _enters(node))}
        for flow in subject.judged:
            if flow.name not in entered and _is_begun_by_people(flow) and flow.outputs is None:
                yield from _of_flow(flow, subject)


def _enters(node: Node) -> str | None:
    return node.lead.flow if isinstance(node.lead, Call | Jump | Schedule) else None


def _is_begun_by_people(flow: Flow) -> bool:
    return any(not isinstance(trigger, Every | Happening) for trigger in flow.triggers)


def _of_flow(flow: Flow, subject: Subject) -> Iterator[Diagnostic]:
    questions = [node for node in flow.nodes.values() if _is_question(node)]
    if len(questions) < _FORM:
        return
    edges = subject.edges(flow)
    for node in questions:
        if any(_is_silent_end(flow, edge, edges) for edge in edges[node.name] if _is_answer(edge)):
            help_ = "add a node that says that it is done, or write 'end: completed' if silence is meant"
            yield subject.note(
                "DG901", node.place, f"after the answer to '{node.name}' the flow ends without a word", help_
            )


def _is_question(node: Node) -> bool:
    if not isinstance(node.lead, Prompt) or isinstance(node.lead, Review):
        return False
    return not any(button.notice for button in node.lead.layout.written)


def _is_answer(edge: Edge) -> bool:
    return edge.waits and edge.way.target is None and bool(saved_on(edge))


def _is_silent_end(flow: Flow, edge: Edge, edges: Mapping[str, tuple[Edge, ...]]) -> bool:
    """Whether the way falls off the end of the flow, through nodes that only set and choose."""
    seen = set[str]()
    while edge.kind in ("fall", "skip") and edge.to is not None and edge.to not in seen and not _speaks(edge):
        seen.add(edge.to)
        if flow.nodes[edge.to].lead is not None or len(edges[edge.to]) != 1:
            return False
        (edge,) = edges[edge.to]
    node = flow.nodes[edge.source]
    return edge.kind == "end" and node.end is None and node.next is None and not node.branches and not _speaks(edge)


def _speaks(edge: Edge) -> bool:
    return any(isinstance(work, Says) for work in edge.works)


kind: Check = _NoGoodbye()
