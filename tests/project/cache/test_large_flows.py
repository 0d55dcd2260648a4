"""A flow of thousands of nodes from the cache: a bot starts and people talk, and few of its nodes are ever read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.flow_size import talk
from bench.many_nodes import project_of
from dragoman.interpreter.events import User
from dragoman.language.content import Content
from dragoman.project.cache.rows import TOGETHER, Rows
from dragoman.project.loading import Project
from dragoman_bots.channels.console.console import Console
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.runtime.handoffs import release_commands
from dragoman_bots.stores.memory import MemoryStore
from tests.project.cache.making import started

NODES = 3000
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project at its second start."""
    started(project_of(tmp_path, NODES))
    return started(tmp_path)


def read(project: Project) -> int:
    """How many nodes of the flow have been read."""
    nodes = project.flows.flows["big"].nodes
    assert isinstance(nodes, Rows)
    return nodes.read


def test_nothing_is_read_at_the_start(project: Project) -> None:
    """Also not by what looks for handoffs, for handlers, or for commands to show."""
    Console(project, MemoryStore(), VirtualClock(MOMENT), User(1, "Ada"))
    assert release_commands(project.flows) == frozenset()
    assert read(project) == 0
    assert len(project.flows.flows["big"].nodes) == NODES + 3


def test_a_conversation_reads_the_nodes_it_comes_to(project: Project) -> None:
    """And their neighbours."""
    assert talk(project.flows).frames[-1].node == "n10"
    assert read(project) == TOGETHER


async def test_a_runtime_does_not_read_more(project: Project) -> None:
    """With everything that a bot has around the step."""
    console = Console(project, MemoryStore(), VirtualClock(MOMENT), User(1, "Ada"))
    await console.open()
    try:
        await console.begin("big")
        await console.send(Content(text="Ada"))
        await console.send(Content(text="/back"))
        await console.send(Content(text="Bob"))
    finally:
        await console.close()
    assert read(project) == TOGETHER
