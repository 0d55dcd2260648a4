"""What nodes read and change, and the ways between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.graph.flow import Node
from dragoman.language.dependencies import (
    ahead,
    answer_of,
    between,
    decides,
    depends,
    reads,
    renewed,
    saved_by,
    ways_on,
    writes,
)
from tests.language.compiling.marked import AROUND, compiled, sound, whole

KNOWN = "a: {set: {x: 1, y: 2, z: 3, things: [1]}}\n"


def node(body: str) -> Node:
    """The node `n` of a flow that knows the variables x, y, z and things."""
    return sound(f"{KNOWN}n: {body}").nodes["n"]


AMBIENT = {"value", "answer", "item", "today"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("{prompt: 'Hello {{ x }}'}", set()),
        ("{prompt: Q?, error: '{{ x }}'}", set()),
        ("{prompt: Q?, when: x > 1}", {"x"}),
        ("{prompt: Q?, input: integer, validate: {min: '{{ x }}', max: '{{ y + z }}'}}", {"x", "y", "z"}),
        ("{prompt: Q?, input: integer, validate: {that: value != x}}", {"x"}),
        ("{prompt: Q?, validate: {check: {action: look, with: {x: '{{ z }}'}}}}", {"z"}),
        ("{prompt: Q?, pick: {counter: {min: '{{ x }}'}}}", {"x"}),
        ("{prompt: Q?, pick: {calendar: {disabled: value == today and y}}}", {"y"}),
        ("{prompt: Q?, buttons: [{from: '{{ things }}', text: T, value: '{{ item }}'}, Other]}", {"things"}),
        ("{prompt: Q?, buttons: [{text: '{{ x }}', value: '{{ y }}', when: z}]}", {"y", "z"}),
        ("{prompt: Q?, buttons: [{text: T, value: 1, set: {z: '{{ x }}'}}]}", {"x"}),
        ("{prompt: Q?, set: {z: '{{ x * y }}'}}", {"x", "y"}),
        ("{prompt: Q?, buttons: ['{{ x }}']}", {"x"}),
        ("{action: look, with: {x: '{{ x }}', y: 2}, save: z}", {"x"}),
        ("{set: {z: '{{ x }} and {{ y }}'}}", {"x", "y"}),
        ("{say: 'Hello {{ x }}', set: {z: '{{ y }}'}}", {"y"}),
        ("{branches: [{when: x, set: {y: '{{ z }}'}}]}", {"x", "z"}),
        ("{branches: [{when: x, next: a}]}", set()),
        ("{set: {z: '{{ profile.language }}'}}", {"profile.language"}),
        ("{set: {z: '{{ today }}'}}", set()),
    ],
)
def test_a_node_reads_what_it_computes_judges_or_chooses_from(body: str, names: set[str]) -> None:
    """Not what it says."""
    assert reads(node(body)) - AMBIENT == names


@pytest.mark.parametrize(
    ("made", "names"),
    [
        ("get: 'https://api.example.org/{{ x }}', query: {q: '{{ y }}'}, headers: {X-A: '{{ z }}'}", {"x", "y", "z"}),
        ("post: 'https://api.example.org', json: {q: ['{{ y }}']}", {"y"}),
        ("post: 'https://api.example.org', form: {q: '{{ z }}'}", {"z"}),
    ],
)
def test_a_request_reads_whatever_is_computed_in_it(made: str, names: set[str]) -> None:
    """Path, query, headers, body."""
    around = replace(AROUND, http_allow=frozenset({"api.example.org"}))
    flow, problems = compiled(whole(f"{KNOWN}n: {{http: {{{made}}}, save: things}}"), around=around)
    assert problems == []
    assert flow is not None
    assert reads(flow.nodes["n"]) == names


def test_where_a_node_leads_depends_on_its_branches() -> None:
    """Those with conditions."""
    assert decides(node("{branches: [{when: x > y, next: a}, {share: 50, next: a}]}")) == {"x", "y"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("{prompt: Q?}", {"n"}),
        ("{prompt: Q?, save: x}", {"x"}),
        ("{prompt: Q?, save: false}", set()),
        ("{prompt: Q?, set: {y: 1}}", {"n", "y"}),
        ("{prompt: Q?, buttons: [{text: T, value: 1, set: {z: 1}, next: {set: {y: 1}, next: a}}]}", {"n", "y", "z"}),
        ("{prompt: Q?, save: profile.language}", {"profile.language"}),
        ("{action: look, with: {x: a}, save: x}", {"x"}),
        ("{action: look, with: {x: a}, outcomes: {good: end}}", set()),
        ("{say: Hello, set: {x: 1}}", {"x"}),
        ("{branches: [{when: x, set: {y: 1}}, {when: z, next: a}]}", {"y"}),
    ],
)
def test_a_node_changes_what_it_saves_and_sets(body: str, names: set[str]) -> None:
    """By its own keys, its buttons and its branches."""
    assert writes(node(body)) == names


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("{prompt: Q?}", "n"),
        ("{prompt: Q?, save: y}", "y"),
        ("{prompt: Q?, save: false}", None),
        ("{prompt: Q?, buttons: {A: a, B: a}}", None),
        ("{prompt: Q?, buttons: {A: {set: {x: 1}, next: a}, B: {set: {x: 2}, next: a}}}", "x"),
        ("{prompt: Q?, buttons: {A: {set: {x: 1}, next: a}, B: {set: {x: 2}, next: a}, Stop: cancel}}", "x"),
        ("{prompt: Q?, buttons: {A: {set: {x: 1}, next: a}, B: a}}", None),
        ("{prompt: Q?, buttons: {A: {set: {x: 1, y: 1}, next: a}, B: {set: {x: 2, y: 2}, next: a}}}", None),
        ("{prompt: Q?, buttons: {A: {set: {n: 1, y: 1}, next: a}, B: {set: {n: 2, y: 2}, next: a}}}", "n"),
        ("{say: Hello, set: {x: 1}}", None),
        ("{action: look, with: {x: a}, save: x}", None),
    ],
)
def test_an_answer_is_what_a_question_saves_or_all_ways_of_a_menu_set(body: str, name: str | None) -> None:
    """Nothing else is one."""
    assert answer_of(node(body)) == name


def test_what_an_action_finds_out_is_saved_but_is_no_answer() -> None:
    """Nobody gave it."""
    assert saved_by(node("{action: look, with: {x: a}, save: x}")) == "x"


@pytest.mark.parametrize(
    ("names", "changed", "does"),
    [
        ({"x"}, {"x", "y"}, True),
        ({"x"}, {"y"}, False),
        ({"x"}, set(), False),
        ({"profile.city"}, {"profile.city"}, True),
        ({"profile.city"}, {"profile.name"}, False),
        ({"profile"}, {"profile.name"}, True),
    ],
)
def test_who_reads_a_whole_store_depends_on_each_of_its_fields(names: set[str], changed: set[str], does: bool) -> None:
    """Who reads one field on that alone."""
    assert depends(names, changed) is does


@pytest.mark.parametrize(
    ("value", "again"),
    [
        ("{{ y * 2 }}", True),
        ("{{ x + y }}", False),
        ("{{ (x | default(0)) + 1 }}", False),
        ("{{ x | add(y) }}", False),
        ("{{ x | put('id', id=y) }}", True),
        ("{{ x | without(id=y) }}", True),
        ("Hello {{ x }}", False),
        ("plain", True),
    ],
)
def test_a_line_that_adds_to_its_own_value_is_not_computed_twice(value: str, again: bool) -> None:
    """A list that has the record already is the same afterwards."""
    lines = sound(f'{KNOWN}n: {{set: {{x: "{value}"}}}}').nodes["n"].set
    assert (renewed(lines) == lines) is again


FORK = """
kind: {prompt: Kind?, buttons: [{text: A, value: a, next: left}, {text: B, value: b, next: right}]}
left: {prompt: Left?, next: both}
right: {prompt: Right?, attempts: {max: 3, next: lost}}
both: {prompt: Both?, branches: [{when: left, next: kind}]}
check: {prompt: Check?, buttons: {Again: kind, Good: done}}
done: {say: Done., end: fine}
lost: {say: Lost.}
"""


def test_the_nodes_ahead_are_those_to_which_one_can_come() -> None:
    """By buttons, branches, `next`, settings, and to the node below."""
    flow = sound(FORK)
    assert ahead(flow, "kind", "check") == {"kind", "left", "right", "both", "check", "lost"}
    assert ahead(flow, "check", "nowhere") == set(flow.nodes)
    assert ahead(flow, "done", "check") == {"done"}


def test_the_nodes_ahead_may_leave_one_out() -> None:
    """And all behind it."""
    assert ahead(sound(FORK), "left", "check", without="both") == {"left"}


def test_between_are_the_nodes_that_lead_there_in_the_flows_order() -> None:
    """The first included, the last not, nor what leads elsewhere."""
    flow = sound(FORK)
    assert between(flow, "kind", "check") == ("kind", "left", "right", "both")
    assert between(flow, "check", "check") == ()


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("kind", ["left", "right"]),
        ("left", ["both"]),
        ("right", ["lost", "both"]),
        ("both", ["kind", "check"]),
        ("done", []),
        ("lost", []),
    ],
)
def test_the_ways_on_from_a_node(name: str, ways: list[str]) -> None:
    """The node below is one unless `next` or `end` says otherwise."""
    assert ways_on(sound(FORK).nodes[name]) == ways


def test_a_small_node_in_place_leads_where_its_next_says() -> None:
    """Without one it falls through."""
    flow = sound("a: {set: {x: 1}, next: {say: Hm., next: c}}\nb: {set: {y: 1}, next: {say: Hm.}}\nc: {say: C}")
    assert ways_on(flow.nodes["a"]) == ["c"]
    assert ways_on(flow.nodes["b"]) == ["c"]
