"""`deep_link`: what a link to the bot brought to /start, such as `rsvp_{event}`; what is in braces fills inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Matching
from dragoman.language.patterns import compile_deep_link
from dragoman.language.triggers.protocol import TriggerKind, check_filled, where_of, who_of
from dragoman.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _DeepLinks:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Matching | None:
        written = tree.get("deep_link")
        if not isinstance(written, Scalar):
            return None
        try:
            pattern = compile_deep_link(written.text)
        except ValueError as wrong:
            compiler.report("DG229", written.span, str(wrong))
            return None
        check_filled(pattern.names, written, inputs, compiler)
        return Matching("deep_link", pattern, compiler.place(written), where_of(tree, "any"), who_of(tree))


kind: TriggerKind = _DeepLinks()
