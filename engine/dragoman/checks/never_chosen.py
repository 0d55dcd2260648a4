"""One choice among several that the question's own rule always refuses.

Where the rule has a sentence of its own, or judges more than how an answer is written, it may be there to be refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.answers import answers, breaks
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Constant
from dragoman.graph.flow import Node
from dragoman.language.buttons.button import Button
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review
from dragoman.language.rules import Limit, Rule

_WRITTEN = frozenset({"max_length", "pattern", "one_of"})


class _NeverChosen:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            for node in flow.nodes.values():
                lead = node.lead
                if isinstance(lead, Prompt) and lead.rules and lead.choice and not isinstance(lead, Review):
                    yield from _of_question(node, lead, subject)


def _of_question(node: Node, prompt: Prompt, subject: Subject) -> Iterator[Diagnostic]:
    given = answers(prompt) or []
    # Where all are refused, the question itself is told of.
    if prompt.pick is not None or all(any(breaks(rule, answer) for rule in prompt.rules) for answer in given):
        return
    for button in prompt.layout.written:
        rule = _refusing(prompt, button.value.value) if isinstance(button.value, Constant) else None
        if rule is not None and button.when is None and button.word != "again":
            yield _told(node, button, rule, subject)


def _refusing(prompt: Prompt, answer: object) -> Limit | None:
    """The rule that refuses this answer without a word of the author's."""
    return next((test for rule in prompt.rules if (test := _plain(rule)) is not None and breaks(rule, answer)), None)


def _plain(rule: Rule) -> Limit | None:
    test = rule.test
    return test if isinstance(test, Limit) and test.key in _WRITTEN and rule.error is None else None


def _told(node: Node, button: Button, rule: Limit, subject: Subject) -> Diagnostic:
    message = f"nobody can choose '{button.text.text.source}' at '{node.name}': its rule '{rule.key}' refuses it"
    related = subject.related(rule.place, "the rule stands here") if rule.place is not None else ()
    return subject.warning("DG609", button.text.place, message, "correct the rule, or take the button away", related)


kind: Check = _NeverChosen()
