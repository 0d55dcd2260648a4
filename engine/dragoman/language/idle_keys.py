"""Keys that come to nothing beside others: a warning, since the flow runs, but never does what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.source.tree import Mapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def warn_of_idle(node: Mapping, keys: tuple[str, ...], why: str, compiler: Compiler) -> None:
    """Warns of each of the keys that the node has; `why` they come to nothing."""
    for entry in node.entries:
        if entry.key.text in keys:
            message = f"'{entry.key.text}' comes to nothing here: {why}"
            compiler.report("DG255", entry.key.span, message, "take it out", Severity.WARNING)
