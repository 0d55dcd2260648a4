"""`pattern`: a message that fits an expression; its named groups fill the flow's inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Matching
from dragoman.language.patterns import compile_pattern
from dragoman.language.triggers.protocol import TriggerKind, check_filled, where_of, who_of
from dragoman.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Patterns:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Matching | None:
        written = tree.get("pattern")
        if not isinstance(written, Scalar):
            return None
        try:
            pattern = compile_pattern(written.text)
        except ValueError as wrong:
            compiler.report("DG229", written.span, str(wrong))
            return None
        check_filled(pattern.names, written, inputs, compiler)
        return Matching("pattern", pattern, compiler.place(written), where_of(tree, "private"), who_of(tree))


kind: TriggerKind = _Patterns()
