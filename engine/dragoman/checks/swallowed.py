"""A phrase that never starts its flow, or not where a question waits: something else takes the message first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import entered, waits
from dragoman.checks.proving.written import items
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.graph.flow import Flow, Matching, Node, Phrase
from dragoman.graph.targets import GoTo, InPlace, Target
from dragoman.graph.walks import reached
from dragoman.language.buttons.button import Button
from dragoman.language.folding import fold
from dragoman.language.nodes.prompt import Prompt
from dragoman.source.tree import Scalar, Span

_COMMAND = re.compile(r"\^?/[A-Za-z0-9]+(?![?*{A-Za-z0-9])[^|]*\Z")
"""A pattern that fits nothing but commands."""

Phrases = Mapping[str, tuple[Flow, Scalar]]
"""Folded phrase -> the flow that it starts, and where it is written."""


class _Swallowed:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            for trigger in flow.triggers:
                if isinstance(trigger, Matching) and trigger.kind == "pattern" and _COMMAND.match(trigger.pattern.text):
                    yield _command(trigger.pattern.text, flow, subject.span(trigger.place))
        phrases = _phrases(subject)
        for text, (flow, item) in phrases.items():
            if text[0] == "/" and text[1:]:
                yield _command(item.text, flow, item.span)
        told: set[str] = set()
        for text, problem in _taken(phrases, subject) if phrases else ():
            if text not in told:
                told.add(text)
                yield problem


def _phrases(subject: Subject) -> Phrases:
    found: dict[str, tuple[Flow, Scalar]] = {}
    for flow in subject.judged:
        for trigger in flow.triggers:
            if isinstance(trigger, Phrase) and trigger.where != "group" and trigger.who == "anyone":
                for item in items(subject.tree(trigger.place)):
                    found.setdefault(fold(item.text), (flow, item))
    return found


def _command(text: str, flow: Flow, span: Span) -> Diagnostic:
    message = f"'{text}' never starts this flow: a message that begins with '/' is a command"
    name = re.sub(r"[^a-z0-9_].*", "", text.lstrip("^/").lower(), flags=re.DOTALL)
    help_ = f"write 'command: {name}'" if name else "write a 'command'"
    return Diagnostic(flow.file, span, "DG612", message, help_, Severity.WARNING)


def _taken(phrases: Phrases, subject: Subject) -> Iterator[tuple[str, Diagnostic]]:
    """The phrases that are also the word of a button which leads elsewhere."""
    for flow in subject.judged:
        for node in flow.nodes.values():
            for button in node.lead.layout.written if isinstance(node.lead, Prompt) else ():
                for word in _words(button):
                    if (known := phrases.get(fold(word))) is not None:
                        problem = _twofold(known, flow, node, button, subject)
                        if problem is not None:
                            yield fold(word), problem


def _words(button: Button) -> tuple[str, ...]:
    """What may be typed for its press, if it is always there and does anything here."""
    if button.when is not None or button.doing is not None:
        return ()
    label = button.text.text.constant
    return (*((label,) if label else ()), *button.aliases)


def _twofold(known: tuple[Flow, Scalar], flow: Flow, node: Node, button: Button, subject: Subject) -> Diagnostic | None:
    started, item = known
    prompt = node.lead
    to = _node_of(button.next)
    if not isinstance(prompt, Prompt) or (to is not None and _enters(to, started.name, flow, subject)):
        return None
    there = f"the question '{node.name}' of '{flow.name}'"
    if prompt.interrupt == "phrases":
        message = f"'{item.text}' at {there} starts '{started.name}' and never presses the button of that name"
    elif started is not flow and to is not None:
        message = f"'{item.text}' does not start '{started.name}' while {there} waits: it presses the button there"
    else:
        return None
    place = button.text.place
    related = (Related(place.file, subject.span(place), "the button stands here"),)
    help_ = f"let the button lead to a node with 'call: {started.name}', or give one of the two another word"
    return Diagnostic(started.file, item.span, "DG612", message, help_, Severity.WARNING, related)


def _node_of(target: Target | None) -> str | None:
    to = target.next if isinstance(target, InPlace) else target
    return to.node if isinstance(to, GoTo) else None


def _enters(start: str, wanted: str, flow: Flow, subject: Subject) -> bool:
    """Whether the way from this node enters the flow before anything is asked."""
    edges = subject.edges(flow)
    ways = {
        name: [] if waits(flow.nodes[name], some) else [edge.to for edge in some if edge.to]
        for name, some in edges.items()
    }
    return any(entered(flow.nodes[name]) == wanted for name in reached(ways, [start]))


kind: Check = _Swallowed()
