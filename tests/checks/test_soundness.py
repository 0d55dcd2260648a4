"""What is refused is told once: that something is missing without it is no second mistake."""

from __future__ import annotations

import pytest

from tests.checks.judging import codes, found_in

ASKED = "amount: {prompt: How many?, input: integer}\ndone: {say: '{{ price }} each.'}\n"
REFUSED = {
    "a first value of another type": ("variables: {price: {type: decimal, initial: ten}}", ASKED, "DG219"),
    "a first value that is no expression": (
        "variables: {price: {type: decimal, initial: '{{ 2 + }}'}}",
        ASKED,
        "DG300",
    ),
    "a default that is no date": ("inputs: {price: {type: date, default: soon}}", ASKED, "DG219"),
    "an assignment of another type": (
        "variables: {price: decimal}",
        ASKED.replace("integer", "integer, set: {price: ten}"),
        "DG219",
    ),
    "an assignment with an unknown name": (
        "variables: {price: decimal}",
        ASKED.replace("integer", "integer, set: {price: '{{ prise * 2 }}'}"),
        "DG312",
    ),
    "a value for who skips": (
        "variables: {price: decimal}",
        ASKED.replace("integer", "decimal, save: price, optional: {value: '{{ prise }}'}"),
        "DG312",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_value_that_is_refused_is_not_missed_where_it_is_read(name: str) -> None:
    """The one mistake is told, and not that the variable has no value for it."""
    above, nodes, code = REFUSED[name]
    assert codes(nodes, above + "\n") == [code]


def test_what_is_refused_elsewhere_leaves_the_proofs_as_they_are() -> None:
    """A text that only speaks takes no way with it, so the lonely node is told of as well."""
    nodes = "name: {prompt: Name?, next: done}\norphan: {say: Alone}\ndone: {say: 'Thanks, {{ nmae }}'}\n"
    assert set(codes(nodes)) == {"DG312", "DG601"}


def test_a_trigger_that_stands_twice_keeps_no_way_from_being_judged() -> None:
    """It leads into the same graph."""
    twice = "triggers: [{command: one}, {command: one}]\n"
    assert codes("a: {prompt: A?, next: end}\nb: {say: B}\n", twice) == ["DG204", "DG601"]


def test_a_flow_that_is_not_named_like_its_file_is_judged() -> None:
    """Its graph is whole, whatever it is called."""
    found = found_in({"flows/one.yaml": "flow: two\nnodes:\n  a: {prompt: A?, next: end}\n  b: {say: B}\n"})
    assert [one.code for one in found] == ["DG203", "DG601"]
