"""The node kinds: one file a lead key. A node without a lead key has tail keys only."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.kinds import found
from dragoman.language.nodes.protocol import NodeKind


def all_nodes() -> Mapping[str, NodeKind]:
    """Lead key -> kind."""
    return found(__name__, NodeKind)
