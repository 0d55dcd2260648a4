"""Which trigger starts which flow; the same one twice is an error, wherever the two stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import assert_never

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.graph.computed import Place
from dragoman.graph.flow import Command, Every, Fallback, Flow, Happening, Matching, Phrase, Trigger
from dragoman.source.tree import Span

Spans = Callable[[Place], Span]
"""The stretch of what begins at a place."""


@dataclass(slots=True)
class Triggers:
    """All triggers of a project, and those that are claimed twice or belong to an escape."""

    commands: dict[str, tuple[str, Command]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, Phrase]] = field(default_factory=dict)
    matchings: list[tuple[str, Matching]] = field(default_factory=list)
    happenings: list[tuple[str, Happening]] = field(default_factory=list)
    every: list[tuple[str, Every]] = field(default_factory=list)
    fallbacks: list[tuple[str, Fallback]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def _sign(place: Place) -> Span:
    return Span(place.line, place.column, place.line, place.column + 1)


def all_triggers(flows: Iterable[Flow], escapes: Mapping[str, str], spans: Spans = _sign) -> Triggers:
    """The triggers of these flows. `escapes` are the words of commands that every conversation has."""
    found, taken = Triggers(), _Taken(spans)
    for flow in flows:
        for trigger in flow.triggers:
            for what, place in dict(_claims(trigger)).items():
                found.problems += taken.claim(what, place, flow, trigger)
            found.problems += [
                _escape(name, place, escapes[name], spans) for name, place in _escaping(trigger, escapes)
            ]
            _put(found, flow.name, trigger)
    return found


def _put(found: Triggers, flow: str, trigger: Trigger) -> None:
    match trigger:
        case Command():
            for name in (trigger.name, *trigger.aliases):
                found.commands.setdefault(name, (flow, trigger))
        case Phrase():
            for text in trigger.texts:
                found.phrases.setdefault(text, (flow, trigger))
        case Matching():
            found.matchings.append((flow, trigger))
        case Happening():
            found.happenings.append((flow, trigger))
        case Every():
            found.every.append((flow, trigger))
        case Fallback():
            found.fallbacks.append((flow, trigger))
        case other:
            assert_never(other)


def _claims(trigger: Trigger) -> Iterator[tuple[str, Place]]:
    """What nobody else may claim, in words, and where that stands."""
    here = trigger.place
    match trigger:
        case Command():
            yield from ((f"command '/{name}'", place) for name, place in _words(trigger))
        case Phrase():
            places = chain(trigger.places, repeat(here))
            yield from ((f"phrase '{text}'", place) for text, place in zip(trigger.texts, places, strict=False))
        case Matching():
            yield f"{trigger.kind.replace('_', ' ')} '{_fitting(trigger)}'", here
        case Happening(kind="event"):
            yield f"event '{trigger.name}'", here
        case Happening():
            yield from ((f"coming into a {chat}", here) for chat in _chats(trigger.where))
        case Every():
            return
        case Fallback():
            yield from ((f"fallback of a {chat}", here) for chat in _chats(trigger.where))
        case other:
            assert_never(other)


def _fitting(trigger: Matching) -> str:
    """What it fits, in words: for a link it does not matter which input a part of it fills."""
    text = trigger.pattern.text
    return re.sub(r"\{[^{}]*\}", "{...}", text) if trigger.kind == "deep_link" else text


def _words(command: Command) -> Iterator[tuple[str, Place]]:
    """The command and its aliases, each with its place."""
    places = chain((command.place, *command.places), repeat(command.place))
    return zip((command.name, *command.aliases), places, strict=False)


def _chats(where: str) -> tuple[str, ...]:
    return {"private": ("private chat",), "group": ("group",)}.get(where, ("private chat", "group"))


class _Taken:
    def __init__(self, spans: Spans) -> None:
        self._first: dict[str, tuple[str, Trigger, Place]] = {}
        self._spans = spans

    def claim(self, what: str, place: Place, flow: Flow, trigger: Trigger) -> list[Diagnostic]:
        name, first, there = self._first.setdefault(what, (flow.name, trigger, place))
        if first is trigger:
            return []
        related = (Related(there.file, self._spans(there), "it stands here first"),)
        message = f"the {what} already starts the flow '{name}'"
        help_ = "choose another, or take one of the two out"
        return [Diagnostic(place.file, self._spans(place), "DG204", message, help_, related=related)]


def _escaping(trigger: Trigger, escapes: Mapping[str, str]) -> list[tuple[str, Place]]:
    """The trigger's commands that every conversation has; /start alone may be a flow's."""
    names = _words(trigger) if isinstance(trigger, Command) else ()
    return [(name, at) for name, at in names if name in escapes and not escapes[name] == name == "start"]


def _escape(name: str, place: Place, escape: str, spans: Spans) -> Diagnostic:
    message = f"the command '/{name}' already means /{escape} in every conversation"
    help_ = f"choose another, or free it with 'commands: {{{escape}: false}}' in bot.yaml"
    return Diagnostic(place.file, spans(place), "DG708", message, help_)
