"""Whatever is written, parsing refuses and running faults: nothing else ever comes out."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from dragoman.language.expressions import (
    Scope,
    TemplateFault,
    TemplateRefused,
    looks_like_expression,
    parse_condition,
    parse_value,
)
from dragoman.language.filters import FILTERS
from dragoman.language.templates import parse_text

VALUES: dict[str, Any] = {
    "n": 7,
    "zero": 0,
    "big": 10**29,
    "huge": 10**5000,
    "dec": Decimal("2.50"),
    "tiny": Decimal("1e-40"),
    "nan": float("nan"),
    "inf": float("inf"),
    "t": 'Ada <b> & "q"',
    "ctl": "a\x00b\ud800c",
    "b": True,
    "u": None,
    "l": [1, "a", None],
    "r": {"a": 1, "items": 5},
    "lr": [{"id": 1, "p": 2}, {"id": 2, "p": None}],
    "d": date(2026, 1, 31),
    "m": datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    "tm": time(9, 30),
    "td": timedelta(hours=5),
    "now": datetime(2026, 3, 1, 12, tzinfo=UTC),
    "today": date(2026, 3, 1),
    "obj": object(),
}
ARGUMENTS = [
    "1",
    "0",
    "-1",
    '"a"',
    "'id'",
    "none",
    "true",
    "n",
    "t",
    "l",
    "u",
    "1.5",
    "30",
    '"EUR"',
    '"yyyy"',
    "99999",
    "r",
]
SIGNS = ["+", "-", "*", "/", "//", "%", "==", "!=", "<", ">=", "in", "not in", "and", "or", "~"]
TOKENS = [
    *("{{", "}}", "{%", "%}", "{#", "#}", "{%-", "-%}", "if", "for", "x", "in", "else", "elif", "endif", "endfor"),
    *("|", "upper", "(", ")", "[", "]", '"', "'", ".", "*", "**", "<b>", "</b>", "<", "&", "\n", " ", "1", "1.5"),
    *("is", "not", "{", "}", "é", "\\", "$", "raw", "set", "=", "~", ",", ":", "\r\n", "\x00", "\ufffc"),
]


def expression(chance: random.Random, depth: int) -> str:
    """Some expression that the parser takes, of this depth."""
    if depth == 0:
        return chance.choice([*VALUES, "1", "2.5", "'x'", "none", "[1, 2]", "[]", "1000000000000000000000000000000"])
    left, right = expression(chance, depth - 1), expression(chance, depth - 1)
    arguments = ", ".join(chance.choice(ARGUMENTS) for _ in range(chance.choice([0, 1, 1, 2])))
    return chance.choice(
        [
            f"({left} {chance.choice(SIGNS)} {right})",
            f"({left} | {chance.choice(list(FILTERS))}{f'({arguments})' if arguments else ''})",
            f"({left} | {chance.choice(list(FILTERS))})",
            f"{chance.choice(['days', 'hours', 'minutes', 'to_date'])}({left})",
            f"({left}).{chance.choice(['a', 'items'])}",
            f"({left})[{expression(chance, 0)}]",
            f"({left} is {chance.choice(['even', 'odd', 'number', 'none'])})",
            f"({left} if {right} else {left})",
        ]
    )


@pytest.mark.parametrize("seed", range(40))
def test_running_gives_a_text_or_a_fault(seed: int) -> None:
    """A hundred random expressions over values of every kind, in a random format and locale."""
    chance = random.Random(seed)
    for _ in range(100):
        source = "{{ " + expression(chance, chance.choice([1, 1, 2, 3])) + " }}"
        try:
            text = parse_text(source, chance.choice(["html", "markdown", "plain"]))
            shown = text.render(Scope(VALUES, chance.choice(["en", "de", "ru", "ar", "xx", "pt-br"])))
            assert len(shown.encode()) <= 16_384
        except TemplateRefused:
            continue
        except TemplateFault as fault:
            assert 0 <= fault.offset < len(source)


PARSERS: list[Callable[[str], object]] = [
    parse_text,
    parse_value,
    parse_condition,
    lambda source: parse_text(source, "markdown"),
    lambda source: looks_like_expression(source, {"x"}),
]


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("parser", PARSERS, ids=["text", "value", "condition", "markdown", "guess"])
def test_parsing_gives_a_result_or_problems_inside_the_source(parser: Callable[[str], object], seed: int) -> None:
    """A hundred random heaps of tokens."""
    chance = random.Random(seed)
    for _ in range(100):
        source = "".join(chance.choice(TOKENS) + chance.choice(["", " "]) for _ in range(chance.randrange(1, 14)))
        try:
            parser(source)
        except TemplateRefused as refused:
            assert all(0 <= one.offset <= len(source) and one.length > 0 for one in refused.problems)
