"""`branches`: the ways out of a node, tried in their order; the first whose condition holds is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.graph.targets import Branch, InPlace
from dragoman.language.compiler import listed
from dragoman.language.targets import compile_target
from dragoman.source.tree import Mapping, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_branches(tree: Tree | None, compiler: Compiler) -> tuple[Branch, ...]:
    """The branches in their order, without those that are refused."""
    found = (_branch(item, compiler) for item in listed(tree) if isinstance(item, Mapping))
    return tuple(branch for branch in found if branch)


def _branch(tree: Mapping, compiler: Compiler) -> Branch | None:
    condition = compiler.condition(tree.get("when"))
    then = compile_target(tree, compiler)
    if condition is None or not isinstance(then, InPlace):
        return None
    bare = then.next is not None and not then.say and not then.set
    return Branch(condition, then.next if bare and then.next else then)
