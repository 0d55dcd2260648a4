"""DG609: a choice that the question's own rule refuses, and a pattern beside a length that it never has."""

from __future__ import annotations

import pytest

from dragoman.checks.proving.patterned import only_length
from tests.checks.projects import related, talk, told, told_of_sound

NEVER = {
    "validate: {max_length: 5}": "max_length",
    "validate: {pattern: '^[A-Z][a-z]{4}$'}": "pattern",
    "validate: {one_of: [Small, Large]}": "one_of",
}


@pytest.mark.parametrize("rule", NEVER)
def test_a_choice_that_a_rule_always_refuses_is_a_warning_at_its_button(rule: str) -> None:
    """The others can be chosen."""
    flow = talk(f"size: {{prompt: Size?, buttons: [Small, Large, Enormous], {rule}}}")
    message = f"nobody can choose 'Enormous' at 'size': its rule '{NEVER[rule]}' refuses it"
    assert told("DG609", flow) == [f"talk:4:49 warning {message}"]
    assert [one.partition(" ")[2] for one in related("DG609", flow)] == ["the rule stands here"]


MEANT = [
    "size: {prompt: Size?, buttons: [Small, Enormous], validate: {max_length: 8}}",
    "size: {prompt: Size?, buttons: [Small, Enormous], validate: {max_length: 5, error: We have none of these.}}",
    "size: {prompt: Size?, buttons: [Small, {text: Enormous, value: e}], validate: {max_length: 5}}",
    "age: {prompt: Age?, buttons: [{text: A child, value: 9}, {text: Older, value: 20}], validate: {min: 18}}",
    "size: {prompt: Size?, input: text, buttons: [Small, Enormous], validate: {max_length: 5}}",
    "size: {prompt: Size?, buttons: [Small, {text: Enormous, value: '{{ user.first_name }}'}], "
    "validate: {max_length: 5}}",
    "size: {prompt: Size?, buttons: [Small, {text: Enormous, value: Enormous, when: user.id > 5}], "
    "validate: {max_length: 5}}",
]


@pytest.mark.parametrize("nodes", MEANT)
def test_a_choice_that_may_be_refused_on_purpose_or_not_at_all_is_not_told(nodes: str) -> None:
    """An author's own sentence says that it is meant."""
    assert told_of_sound("DG609", talk(nodes)) == []


@pytest.mark.parametrize(
    ("rules", "column"),
    [("{pattern: '^[0-9]{4}$', min_length: 6}", 71), ("{pattern: '^AB-[0-9]{4}$', max_length: 6}", 74)],
)
def test_a_pattern_of_another_length_leaves_no_answer(rules: str, column: int) -> None:
    """Told at the length."""
    (found,) = told("DG609", talk(f"code: {{prompt: Code?, validate: {rules}}}"))
    assert found.startswith(f"talk:4:{column} error nobody can answer 'code': what fits '")


@pytest.mark.parametrize(
    "rules",
    [
        "{pattern: '^[0-9]{4}$', min_length: 4, max_length: 4}",
        "{pattern: '[0-9]{4}', min_length: 6}",
        "{pattern: '^[0-9]{4,8}$', min_length: 6}",
        "{pattern: '^[0-9]{4}|.*$', min_length: 6}",
    ],
)
def test_a_pattern_that_may_fit_the_length_is_not_told(rules: str) -> None:
    """Where it is not sure, nothing is said."""
    assert told_of_sound("DG609", talk(f"code: {{prompt: Code?, validate: {rules}}}")) == []


@pytest.mark.parametrize(
    ("pattern", "length"),
    [
        ("^[0-9]{4}$", 4),
        ("^AB-\\d{2}[a-f]$", 6),
        ("^a\\.b$", 3),
        ("^\\d$", 1),
        ("^[^a]$", None),
        ("^a+$", None),
        ("^a?$", None),
        ("^(ab){2}$", None),
        ("^a|b$", None),
        ("^.$", None),
        ("^a\\$", None),
        ("[0-9]{4}", None),
        ("^$", None),
        ("^é$", None),
        ("^a{2}{3}$", None),
    ],
)
def test_a_length_is_known_of_plain_patterns_only(pattern: str, length: int | None) -> None:
    """Single characters, classes and exact counts, from the beginning to the end."""
    assert only_length(pattern) == length
