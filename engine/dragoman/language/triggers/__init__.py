"""Triggers: how a flow starts. One file in this folder a kind; the file's name is its key in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.graph.flow import Trigger
from dragoman.language.compiler import listed
from dragoman.language.kinds import found
from dragoman.language.triggers.protocol import TriggerKind
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

__all__ = ["all_triggers", "compile_triggers"]


def all_triggers() -> Mapping[str, TriggerKind]:
    """Key in YAML -> kind."""
    return found(__name__, TriggerKind)


def compile_triggers(tree: Tree | None, inputs: frozenset[str], compiler: Compiler) -> tuple[Trigger, ...]:
    """The triggers in their order, without those that are refused. `inputs` are what they may fill."""
    found = (_trigger(item, inputs, compiler) for item in listed(tree) if isinstance(item, TreeMapping))
    return tuple(trigger for trigger in found if trigger)


def _trigger(tree: TreeMapping, inputs: frozenset[str], compiler: Compiler) -> Trigger | None:
    kinds = all_triggers()
    key = next((entry.key.text for entry in tree.entries if entry.key.text in kinds), None)
    return kinds[key].compile(tree, inputs, compiler) if key else None
