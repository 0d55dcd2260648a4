"""A branch's small node in place, beside `next` and under it."""

from __future__ import annotations

import pytest

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk

NODES = """
a: {prompt: A?, branches: [BRANCH]}
other: {say: Other., end: other}
last: {say: "{{ b | default('none') }}"}
"""


@pytest.mark.parametrize(
    ("branch", "said", "outcome"),
    [
        ("{when: a == 'x', say: Here., end: odd}", ["Here."], "odd"),
        ("{when: a == 'x', next: {say: There., end: odd}}", ["There."], "odd"),
        ("{when: a, say: Here., next: {say: There., set: {b: 1}, next: last}}", ["Here.", "There.", "1"], "completed"),
        ("{share: 100, next: {say: There., next: last}}", ["There.", "none"], "completed"),
    ],
)  # fmt: skip
def test_what_stands_in_place_is_done_in_its_order(branch: str, said: list[str], outcome: str) -> None:
    """What stands beside `next` comes first."""
    talk = Talk(nodes_of(NODES.replace("BRANCH", branch), head="variables: {b: integer}")).text("/talk").text("x")
    assert (talk.said, talk.ended) == (said, [("talk", outcome)])
