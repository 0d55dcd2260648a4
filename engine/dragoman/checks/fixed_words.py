"""A text that something with a fixed set of words never is: the kind of a chat, of an answer, of what went wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from jinja2 import nodes

from dragoman.checks.protocol import Check
from dragoman.checks.proving.never_had import texts_in
from dragoman.checks.proving.readings import everything_read, parsed_in
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Place
from dragoman.graph.flow import Flow
from dragoman.graph.targets import InPlace, Target
from dragoman.language.content import Kind
from dragoman.language.expressions import Expression
from dragoman.language.expressions.text import Text

Words = Mapping[str, Collection[str]]
"""What is read, as it is written -> all that it can be."""

_ALWAYS: Words = {"chat.type": ("private", "group", "supergroup", "channel"), "answer.kind": get_args(Kind)}

_REASONS: Mapping[str, Words] = {
    "invalid": {"reason": ("type", "rule", "choice", "kind")},
    "error": {"reason": ("action", "limit", "blocked", "template", "empty")},
}
"""Event -> what its handlers see beside all others."""


class _FixedWords:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.flows.values():
            found = {(one.file, one.span, one.message): one for one in _of_flow(flow, subject)}
            yield from found.values()


def _of_flow(flow: Flow, subject: Subject) -> Iterator[Diagnostic]:
    yield from _of_handlers(flow.on, subject)
    for name, node in flow.nodes.items():
        yield from _of_handlers(node.on, subject)
        if not node.reads.isdisjoint(("chat", "answer")):
            for source, place in everything_read(node, subject.all_edges(flow)[name]):
                yield from _judged(source, place, _ALWAYS, subject)


def _of_handlers(on: Mapping[str, Target], subject: Subject) -> Iterator[Diagnostic]:
    for event, target in on.items():
        for source, place, _ in parsed_in(target.say) if isinstance(target, InPlace) else ():
            yield from _judged(source, place, {**_ALWAYS, **_REASONS.get(event, {})}, subject)


def _judged(source: Text | Expression, place: Place, words: Words, subject: Subject) -> Iterator[Diagnostic]:
    for tree in source.trees:
        for compare in (one for one in (tree, *tree.find_all(nodes.Compare)) if isinstance(one, nodes.Compare)):
            if (name := _compared(compare, words)) is not None:
                strange = (text for text in texts_in(compare) if text.value not in words[name])
                yield from (_told(name, text, place, words[name], subject) for text in strange)


def _compared(atom: nodes.Compare, words: Words) -> str | None:
    sides = (_read(side) for side in (atom.expr, *(operand.expr for operand in atom.ops)))
    return next((name for name in sides if name in words), None)


def _read(node: nodes.Node) -> str | None:
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=nodes.Name(name=name), attr=field):
            return f"{name}.{field}"
        case _:
            return None


def _told(name: str, text: nodes.Const, place: Place, words: Collection[str], subject: Subject) -> Diagnostic:
    near = nearest(text.value, words)
    help_ = f"did you mean '{near}'?" if near else f"it is one of {', '.join(map(repr, words))}"
    span = subject.span(place, text.lineno, len(text.value) + 2)
    return Diagnostic(place.file, span, "DG614", f"'{name}' is never '{text.value}'", help_, Severity.WARNING)


kind: Check = _FixedWords()
