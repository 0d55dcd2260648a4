"""All answers that a question can get, where they are few and known before anybody is asked."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dragoman.graph.computed import Condition, Constant, Fault
from dragoman.language.dependencies import names_in
from dragoman.language.expressions import Scope
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.pick import Pick
from dragoman.language.rules import Limit, Rule, That
from dragoman.language.validators.one_of import Options
from dragoman.language.widgets.settings.days import Days
from dragoman.language.widgets.settings.times import Times, clock

MOST = 500
"""Answers that are tried."""

_NUMBERS = frozenset({"number", "integer", "decimal"})


def answers(prompt: Prompt) -> list[Any] | None:
    """The answers that there are before the rules; nothing where they are many or not known."""
    if prompt.choice and prompt.pick is None:
        return _choices(prompt)
    if prompt.pick is not None:
        return _picked(prompt.pick)
    if prompt.type == "boolean":
        return [True, False]
    if prompt.reader.value_type not in _NUMBERS:
        return None
    # A text fits an option in any case of its letters, and a date in many forms: only numbers are as they are written.
    listed = (rule.test.ready for rule in prompt.rules if isinstance(rule.test, Limit) and rule.test.key == "one_of")
    options = next((ready for ready in listed if isinstance(ready, Options)), None)
    numbers = options is not None and all(isinstance(value, int | Decimal) for value in options.values)
    return list(options.values) if options is not None and numbers else None


def _choices(prompt: Prompt) -> list[Any] | None:
    if prompt.layout.lists:
        return None
    values = [button.value for button in prompt.layout.buttons if button.value is not None and button.word != "again"]
    constant = [value.value for value in values if isinstance(value, Constant)]
    return constant if len(constant) == len(values) else None


def _picked(pick: Pick) -> list[Any] | None:
    """What the cells of a widget give; what is typed beside them must be one of these, too."""
    settings = {key: one.value for key, one in pick.settings.items() if isinstance(one, Constant)}
    if len(settings) < len(pick.settings):
        return None
    try:
        prepared = pick.widget.prepare(settings)
    except ValueError:
        return None
    match pick.name, prepared:
        case "rating", int():
            return list(range(1, prepared + 1))
        case "counter", steps if steps.high - steps.low <= MOST:
            return [number for number in range(steps.low, steps.high + 1) if steps.has(number)]
        case "calendar", Days() if prepared.last.toordinal() - prepared.first.toordinal() <= MOST:
            return _days(prepared)
        case "time", Times(strict=True):
            return [clock(minutes) for minutes in prepared.offered]
        case _:
            return None


def _days(days: Days) -> list[Any]:
    length = (days.last - days.first).days
    every: list[date] = [days.first + timedelta(days=at) for at in range(length + 1)]
    return [day for day in every if days.has(day)]


def breaks(rule: Rule, answer: Any) -> bool:
    """Whether the answer is sure to break the rule."""
    match rule.test:
        case Limit(ready=None):
            return False
        case Limit() as limit:
            return not limit.validator.holds(answer, limit.ready)
        case That(condition):
            return is_false(condition, value=answer)
        case _:
            return False


def is_false(condition: Condition, **known: Any) -> bool:
    """Whether a condition over nothing but these names is false."""
    if not names_in(condition) <= known.keys():
        return False
    try:
        return not condition.holds(Scope(known))
    except Fault:
        return False


def is_true(condition: Condition) -> bool:
    """Whether a condition that reads nothing is true."""
    if condition.expression.references or names_in(condition):
        return False
    try:
        return bool(condition.holds(Scope({})))
    except Fault:
        return False
