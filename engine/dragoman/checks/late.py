"""What can never happen: a handler of an event that its node never sees, an answer for which there is no time."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.written import Written
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import InPlace, Target, Word
from dragoman.language.nodes.notify import Notify
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say
from dragoman.language.nodes.schedule import Schedule
from dragoman.language.nodes.unschedule import Unschedule

_NEEDS_REST = ("help", "start", "language", "restored")
_WORDS = ("cancel", "back", "skip", "restart")
"""Events that a target of the same name calls, too, be it at a node that never waits."""


class _Late:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        written = Written(subject)
        for flow in subject.judged:
            for node in flow.nodes.values():
                for event in node.on:
                    if (why := _never(event, node, flow)) is not None:
                        span = written.key(flow, node, "on", event)
                        message = f"'on.{event}' never happens at '{node.name}': {why[0]}"
                        yield Diagnostic(flow.file, span, "DG611", message, why[1], Severity.WARNING)
                yield from _debounced(flow, node, written)


def _never(event: str, node: Node, flow: Flow) -> tuple[str, str] | None:
    """Why the node never sees the event, and what to do; nothing where it may."""
    if isinstance(node.lead, Prompt):
        return _at_question(event, node.lead)
    if event == "invalid":
        return "it asks nothing, so no answer is wrong", "take it out, or put it to a question"
    if event == "timeout":
        return "only a question times out so", "take it out, or put it to a question"
    if node.lead is not None and not isinstance(node.lead, Say | Notify | Schedule | Unschedule):
        return None
    if event in _NEEDS_REST or (event in _WORDS and not _calls(event, node, flow)):
        return "nothing waits here", "put it to a node that waits, or to the flow's own 'on'"
    return None


def _at_question(event: str, prompt: Prompt) -> tuple[str, str] | None:
    if event == "timeout" and prompt.timeout is not None and prompt.timeout.next is not None:
        return "the question's own 'timeout' has a 'next', and comes first", "keep one of the two"
    if event == "invalid" and prompt.error is not None:
        return "a wrong answer is told the question's own 'error'", "keep one of the two"
    return None


def _calls(word: str, node: Node, flow: Flow) -> bool:
    """Whether a target of the node, or of a handler, is this word."""
    ways: list[Target | None] = [*(branch.then for branch in node.branches), node.next]
    return any(_word_of(way) == word for way in (*ways, *node.on.values(), *flow.on.values()))


def _word_of(way: Target | None) -> str | None:
    to = way.next if isinstance(way, InPlace) else way
    return to.word if isinstance(to, Word) else None


def _debounced(flow: Flow, node: Node, written: Written) -> Iterator[Diagnostic]:
    prompt = node.lead
    if not isinstance(prompt, Prompt) or prompt.debounce is None or prompt.timeout is None:
        return
    if prompt.debounce >= prompt.timeout.after:
        span = written.value(flow, node, "debounce")
        message = f"no typed answer of '{node.name}' is in time: the timeout ends the wait before 'debounce' has passed"
        help_ = "let 'debounce' be shorter than 'timeout.after'; a few seconds are usual"
        yield Diagnostic(flow.file, span, "DG611", message, help_, Severity.WARNING)


kind: Check = _Late()
