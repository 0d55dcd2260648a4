"""Paths in words: a condition on the way is said as it must be for the way to be taken."""

from __future__ import annotations

import pytest

from dragoman.checks.proving.words import held
from dragoman.language.expressions import parse_condition


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("paid", "not paid"),
        ("not paid", "paid"),
        ("age < 18", "not age < 18"),
        ("paid and here", "not (paid and here)"),
        ("paid or here", "not (paid or here)"),
        ("not paid and here", "not (not paid and here)"),
        ("not (paid and here)", "(paid and here)"),
        ("paid  or\n here", "not (paid or here)"),
    ],
)
def test_a_condition_that_is_false_is_said_by_its_contrary(source: str, said: str) -> None:
    """In parentheses where `not` would else hold for a part of it only, and without `not not`."""
    assert held(parse_condition(source), False) == said


def test_a_condition_that_is_true_is_said_as_it_is_written() -> None:
    """On one line."""
    assert held(parse_condition("not  paid\n and here"), True) == "not paid and here"
