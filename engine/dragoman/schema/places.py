"""Where in a file a mistake stands: from the flaws of bare data back to the tree.

The law of this file: all flaws at one place are one `Place`, so that no mistake is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.schema.validators import Flaw
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree


@dataclass(frozen=True, slots=True)
class Place:
    """A value of the tree and all that is wrong at it. `key` is its own key; a list's item and the root have none."""

    tree: Tree
    key: Scalar | None
    flaws: tuple[Flaw, ...]

    @property
    def span(self) -> Span:
        """Where to point: at the value, or, for a block that is wrong as a whole, at its key."""
        if self.key is None or (isinstance(self.tree, Scalar) and self.tree.text):
            return self.tree.span
        return self.tree.span if isinstance(self.tree, Mapping | Sequence) and self.tree.flow else self.key.span

    def of(self, keyword: str) -> list[Flaw]:
        """The flaws of one keyword of the schema."""
        return [flaw for flaw in self.flaws if flaw.keyword == keyword]


def places(tree: Tree, key: Scalar | None, flaws: Iterable[Flaw]) -> Iterator[Place]:
    """The wrong places in and under a value whose own key is `key`."""
    grouped: dict[tuple[str | int, ...], list[Flaw]] = {}
    for flaw in flaws:
        grouped.setdefault(flaw.path, []).append(flaw)
    for path, found in grouped.items():
        place, own = _walk(tree, key, path)
        yield Place(place, own, tuple(found))


def _walk(tree: Tree, key: Scalar | None, path: tuple[str | int, ...]) -> tuple[Tree, Scalar | None]:
    for step in path:
        if isinstance(tree, Sequence) and isinstance(step, int):
            tree, key = tree.items[step], None
        elif isinstance(tree, Mapping) and (entry := tree.entry(str(step))):
            tree, key = entry.value, entry.key
    return tree, key


def without(mapping: Mapping, keys: frozenset[str]) -> Mapping:
    """The mapping without some of its keys."""
    kept = tuple(entry for entry in mapping.entries if entry.key.text not in keys)
    return Mapping(kept, mapping.span, mapping.flow)
