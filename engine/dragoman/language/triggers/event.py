"""`event`: something happened outside, told by its name; its data fill the flow's inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Happening
from dragoman.language.triggers.protocol import TriggerKind, where_of, who_of
from dragoman.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Events:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Happening | None:
        written = tree.get("event")
        if not isinstance(written, Scalar) or not compiler.name(written):
            return None
        return Happening("event", compiler.place(written), written.text, where_of(tree, "any"), who_of(tree))


kind: TriggerKind = _Events()
