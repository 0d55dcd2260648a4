"""What a value that stands in YAML can be: a constant, a text with something in it, or what an expression gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.language.expressions import Expression, Possible, TemplateRefused, Text, parse_value, possible_of
from dragoman.language.expressions.possible import UNKNOWN, constant, items_of, list_of, of_kind, record_of
from dragoman.language.values.kinds import LIST, TEXT
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree, plain

Read = Callable[[str], Expression | Text | str | None]
"""Reads a value's text, as `parse_value` does; nothing for one that is refused."""


def reader(known: dict[str, Expression | Text | str]) -> Read:
    """Reads values' texts, each once; `known` are those that were read."""

    def read(text: str) -> Expression | Text | str | None:
        if text not in known:
            try:
                known[text] = parse_value(text)
            except TemplateRefused:
                return None
        return known[text]

    return read


_BRACES = ("{{", "{%", "{#")


@dataclass(frozen=True, slots=True)
class Later:
    """What an expression gives, once it is known what its names can be; or what an `item` of the list is."""

    tree: nodes.Node
    source: str
    names: frozenset[str]
    item: bool = False

    def known(self, kinds: Mapping[str, Possible]) -> Possible:
        """What that can be."""
        found = possible_of(self.tree, kinds, self.source)
        return items_of(found) if self.item else found


Source = Possible | Later


def source_of(tree: Tree, read: Read, item: bool = False) -> Source:
    """What stands there; with `item`, an item of the list that stands there."""
    if isinstance(tree, Scalar) and isinstance(tree.value, str) and any(sign in tree.text for sign in _BRACES):
        found = read(tree.text)
        if isinstance(found, Expression):
            names = frozenset(reference.name for reference in found.references)
            return Later(found.tree, found.source, names, item)
        return of_kind(TEXT) if isinstance(found, Text) and not item else UNKNOWN
    return items_of(_written(tree)) if item else _written(tree)


def _written(tree: Tree) -> Possible:
    match tree:
        case Scalar():
            return UNKNOWN if isinstance(tree.value, str) and "{" in tree.text else constant(tree.value)
        case Sequence():
            return _constant(tree) or list_of(map(_written, tree.items))
        case TreeMapping():
            return _constant(tree) or record_of({entry.key.text: _written(entry.value) for entry in tree.entries})


def _constant(tree: Tree) -> Possible | None:
    return None if _is_computed(tree) else constant(plain(tree))


def _is_computed(tree: Tree) -> bool:
    match tree:
        case Scalar():
            return isinstance(tree.value, str) and "{" in tree.text
        case Sequence():
            return any(map(_is_computed, tree.items))
        case TreeMapping():
            return any(_is_computed(entry.value) for entry in tree.entries)


def list_with(items: Possible) -> Possible:
    """A list of any number of these items."""
    if items is UNKNOWN or not items.set_values:
        return of_kind(LIST)
    return Possible(([], *([value] for value in items.set_values), list(items.set_values[:2])))
