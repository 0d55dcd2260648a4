"""DG609: a question that nobody can answer."""

from __future__ import annotations

import pytest

from tests.checks.projects import talk, told, told_of_sound

WRONG = {
    "n: {prompt: N?, input: integer, validate: {min: 0.2, max: 0.8}}": (
        "4:61 error no whole number lies between 0.2 and 0.8"
    ),
    "n: {prompt: N?, input: integer, validate: {one_of: [1, 2, 3], min: 10}}": (
        "4:70 error this rule excludes every answer that there is"
    ),
    "size: {prompt: Size?, buttons: [S, M], validate: {one_of: [L, XL]}}": (
        "4:61 error this rule excludes every choice that there is"
    ),
    "size: {prompt: Size?, buttons: [S, M], validate: {min_length: 3}}": (
        "4:65 error this rule excludes every choice that there is"
    ),
    "size: {prompt: Size?, buttons: [S, XL], validate: [{min_length: 2}, {one_of: [S]}]}": (
        "4:43 error the rules exclude every choice that there is"
    ),
    "size: {prompt: Size?, buttons: [{text: Two, value: 2}], validate: {that: value > 5}}": (
        "4:76 error this rule excludes every choice that there is"
    ),
    "size: {prompt: Size?, buttons: [S, M], many: {min: 3}}": "4:54 error 3 choices are wanted, and there are 2",
    "mark: {prompt: Mark?, pick: {rating: 5}, validate: {min: 6}}": (
        "4:60 error this rule excludes every answer that there is"
    ),
    "count: {prompt: Count?, pick: {counter: {max: 4}}, validate: {that: value > 4}}": (
        "4:71 error this rule excludes every answer that there is"
    ),
    "day: {prompt: Day?, pick: {calendar: {min: 2026-05-02, max: 2026-05-03, disabled: [sat, sun]}}}": (
        "4:23 error this calendar has nothing to choose"
    ),
    "at: {prompt: When?, pick: {time: {step: 30m, max: '10:00'}}, validate: {min: '10:30'}}": (
        "4:80 error this rule excludes every answer that there is"
    ),
    "name: {prompt: Name?, validate: {that: 1 > 2}}": "4:42 error this is false, whatever is answered",
    "size: {prompt: Size?, buttons: [{text: S, value: s, when: false}]}": "4:3 error no button is ever shown",
}  # fmt: skip


@pytest.mark.parametrize("nodes", WRONG)
def test_a_question_without_any_answer_is_told_where_that_is_decided(nodes: str) -> None:
    """At the rule, the setting or the question's name."""
    place, severity, why = WRONG[nodes].split(" ", 2)
    name = nodes.partition(":")[0]
    assert told("DG609", talk(nodes)) == [f"talk:{place} {severity} nobody can answer '{name}': {why}"]


@pytest.mark.parametrize(
    "key", ["optional: true", "buttons: [{text: S, value: s}, {text: Other, next: done}]"], ids=["optional", "button"]
)
def test_a_question_that_can_be_left_otherwise_is_warned_of(key: str) -> None:
    """It is useless, but nobody is stuck in it."""
    buttons = "" if key.startswith("buttons") else "buttons: [{text: S, value: s}], "
    flow = talk(f"size: {{prompt: Size?, {buttons}{key}, validate: {{min_length: 3}}}}\ndone: {{say: Done}}")
    assert [line.split()[1] for line in told("DG609", flow)] == ["warning"]


SOUND = [
    "n: {prompt: N?, input: integer, validate: {min: 5, max: 5}}",
    "n: {prompt: N?, input: integer, validate: {min: 0.2, max: 1}}",
    "n: {prompt: N?, input: number, validate: {min: 0.2, max: 0.8}}",
    "n: {prompt: N?, input: integer, validate: {one_of: [1, 2, 30], min: 10}}",
    "size: {prompt: Size?, buttons: [S, XL], validate: {min_length: 2}}",
    "size: {prompt: Size?, buttons: [S, M], many: {min: 2}}",
    "size: {prompt: Size?, buttons: [S, {from: '{{ [1, 2] }}'}], many: {min: 3}}",
    "size: {prompt: Size?, input: text, buttons: [S, M], validate: {min_length: 3}}",
    "size: {prompt: Size?, buttons: [{text: '{{ user.name }}', value: '{{ user.name }}'}], validate: {min_length: 3}}",
    "code: {prompt: Code?, validate: {one_of: [abc, abd], pattern: '[A-Z]+'}}",
    "mark: {prompt: Mark?, pick: {rating: 5}, validate: {min: 5}}",
    "day: {prompt: Day?, pick: {calendar: {min: '{{ today }}', disabled: [sat, sun]}}}",
    "day: {prompt: Day?, pick: {calendar: {min: 2026-05-01, max: 2026-05-03, disabled: [sat, sun]}}}",
    "day: {prompt: Day?, pick: {calendar: {disabled: value > today}}}",
    "at: {prompt: When?, pick: {time: {max: '10:00'}}, validate: {max: '10:30'}}",
    "ok: {prompt: Ok?, input: boolean, validate: {that: value, error: Please say yes.}}",
    "name: {prompt: Name?, validate: {that: user.id > 2}}",
    "name: {prompt: Name?, validate: {check: {action: book}}}",
    "size: {prompt: Size?, buttons: [{text: S, value: s, when: user.id > 2}]}",
    "size: {prompt: Size?, buttons: [{text: S, value: s}, {text: M, value: m, when: false}]}",
]


@pytest.mark.parametrize("nodes", SOUND)
def test_a_question_that_has_an_answer_or_may_have_one_is_not_told(nodes: str) -> None:
    """One is enough."""
    assert told_of_sound("DG609", talk(nodes)) == []
