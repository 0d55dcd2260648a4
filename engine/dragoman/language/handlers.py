"""`on`: what happens at the events of a conversation, at the node, the flow or the bot, innermost first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.graph.targets import Target
from dragoman.language.compiler import entries
from dragoman.language.expressions.possible import of_kind
from dragoman.language.targets import compile_target
from dragoman.language.values.kinds import TEXT
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

REASON: dict[str, frozenset[str] | None] = {"reason": None}
"""What the texts of `invalid` and `error` see: why."""


_REASONED = ("invalid", "error")


def compile_handlers(tree: Tree | None, compiler: Compiler) -> Mapping[str, Target]:
    """Event -> where it leads."""
    found = {}
    for name, tree_ in entries(tree).items():
        with compiler.knowing(*(REASON, {"reason": of_kind(TEXT)}) if name in _REASONED else ({},)):
            found[name] = compile_target(tree_, compiler)
    compiler.hears.update(found)
    return {name: target for name, target in found.items() if target}
