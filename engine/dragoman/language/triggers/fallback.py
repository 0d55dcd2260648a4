"""`fallback`: any message that means nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Fallback
from dragoman.language.compiler import flag
from dragoman.language.triggers.protocol import TriggerKind, where_of, who_of
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Fallback:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Fallback | None:
        if not flag(tree.get("fallback")):
            return None
        return Fallback(compiler.place(tree), where_of(tree, "private"), who_of(tree))


kind: TriggerKind = _Fallback()
