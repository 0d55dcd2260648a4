"""Branches that leave a case out."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import at, codes, found

ARMS = "small: {say: Small., next: end}\nlarge: {say: Large., next: end}\n"
ROUTE = """
size: {prompt: Size?, buttons: [Small, Medium, Large]}
route:
  branches:
    - {when: size == 'Small', next: small}
    - {when: size == 'Large', next: large}
"""


def test_a_choice_without_a_branch_is_named() -> None:
    """At the branches, with the arm into which it falls."""
    problem = found(ROUTE.lstrip() + ARMS)[0]
    assert (problem.code, problem.severity, at(problem)) == ("DG608", Severity.WARNING, (3, 3))
    assert problem.message == "'Medium' is left out: where 'size' is that, 'small' follows, which is for another case"


def test_a_number_between_two_branches_is_named() -> None:
    """Neither below nor above."""
    nodes = "age: {prompt: Age?, input: integer, branches: [{when: age < 18, next: a}, {when: age > 18, next: b}]}\n"
    problems = found(nodes + "a: {say: A, next: end}\nb: {say: B}")
    assert [one.message for one in problems] == [
        "18 is left out: where 'age' is that, 'a' follows, which is for another case"
    ]


def test_a_boolean_half_is_named() -> None:
    """Two branches that say the same."""
    nodes = "ok: {prompt: Ok?, input: boolean, branches: [{when: ok, next: b}, {when: ok == true, next: a}]}\n"
    assert "DG608" in codes(nodes + "a: {say: A, next: end}\nb: {say: B}")


SOUND = {
    "all cases": ROUTE.replace("Medium, ", "") + ARMS,
    "a way for all others": ROUTE + "  next: other\n" + ARMS + "other: {say: Other.}\n",
    "a node of its own for all others": ROUTE + "medium: {say: Medium., next: end}\n" + ARMS,
    "one branch": (
        "size: {prompt: Size?, buttons: [Small, Large], branches: [{when: size == 'Large', next: large}]}\n" + ARMS
    ),
    "endless cases": (
        "n: {prompt: N?, input: integer, branches: [{when: n == 1, next: small}, {when: n == 2, next: large}]}\n" + ARMS
    ),
    "two variables": (
        "a: {prompt: A?, input: boolean}\nb: {prompt: B?, input: boolean,"
        " branches: [{when: a, next: small}, {when: b, next: large}]}\n" + ARMS
    ),
    "a condition that only running judges": (
        "a: {prompt: A?, branches: [{when: a | length > 3, next: small}, {when: a | length > 9, next: large}]}\n" + ARMS
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_leaves_nothing_out_is_silent(name: str) -> None:
    """Or what says where the rest goes."""
    assert "DG608" not in codes(SOUND[name])
