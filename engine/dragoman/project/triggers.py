"""Which command or phrase starts which flow; the same one twice is an error, wherever the two stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.graph.computed import Place
from dragoman.graph.flow import Command, Flow, Phrase
from dragoman.source.tree import Span

T = TypeVar("T", Command, Phrase)
Index = dict[str, tuple[str, T]]


def commands(flows: Iterable[Flow], escapes: Mapping[str, str]) -> tuple[Index[Command], list[Diagnostic]]:
    """Command's word -> flow and trigger, and the words that are claimed twice or belong to an escape."""
    index: Index[Command] = {}
    problems: list[Diagnostic] = []
    for flow, trigger in _of(flows, Command):
        for name in (trigger.name, *trigger.aliases):
            if name in escapes and (escapes[name] != "start" or name != "start"):
                problems.append(_escape(name, trigger.place, escapes[name]))
            _claim(index, name, flow, trigger, f"command '/{name}'", problems)
    return index, problems


def phrases(flows: Iterable[Flow]) -> tuple[Index[Phrase], list[Diagnostic]]:
    """Phrase -> flow and trigger, and the phrases that are claimed twice."""
    index: Index[Phrase] = {}
    problems: list[Diagnostic] = []
    for flow, trigger in _of(flows, Phrase):
        for text in trigger.texts:
            _claim(index, text, flow, trigger, f"phrase '{text}'", problems)
    return index, problems


def _of(flows: Iterable[Flow], kind: type[T]) -> Iterator[tuple[Flow, T]]:
    return ((flow, trigger) for flow in flows for trigger in flow.triggers if isinstance(trigger, kind))


def _claim(index: Index[T], word: str, flow: Flow, trigger: T, what: str, problems: list[Diagnostic]) -> None:
    taken = index.get(word)
    if taken is None:
        index[word] = (flow.name, trigger)
        return
    first = taken[1].place
    related = (Related(first.file, _span(first), "it stands here first"),)
    message = f"the {what} already starts the flow '{taken[0]}'"
    problems.append(
        Diagnostic(trigger.place.file, _span(trigger.place), "DG204", message, "choose another", related=related)
    )


def _escape(name: str, place: Place, escape: str) -> Diagnostic:
    message = f"the command '/{name}' already means /{escape} in every conversation"
    help_ = f"choose another, or free it with 'commands: {{{escape}: false}}' in bot.yaml"
    return Diagnostic(place.file, _span(place), "DG708", message, help_)


def _span(place: Place) -> Span:
    return Span(place.line, place.column, place.line, place.column + 1)
