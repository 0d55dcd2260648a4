"""What the tests of the language share: a moment, some names, and the short ways to compute and to be refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.language.expressions import (
    Problem,
    Scope,
    TemplateFault,
    TemplateRefused,
    parse_condition,
)
from dragoman.language.templates import parse_text
from dragoman.language.values.scope import Format

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

NAMES: dict[str, Any] = {
    "name": "Ada",
    "empty": "",
    "quantity": 7,
    "price": Decimal("2.50"),
    "negative": -3,
    "ratio": 0.1,
    "sure": True,
    "unset": None,
    "today": date(2026, 3, 1),
    "now": NOW,
    "clock": time(9, 30),
    "pause": timedelta(hours=5),
    "tags": ["red", "Green", "blue"],
    "numbers": [3, 1, 2],
    "nothing": [],
    "cart": [{"id": 1, "price": Decimal("2.50")}, {"id": 2, "price": Decimal("4.00")}],
    "account": {"name": "Grace", "items": 5, "get": "field", "home": {"city": "Paris"}},
    "profile": {},
}


def value_of(source: str, locale: str = "en", **names: Any) -> Any:
    """What a bare expression gives."""
    return parse_condition(source).evaluate(Scope({**NAMES, **names}, locale))


def text_of(source: str, form: Format = "html", locale: str = "en", **names: Any) -> str:
    """What a text becomes."""
    return parse_text(source, form).render(Scope({**NAMES, **names}, locale))


def fault_of(source: str, **names: Any) -> TemplateFault:
    """The fault that a bare expression ends in."""
    try:
        value = value_of(source, **names)
    except TemplateFault as fault:
        return fault
    raise AssertionError(f"{source} gives {value!r}")


def refusals_of(source: str, *, bare: bool = False) -> tuple[Problem, ...]:
    """The problems for which a text, or a bare expression, is refused."""
    try:
        _ = parse_condition(source) if bare else parse_text(source)
    except TemplateRefused as refused:
        return refused.problems
    raise AssertionError(f"{source} is accepted")


def refusal_of(source: str, *, bare: bool = False) -> Problem:
    """The only problem for which it is refused."""
    (problem,) = refusals_of(source, bare=bare)
    return problem
