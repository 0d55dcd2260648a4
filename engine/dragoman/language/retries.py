"""`retry`: how often what failed is tried again, and how long after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.language.compiler import whole
from dragoman.language.durations import compile_duration
from dragoman.language.requests import ONCE, Retry
from dragoman.source.tree import Mapping, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


def compile_retry(tree: Tree | None, compiler: Compiler) -> Retry:
    """The tries of a node; one that says nothing of it tries once."""
    if not isinstance(tree, Mapping):
        return Retry(whole(tree) or 0)
    return Retry(whole(tree.get("times")) or 0, seconds(tree.get("wait"), ONCE.wait, compiler))


def seconds(tree: Tree | None, usual: float, compiler: Compiler, *, some: bool = False) -> float:
    """A duration of the file, `some` if it must not be zero; the usual one where there is none, or it is refused."""
    found = compile_duration(tree, compiler, some=some)
    return usual if found is None else found.total_seconds()
