"""A node to which nothing leads."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.checks.judging import at, codes, found, found_in

ORPHAN = "name: {prompt: Name?, next: done}\norphan: {say: Alone}\ndone: {say: Thanks}\n"


def test_it_is_told_at_its_name() -> None:
    """As a warning, with what would lead there."""
    problem = found(ORPHAN)[0]
    assert (problem.code, problem.severity, at(problem)) == ("DG601", Severity.WARNING, (2, 1))
    assert problem.message == "nothing leads to the node 'orphan'"
    assert "'name' above it leads elsewhere: write 'next: orphan'" in (problem.help or "")


UNREACHABLE = {
    "behind an end": ("a: {prompt: A?, end: done}\nb: {say: B}\n", ["b"]),
    "behind a jump": ("a: {jump: trial}\nb: {say: B}\n", ["b"]),
    "behind branches that all lead on": (
        "a: {prompt: A?, branches: [{share: 50, next: end}, {share: 50, next: end}]}\nb: {say: B}\n",
        ["b"],
    ),
    "behind buttons that all lead elsewhere": (
        "a: {prompt: A?, buttons: {X: c, Y: c}}\nb: {say: B}\nc: {say: C}\n",
        ["b"],
    ),
    "a ring of two": ("a: {prompt: A?, next: end}\nb: {prompt: B?}\nc: {prompt: C?, next: b}\n", ["b"]),
    "one that leads to others": ("a: {prompt: A?, next: end}\nb: {prompt: B?}\nc: {prompt: C?}\n", ["b"]),
    "two apart": ("a: {prompt: A?, next: end}\nb: {say: B, end: x}\nc: {say: C}\n", ["b", "c"]),
}


@pytest.mark.parametrize("name", UNREACHABLE)
def test_each_is_told_once(name: str) -> None:
    """What an unreachable node leads to needs no word of its own."""
    nodes, expected = UNREACHABLE[name]
    told = [one.message.rpartition(" ")[2].strip("'") for one in found(nodes) if one.code == "DG601"]
    assert told == expected


REACHED = {
    "by falling through": "a: {prompt: A?}\nb: {say: B}\n",
    "by a button in a list": (
        "a: {prompt: A?, buttons: [{text: X, next: c}, [{text: Y, next: b}]]}\nc: {say: C, end: c}\nb: {say: B}\n"
    ),
    "by an empty list": "a: {prompt: A?, buttons: [{from: '{{ items }}', empty: b}], next: end}\nb: {say: B}\n",
    "by too many attempts": "a: {prompt: A?, input: integer, attempts: {max: 2, next: b}, next: end}\nb: {say: B}\n",
    "by a timeout": "a: {prompt: A?, timeout: {after: 1h, next: b}, next: end}\nb: {say: B}\n",
    "by a handler of the node": "a: {prompt: A?, on: {cancel: b}, next: end}\nb: {say: B}\n",
    "by a small node in place": (
        "a: {prompt: A?, branches: [{when: a == 'x', next: {say: X, next: b}}], next: end}\nb: {say: B}\n"
    ),
    "by a condition that is false": "a: {prompt: A?, when: vip, end: x}\nb: {say: B}\n",
    "by an outcome": "a: {call: trial, outcomes: {odd: b}, next: end}\nb: {say: B, end: odd}\n",
    "by an invoice that is not paid": (
        "a: {pay: {title: T, currency: EUR, amount: 5, timeout: 1h}, outcomes: {unpaid: b}, next: end}\nb: {say: B}\n"
    ),
}


@pytest.mark.parametrize("name", REACHED)
def test_what_something_leads_to_is_silent(name: str) -> None:
    """Whatever leads there."""
    above = "variables: {items: list, vip: boolean}\n"
    assert "DG601" not in codes(REACHED[name], above)


def test_a_handler_of_the_flow_leads_there() -> None:
    """From every question."""
    assert codes("a: {prompt: A?, next: end}\nb: {say: B}\n", "on: {cancel: b}\n") == []


def test_a_flow_with_a_hole_in_it_is_not_judged() -> None:
    """A way to nowhere may have been the one that leads there, which is said once, at the way."""
    assert codes("a: {prompt: A?, next: elsewhere}\nc: {say: C, end: x}\nb: {say: B}\n") == ["DG202"]


def test_a_misspelt_way_is_taken_for_the_nearest_node() -> None:
    """So that one slip hides nothing else."""
    nodes = "a: {prompt: A?, next: lsat}\norphan: {say: C, end: x}\nlast: {say: B}\n"
    assert codes(nodes) == ["DG202", "DG601"]


def test_a_misspelt_key_that_leads_nowhere_hides_nothing() -> None:
    """One that may lead somewhere does."""
    lonely = "b: {say: B, end: x}\nc: {say: C}\n"
    assert codes(f"a: {{prompt: A?, colunms: 2, next: c}}\n{lonely}") == ["DG101", "DG601"]
    assert codes(f"a: {{prompt: A?, atempts: 2, next: c}}\n{lonely}") == ["DG101"]


def test_a_mistake_that_leaves_all_ways_whole_keeps_nothing_from_being_told() -> None:
    """Everything at once."""
    assert codes("name: {prompt: '{{ nmae }}', next: done}\norphan: {say: Alone}\ndone: {say: Thanks}\n") == [
        "DG312",
        "DG601",
    ]


def test_one_flow_s_mistakes_keep_no_other_flow_from_being_judged() -> None:
    """Each file by itself."""
    flows = {
        "flows/one.yaml": "flow: one\nnodes:\n  a: {prompt: A?, next: bb}\n  b: {say: B}\n",
        "flows/two.yaml": "flow: two\nnodes:\n  a: {prompt: A?, next: end}\n  b: {say: B}\n",
    }
    assert [(one.file, one.code) for one in found_in(flows)] == [
        ("flows/one.yaml", "DG202"),
        ("flows/two.yaml", "DG601"),
    ]


def test_thousands_of_lonely_nodes_are_found_in_a_moment() -> None:
    """One chain is told once."""
    nodes = "a: {prompt: A?, next: end}\n" + "".join(f"n{index}: {{say: N}}\n" for index in range(3000))
    assert codes(nodes) == ["DG601"]


def test_a_condition_that_guards_the_work_and_not_the_way_is_explained() -> None:
    """A node with `when` and `next` goes there in any case; many an author takes it for a branch."""
    nodes = "a: {prompt: A?}\nempty: {say: Empty., when: not a, next: a}\nb: {say: 'B {{ a }}'}\n"
    problem = found(nodes)[0]
    always = "'empty' above it leads to 'a' even where its 'when' is false"
    assert problem.message == "nothing leads to the node 'b'"
    assert problem.help == f"{always}: write a branch instead of 'next'"
