"""An attempt limit whose way leads back to its own question: no limit at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import set_on, waits
from dragoman.checks.proving.words import told
from dragoman.checks.proving.written import Written
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import InPlace
from dragoman.language.nodes.notify import Notify
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say


class _Attempts:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        written = Written(subject)
        for flow in subject.judged:
            for node in flow.nodes.values():
                if isinstance(node.lead, Prompt) and _goes_on(node.lead):
                    yield from _of_question(flow, node, node.lead, subject, written)


def _goes_on(prompt: Prompt) -> bool:
    """Whether its limit leads anywhere; what only says something there ends the flow."""
    target = prompt.attempts.next if prompt.attempts else None
    return not (target is None or (isinstance(target, InPlace) and target.next is None))


def _of_question(flow: Flow, node: Node, prompt: Prompt, subject: Subject, written: Written) -> Iterator[Diagnostic]:
    edges, limit = subject.edges(flow), prompt.attempts
    leaving = [edge for edge in edges[node.name] if limit and edge.way.target is limit.next]
    if limit is None or len(leaving) != 1:
        return
    path = _back(leaving[0], node.name, flow, edges)
    if path:
        span = written.value(flow, node, "attempts", "next")
        wrong = "the first wrong answer" if limit.max == 1 else f"{limit.max} wrong answers"
        message = f"a limit without a way out: after {wrong} it leads back to its own question"
        help_ = f"{told(path, edges)}: lead elsewhere, such as 'next: {{say: ..., end: failed}}', or leave 'next' out"
        yield Diagnostic(flow.file, span, "DG610", message, help_, Severity.WARNING)


def _back(edge: Edge, question: str, flow: Flow, edges: Mapping[str, tuple[Edge, ...]]) -> list[Edge]:
    """The way back to the question, if there is no other one, and nothing on it but words."""
    path = [edge]
    while (name := path[-1].to) is not None and name != question:
        node, following = flow.nodes[name], edges[name]
        speaks = node.lead is None or isinstance(node.lead, Say | Notify)
        if not speaks or waits(node, following) or len(following) != 1 or len(path) > len(edges) or _counts(path):
            return []
        path.append(following[0])
    return path if path[-1].to == question and not _counts(path) else []


def _counts(path: list[Edge]) -> bool:
    """Whether something is set on the way: the question may be another one then."""
    return any(set_on(edge) for edge in path)


kind: Check = _Attempts()
