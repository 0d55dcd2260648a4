"""Expressions that fail for everybody are told when the flow is loaded: DG316."""

from __future__ import annotations

import pytest

from tests.language.compiling.marked import refusal, sound

ASKED = "name: {prompt: Who?}\nwhere: {prompt: Where?, input: location}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ «days»('x') }}", "a number is needed"),
        ("{{ «to_date»(5) }}", "reads a text"),
        ("{{ «to_date»('2026-02-30') }}", "2026-02-30"),
        ("{{ «5» | money('XQQ') }}", "'XQQ' is no currency"),
        ("{{ name }} {{ («5» | money('XQQ')) ~ name }}", "'XQQ' is no currency"),
        ("{% if name %}{{ «days»('x') }}{% endif %}", "a number is needed"),
        ("{{ «user» }}", "'user' is a record"),
        ("{{ name }}, {{ «chat» }}", "'chat' is a record"),
        ("{% if name %}{{ «where» }}{% endif %}", "'where' is a record"),
    ],
)
def test_what_fails_for_everybody_is_told_at_its_place(text: str, words: str) -> None:
    """Inside blocks too."""
    found = refusal(f'{ASKED}told: {{say: "{text}"}}')
    assert found.code == "DG316"
    assert words in found.message


def test_a_value_that_fails_for_everybody_is_told() -> None:
    """Not only in texts."""
    assert refusal(f'{ASKED}told: {{set: {{day: "{{{{ «to_date»(5) }}}}"}}}}').code == "DG316"


@pytest.mark.parametrize(
    "text",
    [
        "{{ days(2) }} {{ 1 + 2 }} {{ 5 | money('EUR') }}",
        "{{ days(name | int) }}",
        "{{ to_date(name) | default('soon') }}",
        "{{ user.name }} {{ user | tojson }}",
        "{{ where.latitude }}",
        "{% for user in [1, 2] %}{{ user }}{% endfor %}",
        "{{ now | ago }} {{ to_date('2026-01-01') | ago }}",
    ],
)
def test_what_may_work_is_left_alone(text: str) -> None:
    """Whatever depends on the user, or on the clock."""
    sound(f'{ASKED}told: {{say: "{text}"}}')
