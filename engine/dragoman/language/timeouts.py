"""Times that a flow gives: how long, and what then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.graph.targets import Target
from dragoman.language.durations import compile_duration
from dragoman.language.targets import compile_target
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


@dataclass(frozen=True, slots=True)
class Timeout:
    """How long to wait, and the way on when nothing came."""

    after: timedelta
    next: Target | None = None


def compile_timeout(tree: Tree | None, compiler: Compiler) -> Timeout | None:
    """`{after, next}`; nothing if there is none or it is refused."""
    if not isinstance(tree, TreeMapping):
        return None
    after = compile_duration(tree.get("after"), compiler, some=True)
    following = compile_target(tree.get("next"), compiler)
    return Timeout(after, following) if after else None
