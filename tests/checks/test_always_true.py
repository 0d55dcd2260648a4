"""DG601: a node that only those would come to for whom a condition is false that is true for everybody."""

from __future__ import annotations

import pytest

from tests.checks.judging import codes

ALWAYS = {
    "the word itself": "when: true",
    "two equal numbers": "when: 1 == 1",
    "a denied one": "when: not false",
}


@pytest.mark.parametrize("name", ALWAYS)
def test_what_stands_behind_such_a_branch_is_never_reached(name: str) -> None:
    """The branch is taken by all."""
    assert codes(
        f"a: {{prompt: A?, branches: [{{{ALWAYS[name]}, next: c}}]}}\nb: {{say: B, end: b}}\nc: {{say: C}}"
    ) == ["DG601"]


OPEN = {
    "a condition on the user": "when: user.id == 1",
    "a condition that is false for everybody": "when: 1 > 2",
    "a condition on an answer": "when: a == 'x'",
    "a condition on the time": "when: now == now",
}


@pytest.mark.parametrize("name", OPEN)
def test_what_stands_behind_any_other_branch_can_be_reached(name: str) -> None:
    """Nothing is known of who it is."""
    nodes = f"a: {{prompt: A?, branches: [{{{OPEN[name]}, next: c}}]}}\nb: {{say: B, end: b}}\nc: {{say: C}}"
    assert "DG601" not in codes(nodes)
