"""The edges of a flow, as they are written: who leads where, when, and what is done on the way."""

from __future__ import annotations

import pytest

from dragoman.graph.edges import Edge, Saves, Sets, edges_of, handled
from dragoman.graph.flow import Flow
from tests.interpreter.building import nodes_of


def talk(nodes: str, head: str = "") -> Flow:
    """The flow of these nodes."""
    return nodes_of(nodes, head=head).flows["talk"]


def told(edges: tuple[Edge, ...]) -> list[str]:
    """Each as `by > to (kind)`."""
    return [f"{edge.by} > {edge.to or '-'} ({edge.kind})" for edge in edges]


NODES = {
    "a: {say: Hi}": ["it is said > below (fall)"],
    "a: {say: Hi, end: done}": ["it is said > - (end)"],
    "a: {say: Hi, next: last}": ["it is said > last (goto)"],
    "a: {say: Hi, next: end}": ["it is said > - (end)"],
    "a: {set: {x: 1}}": [" > below (fall)"],
    "a: {say: Hi, when: user.id}": ["its condition does not hold > below (skip)", "it is said > below (fall)"],
    "a: {say: Hi, when: user.id, end: done}": ["its condition does not hold > below (skip)", "it is said > - (end)"],
    "a: {say: Hi, when: user.id, next: last}": [
        "its condition does not hold > last (goto)", "it is said > last (goto)",
    ],
    "a: {branches: [{when: user.id, next: last}, {when: chat.id, say: Hi}, {when: user.name, end: odd}]}": [
        " > last (goto)", " > below (fall)", " > - (end)", " > below (fall)",
    ],
    "a: {branches: [{share: 50, next: last}, {share: 50, next: below}]}": [
        " > last (goto)", " > below (goto)",
    ],
    "a: {branches: [{share: 30, next: last}]}": [" > last (goto)", " > below (fall)"],
    "a: {branches: [{share: 100, next: last}]}": [" > last (goto)"],
    "a: {prompt: A?}": ["it is answered > below (fall)"],
    "a: {prompt: A?, input: boolean}": ["the answer is yes > below (fall)", "the answer is no > below (fall)"],
    "a: {prompt: A?, optional: true, attempts: 2}": [
        "it is answered > below (fall)", "it is skipped > below (fall)", "2 answers were wrong > - (end)",
    ],
    "a: {prompt: A?, input: integer, attempts: {max: 2, next: {say: Enough.}}}": [
        "it is answered > below (fall)", "2 answers were wrong > - (end)",
    ],
    "a: {prompt: A?, timeout: {after: 1h, next: last}, reuse: true}": [
        "it is answered > below (fall)", "its answer is known > below (fall)",
        "there is no answer in time > last (goto)",
    ],
    "a: {prompt: A?, buttons: {Yes: last, Again: again, Back: back, No: cancel, Anew: restart, Off: end}}": [
        "'Yes' is pressed > last (goto)", "'Again' is pressed > a (again)", "'Back' is pressed > - (back)",
        "'No' is pressed > - (cancel)", "'Anew' is pressed > - (restart)", "'Off' is pressed > - (end)",
    ],
    "a: {prompt: A?, buttons: [{text: S, value: s, next: last}, {text: Site, url: 'https://example.org'}]}": [
        "'S' is chosen > last (goto)",
    ],
    "a: {prompt: A?, buttons: [{from: '{{ [1] }}', empty: last}]}": [
        "'{{ item }}' is chosen > below (fall)", "the list of buttons is empty > last (goto)",
    ],
    "a: {action: x, outcomes: {odd: last}, on_error: {say: Oh}}": [
        "'x' returns odd > last (goto)", "'x' has returned > below (fall)", "'x' fails > below (fall)",
    ],
    "a: {wait: 1h}": ["the time has come > below (fall)"],
    "a: {wait: {event: paid, timeout: {after: 1h, next: last}}}": [
        "the event 'paid' comes > below (fall)", "the event does not come in time > last (goto)",
    ],
    "a: {pay: {title: Tea, currency: EUR, amount: 3, timeout: 1h}, outcomes: {refused: last}}": [
        "it is paid > below (fall)", "the payment is refused > last (goto)", "it is not paid in time > below (fall)",
    ],
    "a: {jump: talk}": [],
    "a: {call: talk, outcomes: {completed: last}}": [
        "'talk' ends as completed > last (goto)", "'talk' has ended > below (fall)",
    ],
}  # fmt: skip


@pytest.mark.parametrize("node", NODES)
def test_the_edges_of_a_node_are_all_that_may_happen_there(node: str) -> None:
    """In words, with where they lead and how."""
    flow = nodes_of(f"{node}\nbelow: {{say: Below}}\nlast: {{say: Last}}").flows["talk"]
    assert told(edges_of(flow)["a"]) == NODES[node]


def test_conditions_stand_on_an_edge_in_the_order_in_which_they_are_judged() -> None:
    """The last way needs both branches to be false."""
    flow = talk("a: {say: Hi, when: user.id, branches: [{when: chat.id, end: one}, {when: user.name, end: two}]}")
    held = [[(cond.expression.source, truth) for cond, truth in edge.holds] for edge in edges_of(flow)["a"]]
    assert held == [
        [("user.id", False)],
        [("user.id", True), ("chat.id", True)],
        [("user.id", True), ("chat.id", False), ("user.name", True)],
        [("user.id", True), ("chat.id", False), ("user.name", False)],
    ]


def test_what_is_saved_and_set_stands_in_its_order() -> None:
    """The answer, the button's `set`, the node's, and that of a small node in place."""
    flow = talk("""
    a:
      prompt: A?
      buttons: [{text: One, value: 1, set: {b: 2}, next: {set: {d: 4}, next: end}}]
      set: {c: 3}
    """)
    (edge,) = edges_of(flow)["a"]
    names = [
        list(work.values) if isinstance(work, Saves) else [line.name for line in work.lines]
        for work in edge.works
        if isinstance(work, Saves | Sets)
    ]
    assert names == [["a"], ["b"], ["c"], ["d"]]


def test_a_press_that_only_navigates_passes_the_node_s_set_by() -> None:
    """Nothing is answered."""
    flow = talk("a: {prompt: A?, buttons: {Next: below, Back: back}, set: {x: 1}}\nbelow: {say: Below}")
    onward, back = edges_of(flow)["a"]
    assert [isinstance(work, Sets) for work in onward.works] == [True]
    assert back.works == ()


def test_only_what_others_decide_waits() -> None:
    """A result of an action is none of that."""
    flow = talk("a: {action: x}\nb: {prompt: B?}\nc: {wait: 1h}\nd: {say: D}")
    assert [edges[0].waits for edges in edges_of(flow).values()] == [False, True, True, False]


def test_a_handler_s_edges_are_those_of_the_node_and_then_of_the_flow() -> None:
    """Those that lead to a node, at nodes that do something."""
    flow = talk(
        "a: {prompt: A?, on: {skip: b, help: {say: Help}}}\nb: {say: B}\nc: {set: {x: 1}}",
        "on: {skip: c, error: {say: Oh, next: b}}",
    )
    assert {name: told(edges) for name, edges in handled(flow).items()} == {
        "a": ["/skip is typed > b (goto)", "something fails > b (goto)"],
        "b": ["/skip is typed > c (goto)", "something fails > b (goto)"],
        "c": [],
    }


def test_a_flow_without_handlers_has_no_edges_of_them() -> None:
    """Nor any node."""
    assert handled(talk("a: {prompt: A?}")) == {}
