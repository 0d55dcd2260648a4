"""What a flow hands back to the flow that called it: the fields of the record that is saved there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.language.compiler import entries
from dragoman.language.declarations import temporary_in, types_in
from dragoman.language.expressions.possible import UNKNOWN, Possible, of_kind, record_of
from dragoman.language.nodes import all_nodes
from dragoman.language.types_of_values import OF_TYPES
from dragoman.language.values.kinds import RECORD
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree


def outputs_in(tree: Tree) -> Mapping[str, str] | None:
    """Name -> type, `any` where none is declared; nothing where another flow may end in the place of this one."""
    if not isinstance(tree, TreeMapping):
        return None
    nodes = [node for node in entries(tree.get("nodes")).values() if isinstance(node, TreeMapping)]
    if not nodes or any(node.get("jump") is not None for node in nodes):
        return None
    types = types_in(tree)
    match tree.get("outputs"):
        case TreeMapping() as written:
            return dict.fromkeys(entries(written), "any")
        case Sequence(items=items):
            return {item.text: types.get(item.text, "any") for item in items if isinstance(item, Scalar)}
        case _:
            left = entries(tree.get("inputs")).keys() | temporary_in(tree)
            return {name: types.get(name, "any") for name in _found_out(tree) if name not in left}


def handed_back(outputs: Mapping[str, str] | None) -> Possible:
    """The record that a caller saves."""
    if outputs is None:
        return of_kind(RECORD)
    fields = {name: of_kind(OF_TYPES[kind]) if kind in OF_TYPES else UNKNOWN for name, kind in outputs.items()}
    return record_of(fields)


def _found_out(tree: TreeMapping) -> Iterator[str]:
    """Every variable that the flow can have."""
    yield from entries(tree.get("variables"))
    for name, node in entries(tree.get("nodes")).items():
        save = node.get("save") if isinstance(node, TreeMapping) else None
        if isinstance(save, Scalar) and isinstance(save.value, str):
            yield save.text
        elif isinstance(node, TreeMapping) and _may_ask(node):
            yield name
    yield from _assigned(tree)


def _may_ask(node: TreeMapping) -> bool:
    """Whether it is a question, or what it is cannot be known."""
    return node.get("prompt") is not None or not any(entry.key.text in all_nodes() for entry in node.entries)


def _assigned(tree: Tree) -> Iterator[str]:
    for item in tree.items if isinstance(tree, Sequence) else ():
        yield from _assigned(item)
    for entry in tree.entries if isinstance(tree, TreeMapping) else ():
        if entry.key.text == "set":
            yield from entries(entry.value)
        yield from _assigned(entry.value)
