"""Every key and every single value of a file, each with what the schema says of its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lsp.shapes import Shape, look, root, under
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A key or a value. `path` leads to it from the root, `shape` is what may stand there (for a key: under it), and
    `parents` are the mappings it stands in, the innermost first."""

    scalar: Scalar
    path: Path
    shape: Shape
    is_key: bool
    parents: tuple[Mapping, ...]


def spots(tree: Tree, schema: str) -> Iterator[Spot]:
    """All of them, in the order of the file."""
    yield from _walk(tree, root(schema, look(tree)), (), ())


def _walk(tree: Tree, shape: Shape, path: Path, parents: tuple[Mapping, ...]) -> Iterator[Spot]:
    match tree:
        case Scalar():
            yield Spot(tree, path, shape, False, parents)
        case Sequence():
            for index, item in enumerate(tree.items):
                yield from _walk(item, under(shape, index, look(item)), (*path, index), parents)
        case Mapping():
            within = (tree, *parents)
            for entry in tree.entries:
                key = entry.key.text
                inner = under(shape, key, look(entry.value))
                yield Spot(entry.key, (*path, key), inner, True, within)
                yield from _walk(entry.value, inner, (*path, key), within)
