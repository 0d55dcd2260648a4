"""Blaming: in which node a fault lies, told by its place in the file.

The session is no witness: after a fault it is back where it last waited, which may be nodes before, or another flow.
"""

from __future__ import annotations

from dragoman.graph.computed import Place
from dragoman.graph.flow import Flows


def node_at(flows: Flows, place: Place) -> tuple[str, str] | None:
    """The flow and the node that hold this place; no node above the first one, nothing in a file that is no flow."""
    flow = next((flow for flow in flows.flows.values() if flow.file == place.file), None)
    if flow is None:
        return None
    above = [node for node in flow.nodes.values() if node.place.line <= place.line]
    return flow.name, max(above, key=lambda node: node.place.line).name if above else ""
