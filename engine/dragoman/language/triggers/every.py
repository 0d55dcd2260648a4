"""`every`: time, again and again: `weekdays 09:30`, `1h`, a cron line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.flow import Every
from dragoman.language.recurrence import recurrence
from dragoman.language.triggers.protocol import TriggerKind, where_of
from dragoman.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


class _Every:
    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Every | None:
        written = tree.get("every")
        if not isinstance(written, Scalar):
            return None
        try:
            times = recurrence(written.text)
        except ValueError as wrong:
            compiler.report("DG229", written.span, str(wrong))
            return None
        return Every(times, compiler.place(written), where_of(tree, "private"))


kind: TriggerKind = _Every()
