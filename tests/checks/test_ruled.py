"""What the rules of a question say of its answer: conditions that it never fulfils, here (DG609) or later (DG607)."""

from __future__ import annotations

import pytest

from tests.checks.projects import talk, told, told_of_sound

CONTRARY = {
    "n: {prompt: N?, input: integer, validate: {that: value > 10 and value < 5}}": "value > 10 and value < 5",
    "n: {prompt: N?, input: integer, validate: {min: 10, that: value < 5}}": "value < 5",
    "n: {prompt: N?, input: integer, validate: {that: value > 3 and value < 4}}": "value > 3 and value < 4",
    "n: {prompt: N?, input: number, validate: [{that: value > 3}, {that: value < 2}]}": "value < 2",
    "n: {prompt: N?, validate: {that: value == 'a' and value == 'b'}}": "value == 'a' and value == 'b'",
}


@pytest.mark.parametrize("nodes", CONTRARY)
def test_a_condition_that_no_answer_fulfils_is_told(nodes: str) -> None:
    """Together with what the rules before it leave."""
    (line,) = told("DG609", talk(nodes))
    assert line.endswith(f"error nobody can answer 'n': no answer makes '{CONTRARY[nodes]}' true")


ANSWERABLE = [
    "n: {prompt: N?, input: integer, validate: {that: value > 10 or value < 5}}",
    "n: {prompt: N?, input: number, validate: {that: value > 3 and value < 4}}",
    "n: {prompt: N?, input: integer, validate: {min: 1, max: 9, that: value is even}}",
    "n: {prompt: N?, input: integer, validate: {min: 5, max: 5, that: value is odd}}",
    "n: {prompt: N?, input: number, validate: {min: 0.5, max: 3, that: value is even}}",
    "n: {prompt: N?, input: integer, validate: {min: 18, that: value != 20}}",
    "n: {prompt: N?, validate: {that: \"value in ['a', 'b'] and value != 'a'\"}}",
    "n: {prompt: N?, validate: {that: value != '' and value | length > 3}}",
    "n: {prompt: N?, input: date, validate: {that: value > today}}",
    "n: {prompt: N?, input: integer, validate: {that: value == user.id}}",
    "n: {prompt: N?, input: integer, many: true, validate: {that: value > 10 and value < 5}}",
]


@pytest.mark.parametrize("nodes", ANSWERABLE)
def test_a_condition_that_some_answer_fulfils_is_silent(nodes: str) -> None:
    """One answer is enough."""
    assert told_of_sound("DG609", talk(nodes)) == []


END = "last: {say: Bye}"
NEVER = {
    "n: {prompt: N?, input: integer, validate: {min: 18}, branches: [{when: n < 18, next: end}]}": "n < 18",
    "n: {prompt: N?, input: number, validate: {max: 2.5}, branches: [{when: n > 3, next: end}]}": "n > 3",
    "n: {prompt: N?, pick: {rating: 5}, branches: [{when: n > 5, next: end}]}": "n > 5",
    "n: {prompt: N?, input: integer, validate: {one_of: [1, 2]}, branches: [{when: n == 3, next: end}]}": "n == 3",
    "n: {prompt: N?, input: integer, validate: {min: 18}}\nm: {prompt: M?, when: n < 18}": "n < 18",
}


@pytest.mark.parametrize("nodes", NEVER)
def test_a_later_condition_that_the_rules_exclude_is_never_true(nodes: str) -> None:
    """An answer that breaks a rule is never saved."""
    (line,) = told("DG607", talk(f"{nodes}\n{END}"))
    assert line.endswith(f"warning '{NEVER[nodes]}' is never true")


POSSIBLE = [
    "n: {prompt: N?, input: integer, validate: {min: 18}, branches: [{when: n < 20, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, branches: [{when: n > 60, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: '{{ user.id }}'}, branches: [{when: n < 18, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, optional: {value: 0}, branches: [{when: n < 18, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, optional: true, branches: [{when: not n, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, set: {n: '{{ n - 18 }}'},"
    " branches: [{when: n < 18, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, buttons: [{text: None, value: 0}],"
    " branches: [{when: n < 18, next: end}]}",
    "n: {prompt: N?, input: integer, many: true, validate: {min: 18}, branches: [{when: n | length == 3, next: end}]}",
    "n: {prompt: N?, input: integer, validate: {min: 18}, next: m}\n"
    "m: {prompt: M?, save: n, input: integer, branches: [{when: n < 18, next: end}]}",
    "n: {prompt: N?, pick: {rating: 5}, branches: [{when: n > 4, next: end}]}",
]


@pytest.mark.parametrize("nodes", POSSIBLE)
def test_what_another_way_may_bring_about_is_silent(nodes: str) -> None:
    """A default, a `set`, a button, another question, a limit that is computed."""
    assert told_of_sound("DG607", talk(f"{nodes}\n{END}")) == []
