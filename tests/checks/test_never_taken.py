"""Conditions that can never be true."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import codes, found

SIZES = "size: {prompt: Size?, buttons: [Small, Large]}\n"

NEVER = {
    "a contradiction": "age: {prompt: Age?, input: integer, branches: [{when: age < 10 and age > 20, next: end}]}\n",
    "numbers that leave nothing between": (
        "age: {prompt: Age?, input: integer, branches: [{when: age > 17 and age < 18, next: end}]}\n"
    ),
    "a narrower branch below a wider one": (
        "age: {prompt: Age?, input: integer, branches: [{when: age > 10, next: end}, {when: age > 18, next: end}]}\n"
    ),
    "a branch below all cases": (
        "sure: {prompt: Sure?, input: boolean,"
        " branches: [{when: sure, next: end}, {when: not sure, next: end}, {when: sure == none, next: end}]}\n"
    ),
    "the word false": "a: {say: A, when: 'false'}\n",
    "a node for a value that nothing sets": "a: {prompt: A?}\nb: {say: B, when: vip}\n",
    "a branch below shares for all": (
        "a: {prompt: A?, branches: [{share: 40, next: end}, {share: 60, next: end}, {when: a == 'x', next: end}]}\n"
    ),
}


@pytest.mark.parametrize("name", NEVER)
def test_it_is_told_once(name: str) -> None:
    """As a warning."""
    above = "variables: {vip: boolean}\n" if "nothing sets" in name else ""
    problems = [one for one in found(NEVER[name] + "last: {say: Bye}", above) if one.code != "DG601"]
    assert [(one.code, one.severity) for one in problems] == [("DG607", Severity.WARNING)]


def test_what_is_above_is_named_as_the_reason() -> None:
    """So that nobody looks for a misspelling."""
    problem = found(NEVER["a narrower branch below a wider one"] + "last: {say: Bye}")[0]
    assert problem.message == "'age > 18' is never true here: the branches above take every such case"


SOUND = {
    "each value of a choice": (
        SIZES + "route: {branches: [{when: size == 'Small', next: end}, {when: size == 'Large', next: end}]}\n"
    ),
    "a value that a typed answer may have": "city: {prompt: City?, branches: [{when: city == 'Rome', next: end}]}\n",
    "a value that only another button sets": (
        "how: {prompt: How?, buttons: [{text: A, set: {mark: one}, next: b}, {text: B, set: {mark: two}, next: b}]}\n"
        "b: {prompt: B?, branches: [{when: mark == 'two', next: end}]}\n"
    ),
    "a value that is computed": (
        SIZES + "b: {set: {size: \"{{ size | upper }}\"}, branches: [{when: size == 'LARGE', next: end}]}\n"
    ),
    "an optional answer that is missing": (
        "age: {prompt: Age?, input: integer, optional: true, branches: [{when: age is none, next: end}]}\n"
    ),
    "an answer of an action": (
        "a: {action: look, save: found, branches: [{when: not found, next: end}, {when: found == none, next: end}]}\n"
    ),
    "an input from outside": "b: {prompt: B?, branches: [{when: kind == 'x', next: end}]}\n",
    "numbers between": "n: {prompt: N?, input: number, branches: [{when: n > 17 and n < 18, next: end}]}\n",
    "what only running shows": (
        "a: {prompt: A?, branches: [{when: a | length > 3, next: end}, {when: a | length > 5, next: end}]}\n"
    ),
    "a counter": (
        "again_: {prompt: Again?, set: {tries: '{{ (tries | default(0)) + 1 }}'},"
        " branches: [{when: tries >= 3, next: end}]}\n"
    ),
    "something known by the user": "a: {prompt: A?, branches: [{when: user.language == 'de', next: end}]}\n",
    "a stand-in for what is unset": SIZES + "b: {say: B, when: size | default('Small') == 'Small'}\n",
    "a text in the words of another kind": "b: {say: B, when: '18 > 17'}\n",
    "a toggle": (
        "a: {prompt: A?, buttons:"
        " [{text: X, set: {lit: '{{ not lit }}'}, next: again}, {text: Y, next: b, when: lit}]}\n"
        "b: {say: B, when: lit}\n"
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_can_be_true_is_silent(name: str) -> None:
    """Whatever a conversation may bring about is no mistake."""
    above = "inputs: {kind: {type: text, required: false}}\n" if "outside" in name else ""
    assert [code for code in codes(SOUND[name] + "last: {say: Bye}", above) if code != "DG213"] == []
