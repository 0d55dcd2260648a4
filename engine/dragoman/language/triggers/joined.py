"""`joined`: the user came into the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Happening
from dragoman.language.compiler import flag
from dragoman.language.triggers.protocol import TriggerKind, where_of, who_of
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Joined:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Happening | None:
        if not flag(tree.get("joined")):
            return None
        return Happening("joined", compiler.place(tree), "", where_of(tree, "any"), who_of(tree))


kind: TriggerKind = _Joined()
