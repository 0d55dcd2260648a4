"""Walks over graphs of names: against what their words mean, on graphs drawn at random."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.graph.walks import backwards, components, reached, rings, shortest

Graph = dict[int, list[int]]

graphs: st.SearchStrategy[Graph] = st.integers(1, 9).flatmap(
    lambda size: st.fixed_dictionaries({node: st.lists(st.integers(0, size - 1), max_size=3) for node in range(size)})
)


def closed(graph: Graph) -> dict[int, set[int]]:
    """Node -> all nodes to which one or more edges lead, found by adding edges until there is none to add."""
    found = {node: set(following) for node, following in graph.items()}
    while True:
        more = {node: some.union(*(found[to] for to in some)) for node, some in found.items()}
        if more == found:
            return found
        found = more


@given(graphs, st.integers(0, 8))
def test_what_is_reached_is_what_edges_lead_to(graph: Graph, start: int) -> None:
    """The start included."""
    start %= len(graph)
    assert reached(graph, [start]) == {start} | closed(graph)[start]


@given(graphs)
def test_nodes_are_in_one_set_if_each_leads_to_the_other(graph: Graph) -> None:
    """And each node is in one set only."""
    found, leads = components(graph), closed(graph)
    assert sorted(node for one in found for node in one) == sorted(graph)
    for one in found:
        for node in graph:
            together = node in one or (node in leads[one[0]] and one[0] in leads[node])
            assert together is (node in one)
            assert node not in one or node == one[0] or node in leads[one[0]]


@given(graphs)
def test_a_ring_is_what_leads_to_itself(graph: Graph) -> None:
    """A node alone only where it has an edge to itself."""
    leads = closed(graph)
    assert {node for ring in rings(graph) for node in ring} == {node for node in graph if node in leads[node]}


@given(graphs)
def test_sets_and_their_nodes_stand_in_the_order_of_the_graph(graph: Graph) -> None:
    """So what is told of them stands in reading order."""
    found, order = components(graph), list(graph)
    assert [one[0] for one in found] == sorted((one[0] for one in found), key=order.index)
    assert all(one == sorted(one, key=order.index) for one in found)


@given(graphs)
def test_backwards_has_the_same_edges_the_other_way_round(graph: Graph) -> None:
    """As often as they were there."""
    turned = [(to, node) for node, following in graph.items() for to in following]
    assert sorted((node, to) for node, following in backwards(graph).items() for to in following) == sorted(turned)


@given(graphs, st.integers(0, 8), st.integers(0, 8))
def test_a_shortest_way_is_a_way_and_none_is_shorter(graph: Graph, start: int, goal: int) -> None:
    """Each of its steps is an edge."""
    start, goal = start % len(graph), goal % len(graph)
    found = shortest([start], lambda node: [((node, to), to) for to in graph[node]], lambda node: node == goal)
    steps = 0
    met = {start}
    while goal not in met and met != {to for node in met for to in graph[node]} | met:
        met, steps = met | {to for node in met for to in graph[node]}, steps + 1
    if goal not in met:
        assert found is None
    else:
        assert found is not None
        assert len(found) == steps
        here = start
        for (source, to), node in found:
            assert (source, to) == (here, node)
            assert to in graph[source]
            here = node


def test_a_way_to_where_one_is_has_no_steps() -> None:
    """The goal is a start."""
    assert shortest(["here"], lambda node: [], lambda node: node == "here") == []


def test_a_node_that_is_no_key_leads_nowhere() -> None:
    """It is reached all the same."""
    assert reached({"a": ["b"]}, ["a"]) == {"a", "b"}


def test_a_long_chain_needs_no_deep_stack() -> None:
    """Ten thousand nodes in one ring."""
    size = 10_000
    assert rings({node: [(node + 1) % size] for node in range(size)}) == [list(range(size))]
