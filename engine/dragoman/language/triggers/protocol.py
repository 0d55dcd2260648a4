"""What a trigger kind is. Each file ends in `kind: TriggerKind = ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from dragoman.graph.flow import Trigger, Where, Who
from dragoman.language.compiler import word
from dragoman.source.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.language.compiler import Compiler


class TriggerKind(Protocol):
    """Compiles the triggers of one key."""

    def compile(self, tree: Mapping, inputs: frozenset[str], compiler: Compiler) -> Trigger | None:
        """The trigger; nothing if it is refused (the problems are noted with the compiler). `inputs` are the flow's."""
        ...


def where_of(tree: Mapping, default: Where) -> Where:
    """In which chats it works."""
    return cast(Where, word(tree.get("where")) or default)


def who_of(tree: Mapping) -> Who:
    """For whom it works."""
    return cast(Who, word(tree.get("who")) or "anyone")


def check_filled(names: Iterable[str], written: Scalar, inputs: frozenset[str], compiler: Compiler) -> None:
    """Reports what a trigger would fill and the flow does not take."""
    for name in names:
        if name not in inputs:
            among = f"the flow's inputs are: {', '.join(sorted(inputs))}" if inputs else "the flow has no inputs"
            message = f"'{written.text}' fills '{name}', which is no input of this flow"
            compiler.report("DG228", written.span, message, f"declare it under 'inputs'; {among}")
