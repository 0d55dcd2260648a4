"""DG614: a text that a variable never is."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import at, codes, found

SIZES = "size: {prompt: Size?, buttons: [Small, Large]}\n"
LAST = "last: {say: Bye}"

NEVER = {
    "a branch": SIZES + "route: {branches: [{when: size == 'Lrage', next: end}]}\n",
    "one of several": SIZES + "route: {branches: [{when: \"size in ['Small', 'Tiny']\", next: end}]}\n",
    "a negated one": SIZES + "route: {branches: [{when: size != 'large', next: end}]}\n",
    "a button": SIZES + "more: {prompt: More?, buttons: [{text: Yes, when: size == 'Medium', next: end}, No]}\n",
    "an if of a text": SIZES + "said: {say: \"{% if size == 'Lrage' %}Big.{% endif %} Fine.\"}\n",
    "a ternary": SIZES + "said: {say: \"{{ 'big' if size == 'Lrage' else 'small' }}\"}\n",
    "a value": SIZES + "said: {say: Fine., set: {price: \"{{ 5 if size == 'Lrage' else 3 }}\"}}\n",
    "a part of a condition": SIZES + "said: {say: Big., when: size == 'Lrage' or user.name == 'Ada'}\n",
    "a value that only buttons set": (
        "how: {prompt: How?, buttons: [{text: A, set: {mark: one}, next: b}, {text: B, set: {mark: two}, next: b}]}\n"
        "b: {prompt: B?, branches: [{when: mark == 'three', next: end}]}\n"
    ),
}


@pytest.mark.parametrize("name", NEVER)
def test_it_is_told_once(name: str) -> None:
    """As a warning, wherever the comparison stands."""
    assert [(one.code, one.severity) for one in found(NEVER[name] + LAST)] == [("DG614", Severity.WARNING)]


def test_it_is_told_at_the_text_with_the_nearest() -> None:
    """The quotation mark is its first character."""
    problem = found(SIZES + "route:\n  branches:\n    - when: size == 'Lrage'\n      next: end\n" + LAST)[0]
    assert (at(problem), problem.message) == ((4, 21), "'size' is never 'Lrage'")
    assert problem.help == "did you mean 'Large'?"


def test_where_none_is_near_all_are_listed() -> None:
    """Nothing is invented."""
    problem = found(NEVER["a button"] + LAST)[0]
    assert problem.help == "it is one of 'Small', 'Large'"


SOUND = {
    "each value": SIZES
    + "route: {branches: [{when: size == 'Small', next: end}, {when: size == 'Large', next: end}]}\n",
    "a typed answer": "city: {prompt: City?, branches: [{when: city == 'Rome', next: end}]}\n",
    "a value that is computed": (
        SIZES + "b: {set: {size: '{{ size | upper }}'}, branches: [{when: size == 'LARGE', next: end}]}\n"
    ),
    "a value that a button computes": (
        "a: {prompt: A?, buttons: [{text: X, value: x}, {text: Y, value: '{{ user.name }}'}]}\n"
        "b: {say: B, when: a == 'Ada'}\n"
    ),
    "an input that anybody may give": SIZES + "b: {say: B, when: kind == 'x', set: {kind: y}}\n",
    "a first value": (
        "a: {prompt: A?, buttons: [{text: X, set: {m: x}, next: b}, Y]}\nb: {say: B, when: m == 'begin'}\n"
    ),
    "another variable": SIZES + "b: {say: B, when: size == user.name}\n",
    "a choice that may also be skipped with a word": (
        "size: {prompt: Size?, buttons: [Small, Large], optional: {value: none of them}}\n"
        "b: {say: B, when: size == 'none of them'}\n"
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_it_may_be_is_silent(name: str) -> None:
    """Whatever a conversation may bring about is no mistake."""
    above = "inputs: {kind: {type: text, required: false}}\n" if "input" in name else ""
    above += "variables: {m: {initial: begin}}\n" if "first value" in name else ""
    assert codes(SOUND[name] + LAST, above) == []
