"""A question that nobody can answer: its rules, settings and buttons leave no answer at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor

from dragoman.checks.protocol import Check
from dragoman.checks.proving.answers import answers, breaks, is_false
from dragoman.checks.proving.patterned import only_length
from dragoman.checks.proving.ruled import contradicted
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.written import Written
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.computed import Constant
from dragoman.graph.flow import Flow, Node
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review
from dragoman.language.rules import Check as Asked
from dragoman.language.rules import Limit, Rule, That
from dragoman.source.tree import Span


class _Unanswerable:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        written = Written(subject)
        for flow in subject.judged:
            for node in flow.nodes.values():
                if isinstance(node.lead, Prompt) and not isinstance(node.lead, Review):
                    found = _Question(flow, node, node.lead, subject, written).problem()
                    yield from [found] if found else []


class _Question:
    def __init__(self, flow: Flow, node: Node, prompt: Prompt, subject: Subject, written: Written) -> None:
        self._flow, self._node, self._prompt = flow, node, prompt
        self._subject, self._written = subject, written

    def problem(self) -> Diagnostic | None:
        """The first reason why there is no answer."""
        return self._hidden() or self._ruled_out() or self._between_whole_numbers() or self._too_few()

    def _hidden(self) -> Diagnostic | None:
        """Only a button answers, and none is ever shown."""
        prompt, written = self._prompt, self._prompt.layout.written
        only_buttons = (prompt.menu or prompt.choice) and prompt.skip is None and not prompt.layout.lists
        if not only_buttons or not written or not all(one.when and is_false(one.when) for one in written):
            return None
        return self._told(self._subject.span(self._node.place), "no button is ever shown", "let one be there always")

    def _ruled_out(self) -> Diagnostic | None:
        given = answers(self._prompt)
        if given is None:
            rule = next(
                (rule for rule in self._prompt.rules if isinstance(rule.test, That) and breaks(rule, None)), None
            )
            if rule is None or not (isinstance(rule.test, That) and is_false(rule.test.condition)):
                return self._contradicted() or self._of_another_length()
            return self._told(self._of_rule(rule), "this is false, whatever is answered", "judge by 'value'")
        left = [answer for answer in given if not any(breaks(rule, answer) for rule in self._prompt.rules)]
        if left or not (given or self._prompt.pick):
            return None
        if not given:
            span = self._written.key(self._flow, self._node, "pick")
            return self._told(
                span, f"this {self._prompt.pick and self._prompt.pick.name} has nothing to choose", "widen it"
            )
        rule = self._guilty(given)
        what = "choice" if self._prompt.choice else "answer"
        why = (
            f"this rule excludes every {what} that there is"
            if rule
            else f"the rules exclude every {what} that there is"
        )
        span = self._of_rule(rule) if rule else self._written.key(self._flow, self._node, "validate")
        return self._told(span, why, "change the rule, or what can be chosen")

    def _contradicted(self) -> Diagnostic | None:
        """A condition on the answer that none fulfils, such as `value > 10 and value < 5`."""
        that = contradicted(self._prompt)
        if that is None:
            return None
        source = " ".join(that.condition.expression.source.split())
        return self._told(
            self._subject.span(that.condition.place), f"no answer makes '{source}' true", "correct the condition"
        )

    def _of_another_length(self) -> Diagnostic | None:
        """`pattern: '^[0-9]{4}$'` and `min_length: 6`."""
        limits = {rule.test.key: rule.test for rule in self._prompt.rules if isinstance(rule.test, Limit)}
        pattern = limits.get("pattern")
        written = pattern.value.value if pattern and isinstance(pattern.value, Constant) else None
        length = only_length(written) if isinstance(written, str) else None
        if length is None or self._prompt.type != "text":
            return None
        for key in ("min_length", "max_length"):
            limit, text = limits.get(key), "0" * length
            if limit and limit.place and limit.ready is not None and not limit.validator.holds(text, limit.ready):
                why = f"what fits '{written}' is {length} characters long"
                return self._told(self._subject.span(limit.place), why, f"correct '{key}', or the pattern")
        return None

    def _guilty(self, given: list[object]) -> Rule | None:
        """The one rule that all answers break."""
        rules = self._prompt.rules
        return next((rule for rule in rules if all(breaks(rule, answer) for answer in given)), None)

    def _between_whole_numbers(self) -> Diagnostic | None:
        """`min: 0.2` and `max: 0.8`, where whole numbers are asked for."""
        limits = {rule.test.key: rule.test for rule in self._prompt.rules if isinstance(rule.test, Limit)}
        low, high = limits.get("min"), limits.get("max")
        if self._prompt.reader.value_type != "integer" or low is None or high is None:
            return None
        if not (isinstance(low.ready, int | Decimal) and isinstance(high.ready, int | Decimal)):
            return None
        if low.ready > high.ready or ceil(low.ready) <= floor(high.ready):
            return None
        span = self._subject.span(high.place) if high.place else self._subject.span(self._node.place)
        why = f"no whole number lies between {low.ready} and {high.ready}"
        return self._told(span, why, "widen the limits, or ask with 'input: number'")

    def _too_few(self) -> Diagnostic | None:
        """More choices are wanted than there are; one that is chosen twice is taken back."""
        many, prompt = self._prompt.many, self._prompt
        given = answers(prompt) if many is not None and prompt.choice and prompt.pick is None else None
        if many is None or given is None or many.min <= len(given):
            return None
        span = self._written.value(self._flow, self._node, "many", "min")
        return self._told(
            span, f"{many.min} choices are wanted, and there are {len(given)}", f"let 'min' be {len(given)} or less"
        )

    def _of_rule(self, rule: Rule) -> Span:
        match rule.test:
            case Limit(place=place) if place is not None:
                return self._subject.span(place)
            case That(condition):
                return self._subject.span(condition.place)
            case Limit() | Asked():
                return self._subject.span(self._node.place)

    def _told(self, span: Span, why: str, help_: str) -> Diagnostic:
        """An error where nothing else leads on from the question."""
        there = (one for one in self._prompt.layout.buttons if one.when is None or not is_false(one.when))
        others = any(button.leads and button.value is None for button in there)
        severity = Severity.WARNING if others or self._prompt.skip is not None else Severity.ERROR
        message = f"nobody can answer '{self._node.name}': {why}"
        return Diagnostic(self._flow.file, span, "DG609", message, help_, severity)


kind: Check = _Unanswerable()
