"""The conditions of a node."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.graph.computed import Condition
from dragoman.graph.flow import Node
from dragoman.language.nodes.prompt import Prompt


def conditions_of(node: Node) -> Iterator[Condition]:
    """Its own, and those of its branches and of its written buttons."""
    if node.when is not None:
        yield node.when
    yield from (branch.when for branch in node.branches if branch.when is not None)
    if isinstance(node.lead, Prompt):
        yield from (button.when for button in node.lead.layout.written if button.when is not None)
