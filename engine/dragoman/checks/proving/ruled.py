"""Which samples the answer to a question can be: what is of another type, or breaks a rule, is never saved."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from jinja2 import nodes

from dragoman.checks.proving.answers import answers, breaks
from dragoman.checks.proving.cases import Known, cases_of
from dragoman.language.dependencies import names_in
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.rules import Limit, That

_NUMBERS = frozenset({"number", "integer", "decimal"})


def bounds(prompt: Prompt) -> list[Any]:
    """The numbers at which its rules begin and end to hold: what samples need beside what conditions name."""
    if not _asks_numbers(prompt):
        return []
    limits = [rule.test.ready for rule in prompt.rules if isinstance(rule.test, Limit)]
    given = answers(prompt) or []
    return [number for number in (*limits, *given[:1], *given[-1:]) if _is_number(number)]


def fitting(prompt: Prompt, samples: Iterable[Any]) -> list[Any]:
    """The samples that one answer may be. Only of numbers anything is known: of other types it is all of them."""
    if not _asks_numbers(prompt):
        return list(samples)
    given = answers(prompt)
    listed = given if given is not None else samples
    whole = prompt.reader.value_type == "integer"
    kinds = int if whole else int | Decimal
    return [
        one
        for one in samples
        if _is_number(one) and isinstance(one, kinds) and one in listed and not _is_refused(prompt, one)
    ]


def contradicted(prompt: Prompt) -> That | None:
    """The first `that` which no answer fulfils together with the rules before it."""
    thats = [rule.test for rule in prompt.rules if isinstance(rule.test, That)]
    thats = [that for that in thats if names_in(that.condition) == {"value"}]
    trees = [that.condition.expression.tree for that in thats]
    whole = frozenset({"value"} if prompt.reader.value_type == "integer" else ())
    # Between two numbers that are not whole there may be an even one, and no sample of it.
    if not thats or prompt.many is not None or (not whole and any(_tests(tree) for tree in trees)):
        return None
    cases = cases_of(frozenset({"value"}), trees, {"value": bounds(prompt)}, whole)
    mask = cases.mask("value", fitting(prompt, cases.values("value", cases.some("value"))))
    known: Known | None = Known().holding("value", mask)
    for that, tree in zip(thats, trees, strict=True):
        known = cases.assume(known, tree, True) if mask and known is not None else known
        if known is None:
            return that
    return None


def _tests(tree: nodes.Node) -> bool:
    return isinstance(tree, nodes.Test) or tree.find(nodes.Test) is not None


def _asks_numbers(prompt: Prompt) -> bool:
    return prompt.reader.value_type in _NUMBERS and not prompt.choice and prompt.many is None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_refused(prompt: Prompt, answer: Any) -> bool:
    return any(isinstance(rule.test, Limit) and breaks(rule, answer) for rule in prompt.rules)
