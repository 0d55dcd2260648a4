"""`branches`: the ways out of a node, tried in their order; shares part the users."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.graph.targets import Branch, InPlace, Target
from dragoman.language.compiler import listed, whole
from dragoman.language.targets import compile_target
from dragoman.source.tree import Mapping, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_branches(tree: Tree | None, compiler: Compiler) -> tuple[Branch, ...]:
    """The branches in their order, without those that are refused."""
    found = (_branch(item, compiler) for item in listed(tree) if isinstance(item, Mapping))
    branches = tuple(branch for branch in found if branch)
    _check_shares(tree, compiler)
    return branches


def _branch(tree: Mapping, compiler: Compiler) -> Branch | None:
    condition, share = compiler.condition(tree.get("when")), whole(tree.get("share"))
    then = compile_target(tree, compiler)
    if (condition is None and share is None) or not isinstance(then, InPlace):
        return None
    if isinstance(following := tree.get("next"), Mapping):
        then = _joined(then, compile_target(following, compiler))
    bare = then.next is not None and not then.say and not then.set
    return Branch(condition, then.next if bare and then.next else then, share)


def _joined(first: InPlace, second: Target | None) -> InPlace:
    """What stands in place beside `next`, and then what stands in place under it."""
    if not isinstance(second, InPlace):
        return first
    return replace(second, say=(*first.say, *second.say), set=(*first.set, *second.set))


def _check_shares(tree: Tree | None, compiler: Compiler) -> None:
    total = 0
    for item in listed(tree):
        written = item.get("share") if isinstance(item, Mapping) else None
        total += whole(written) or 0
        if written is not None and total > 100:
            message = f"with this one the shares are {total} percent"
            compiler.report("DG238", written.span, message, "let all shares of a node together be 100 at most")
            return
