"""What a flow's tree says of its variables before anything in it is compiled: types, what is private or temporary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.language.compiler import entries, flag
from dragoman.language.variables import declared_types
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.signatures import FlowSignature


def types_in(tree: Tree) -> Mapping[str, str]:
    """Name -> type of the declared inputs and variables."""
    return declared_types(tree.get("inputs"), tree.get("variables")) if isinstance(tree, TreeMapping) else {}


def temporary_in(tree: Tree) -> frozenset[str]:
    """The variables that are declared temporary."""
    return frozenset(_flagged(tree, "temporary"))


def private_in(tree: Tree) -> frozenset[str]:
    """The variables that are declared private, and those that take the answer to a question that is secret."""
    return frozenset((*_flagged(tree, "private"), *_secrets(tree)))


def received_in(tree: Tree, flows: Mapping[str, FlowSignature]) -> frozenset[str]:
    """The variables that take the outputs of a flow which has private ones."""
    return frozenset(_received(tree, flows))


def _flagged(tree: Tree, key: str) -> Iterator[str]:
    declared = entries(tree.get("variables")) if isinstance(tree, TreeMapping) else {}
    yield from (name for name, spec in declared.items() if isinstance(spec, TreeMapping) and flag(spec.get(key)))


def _nodes(tree: Tree) -> Iterator[tuple[str, TreeMapping]]:
    found = entries(tree.get("nodes")) if isinstance(tree, TreeMapping) else {}
    yield from ((name, node) for name, node in found.items() if isinstance(node, TreeMapping))


def _secrets(tree: Tree) -> Iterator[str]:
    usual = flag(entries(tree.get("defaults")).get("secret")) if isinstance(tree, TreeMapping) else False
    for name, node in _nodes(tree):
        if node.get("prompt") is not None and flag(node.get("secret"), default=usual):
            save = node.get("save")
            yield save.text if isinstance(save, Scalar) and isinstance(save.value, str) else name


def _received(tree: Tree, flows: Mapping[str, FlowSignature]) -> Iterator[str]:
    for _, node in _nodes(tree):
        called, save = node.get("call"), node.get("save")
        if isinstance(called, Scalar) and isinstance(save, Scalar) and called.text in flows:
            yield from (save.text,) if flows[called.text].private else ()
