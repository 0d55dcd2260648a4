"""The law of edges: whatever the interpreter does at a node is one of its edges, in every conversation there is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.graph.edges import Edge, edges_of, handled
from dragoman.graph.flow import Flow
from dragoman_bots.testing.suite import Suite, dialogues_at
from tests.graph.watching import Moved, watched
from tests.interpreter.living import GROUP, live, new_talk
from tests.interpreter.strategies import Move, stories
from tests.interpreter.test_properties import story

ROOT = Path(__file__).parents[2]
PROJECTS = [ROOT / "flows", *sorted(path.parent for path in (ROOT / "tests" / "dialogues").glob("*/bot.yaml"))]

Edges = Mapping[str, tuple[Edge, ...]]

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def unforeseen(moves: Mapping[Moved, Flow]) -> list[Moved]:
    """The moves that are no edge of their node, nor one of a handler's."""
    edges = {flow.digest: (edges_of(flow), handled(flow)) for flow in moves.values()}
    return [moved for moved in moves if moved.to not in _led_to(moved.source, *edges[moved.digest])]


def _led_to(node: str, own: Edges, more: Edges) -> set[str | None]:
    return {edge.to for edge in (*own[node], *more.get(node, ()))}


@many
@given(story())
def test_every_move_of_a_random_conversation_is_an_edge(moves: list[Move]) -> None:
    """Whatever the user, time and others do."""
    with watched() as moved:
        live(new_talk(), moves)
    assert unforeseen(moved) == []


@many
@given(stories())
def test_every_move_of_a_random_conversation_in_a_group_is_an_edge(moves: list[Move]) -> None:
    """A group is a place like any other."""
    with watched() as moved:
        live(new_talk(GROUP), moves)
    assert unforeseen(moved) == []


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
async def test_every_move_of_a_project_s_dialogues_is_an_edge(project: Path) -> None:
    """The dialogues show every key of the language at work."""
    with watched() as moved:
        await Suite().hold(dialogues_at(project))
    assert moved
    assert unforeseen(moved) == []
