"""Comparisons of unlike kinds, told at load where the kinds are known: DG316."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.language.compiling.marked import AROUND, compiled, refusal, sound, told, whole

ASKED = "age: {prompt: Age?, input: integer}\nname: {prompt: Name?}\nday: {prompt: Day?, input: date}\n"


def test_an_answer_is_of_its_input_s_kind() -> None:
    """The names, the kinds and a remedy are told."""
    assert told(refusal(f"{ASKED}a: {{say: Hi, when: «age» == '18'}}")) == (
        "DG316", "'age', a number, and '18', a text, cannot be compared", "without quotes it is a number: 18",
    )  # fmt: skip


@pytest.mark.parametrize(
    "condition",
    [
        "«age» > name",
        "«name» == 5",
        "«day» > now",
        "«day» == '2026-01-01'",
        "age < «5» < 'x'",
        "«user».id == name",
        "«user».first_name == 1",
        "«user» == name",
        "(«name» | first) == 5",
        "«age» + 1 == 'x'",
        "«name» | length == '5'",
        "«attempt» == 'x'",
        "«days»(2) == 2",
        "name and «age» == 'x'",
        "(«age» == 'x') or name",
    ],
)
def test_a_comparison_that_would_fail_for_everybody_is_told(condition: str) -> None:
    """Wherever it stands in the condition."""
    assert refusal(f'{ASKED}a: {{say: Hi, when: "{condition}"}}').code == "DG316"


@pytest.mark.parametrize(
    "condition",
    [
        "age > 5",
        "age == none",
        "name == none and none != age",
        "age == age + 0.5",
        "day > today",
        "day == to_date('2026-01-01')",
        "name in ['x'] or age in ['x']",
        "name == 'x' ~ age",
        "(answer.value | first) == 5",
        "[age] == [name]",
        "user.id == 5 and chat.id == user.id",
        "reply == name",
        "answer.value == 5",
        "reply == 5",
        "config.shop == 5",
    ],
)
def test_what_may_be_fine_is_left_to_the_conversation(condition: str) -> None:
    """Nothing is guessed."""
    assert sound(f'{ASKED}a: {{say: Hi, when: "{condition}"}}').nodes


@pytest.mark.parametrize(
    "texts",
    [
        "{say: \"{% if «age» == 'x' %}A{% endif %}\"}",
        "{say: \"{{ 'A' if «age» == 'x' else 'B' }}\"}",
        "{set: {b: \"{{ «age» == 'x' }}\"}}",
        "{branches: [{when: \"«age» == 'x'\", end: b}]}",
        "{prompt: B?, buttons: [{text: B, value: 1, when: \"«age» == 'x'\"}]}",
        "{prompt: B?, validate: {that: \"«age» == 'x'\"}}",
    ],
)
def test_it_is_told_wherever_anything_is_computed(texts: str) -> None:
    """In texts, values and conditions."""
    assert refusal(f"{ASKED}b: {texts}").code == "DG316"


def test_a_rule_knows_the_kind_of_the_answer_it_judges() -> None:
    """By the input's type."""
    assert refusal("a: {prompt: A?, input: integer, validate: {that: «value» > '5'}}").code == "DG316"
    assert sound(
        "a: {prompt: A?, validate: {that: value > '5'}}\nb: {prompt: B?, validate: {that: value == 'x'}}"
    ).nodes


def test_a_declared_variable_is_of_its_type_s_kind() -> None:
    """Whatever it is given."""
    assert refusal("a: {say: Hi, when: «x» == 'b'}", "variables: {x: decimal}").code == "DG316"
    assert sound("a: {say: Hi, when: x == 'b'}", "variables: {x: any}").nodes


def test_a_declared_field_of_the_profile_is_of_its_type_s_kind() -> None:
    """As bot.yaml has it."""
    around = replace(AROUND, kept={"profile": frozenset({"n"})}, kept_types={"profile.n": "integer"})
    _, problems = compiled(whole("a: {say: Hi, when: profile.n == 'x'}"), around=around)
    assert [problem.code for problem in problems] == ["DG316"]


@pytest.mark.parametrize(
    "nodes",
    [
        "x: {prompt: X?, input: integer}\nb: {set: {x: five}}",
        "x: {prompt: X?, input: integer}\nb: {set: {x: '{{ user.name }}'}}",
        "x: {prompt: X?, input: integer}\nb: {action: look, with: {x: 1}, save: x}",
        "x: {prompt: X?, input: integer, buttons: [5, {text: Five, value: five}]}",
        "x: {prompt: X?, input: integer, optional: {value: none}}",
        "x: {action: look, with: {x: 1}, save: x}",
    ],
)
def test_a_variable_of_several_kinds_is_of_none_that_is_known(nodes: str) -> None:
    """One source that is not known is enough."""
    assert sound(f"{nodes}\nc: {{say: Hi, when: x == 'x'}}").nodes


def test_a_list_of_answers_is_a_list() -> None:
    """Not one of them."""
    assert refusal("x: {prompt: X?, many: true}\nc: {say: Hi, when: «x» == 'x'}").code == "DG316"


def test_a_loop_s_variable_hides_the_flow_s() -> None:
    """Inside the loop it is something else."""
    nodes = f"{ASKED}b: {{say: \"{{% for age in ['x'] %}}{{% if age == 'x' %}}A{{% endif %}}{{% endfor %}}\"}}"
    assert sound(nodes).nodes


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document"])
@pytest.mark.parametrize("text", ["{{ sent | «upper» }}", "{{ «sent» }}", "{{ «sent» + 1 }}"])
def test_a_file_that_is_sent_is_a_record(kind: str, text: str) -> None:
    """Its fields can be printed, it cannot."""
    found = refusal(f"sent: {{prompt: Send it, input: {kind}}}\na: {{say: 'X {text}'}}")
    assert (found.code, "'sent'" in found.message, "a record" in found.message) == ("DG316", True, True)


def test_the_fields_of_a_file_can_be_used() -> None:
    """And a file is shown as it is."""
    sound("sent: {prompt: Send it, input: photo}\na: {say: {photo: '{{ sent }}', text: '{{ sent.size / 1024 }} KB'}}")
