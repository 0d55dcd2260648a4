"""What a dialogue puts in the place of the world outside.

The law of this file: actions run for real unless they are replaced; requests are never made, for a dialogue has no
net.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from dragoman.project.loading import Project
from dragoman_bots.runtime.stubs import Result, Stubs

log = logging.getLogger("dragoman.testing")


class Offline:
    """Stand-ins as `stub` sets them, and a failure for every request that has none."""

    def __init__(self) -> None:
        self._stubs = Stubs()
        self._names: set[str] = set()

    def put(self, given: Mapping[str, Any]) -> None:
        """Sets further stand-ins; one that is set again begins anew."""
        self._stubs.update(given)
        self._names |= given.keys()

    def answer(self, name: str) -> Result | None:
        """The stand-in's result; nothing where an action runs for real."""
        flow, dot, node = name.partition(".")
        # A request is asked for as `flow.node` first, and then by the node alone.
        if not dot or name in self._names or node in self._names:
            return self._stubs.answer(name)
        log.error("flow %s, node %s: no request is made, a dialogue has no net; stub it: {%s: ...}", flow, node, node)
        return Result(error="a dialogue has no net")


def replaceable(project: Project) -> list[str]:
    """The names that can be stubbed: actions, and nodes that make a request, by their own and their full names."""
    nodes = [
        name
        for flow in project.flows.flows.values()
        for node in flow.nodes.values()
        if type(node.lead).__module__.endswith(".nodes.http")
        for name in (node.name, f"{flow.name}.{node.name}")
    ]
    return [*project.actions, *dict.fromkeys(nodes)]
