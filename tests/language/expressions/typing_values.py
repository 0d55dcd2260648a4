"""Names with what they can be, for the tests of misuses."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.expressions import Expression, Possible, Problem, misused, parse_condition
from dragoman.language.expressions.possible import constant, of_kind, record_of
from dragoman.language.templates import parse_text

MENU = [{"id": 1, "name": "Tea", "price": 2}, {"id": 2, "name": "Pie", "price": 3}]

KINDS: Mapping[str, Possible] = {
    "name": of_kind("text"),
    "city": of_kind("text"),
    "age": of_kind("number"),
    "price": of_kind("number"),
    "sure": of_kind("boolean"),
    "day": of_kind("date"),
    "today": of_kind("date"),
    "now": of_kind("datetime"),
    "opening": of_kind("time"),
    "pause": of_kind("duration"),
    "tags": of_kind("list"),
    "account": of_kind("record"),
    "user": of_kind("record"),
    "user.id": of_kind("number"),
    "menu": constant(MENU),
    "home": record_of({"street": of_kind("text"), "zip": of_kind("number")}),
}
"""`any` and whatever else is not here may be anything."""


def found_in(source: str) -> list[Problem]:
    """What is wrong with a bare expression."""
    expression: Expression = parse_condition(source)
    return misused(expression.trees, KINDS, source)


def found_in_text(source: str) -> list[Problem]:
    """What is wrong with a text."""
    return misused(parse_text(source).trees, KINDS, source)


def unmarked(source: str) -> tuple[str, int, int]:
    """The source without its mark `«...»`, and the mark's offset and length."""
    start, end = source.index("«"), source.index("»") - 1
    return source.replace("«", "").replace("»", ""), start, end - start
