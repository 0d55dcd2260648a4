"""A required input that a trigger of the flow cannot fill: the flow begins without it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.waiting import saved_on, set_on
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Every, Fallback, Flow, Happening, Matching, Phrase, Trigger


class _LeftEmpty:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            needed = {declared.name for declared in flow.inputs if declared.required}
            for trigger in flow.triggers if needed else ():
                words = _words(trigger)
                left = sorted(needed - _filled(trigger) - _given(flow, subject)) if words else []
                if left:
                    yield _empty(flow, trigger, left[0], words, subject)


def _words(trigger: Trigger) -> str:
    """What the trigger is, if it is known what it fills; what an event brings, and who types a command, is not."""
    match trigger:
        case Phrase():
            return "a phrase"
        case Matching():
            return f"this {trigger.kind.replace('_', ' ')}"
        case Happening(kind="joined"):
            return "coming into the chat"
        case Every():
            return "the clock"
        case Fallback():
            return "the fallback"
        case _:
            return ""


def _filled(trigger: Trigger) -> frozenset[str]:
    return frozenset(trigger.pattern.names) if isinstance(trigger, Matching) else frozenset()


def _given(flow: Flow, subject: Subject) -> frozenset[str]:
    """What the flow asks for, or finds out, itself."""
    found: set[str] = set()
    for edges in subject.edges(flow).values():
        for edge in edges:
            found |= saved_on(edge) | set_on(edge)
    return frozenset(found)


def _empty(flow: Flow, trigger: Trigger, name: str, words: str, subject: Subject) -> Diagnostic:
    declared = flow.declared(name)
    related = subject.related(declared.place, "it is declared here") if declared and declared.place else ()
    message = f"{words} starts this flow without its required input '{name}'"
    help_ = "ask for it in the flow, let it be filled, or declare it with 'default' or 'required: false'"
    return subject.warning("DG613", trigger.place, message, help_, related)


kind: Check = _LeftEmpty()
