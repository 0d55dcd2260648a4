"""What translations are to the compiler: it tells every catalog which text it has found, and is given the translation.

The law of this file: a text is known by its own trimmed words and by its context, such as `booking.confirm.buttons`,
which its place in the file alone decides. Whatever is wrong with a translation is the catalog's to report, at its line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar

if TYPE_CHECKING:
    from dragoman.graph.computed import Place, Template
    from dragoman.language.compiler import Compiler
    from dragoman.language.templates import Text
    from dragoman.source.tree import Tree

Kind = Literal["text", "label", "description", "phrase", "alias"]

_FOR_PEOPLE = ("html", "markdown", "plain")


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text that can be translated. `text` is it as parsed, nothing where braces mean nothing (phrases, aliases)."""

    context: str
    source: str
    kind: Kind
    place: Place
    text: Text | None = None


class Catalog(Protocol):
    """The translations of one flow's texts into one locale."""

    def text(self, found: Translatable) -> Text | None:
        """The translation, parsed in the format of the text it is of; nothing where there is none that can be used."""

    def words(self, found: Translatable) -> str | None:
        """The same for words in which braces mean nothing."""

    def limit(self, found: Translatable, most: int) -> None:
        """The text has room for so many characters: a translation that is longer is a problem."""

    def beside(self, labels: Sequence[Translatable]) -> None:
        """These stand on buttons of one question, always: two whose translations are the same are a problem."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """Where the stretches of a file begin (offsets, ascending) and what their texts' context is."""

    starts: tuple[int, ...]
    names: tuple[str, ...]

    def at(self, offset: int) -> str:
        """The context of what stands at this offset."""
        return self.names[max(0, bisect_right(self.starts, offset) - 1)]


def contexts_of(name: str, tree: TreeMapping) -> Contexts:
    """The contexts of a file: `name.key` for its own keys, `name.node.key` for those of its nodes."""
    found = list(_stretches(name, tree))
    return Contexts(tuple(start for start, _ in found), tuple(context for _, context in found))


def _stretches(name: str, tree: TreeMapping) -> Iterator[tuple[int, str]]:
    for entry in tree.entries:
        yield entry.key.start, f"{name}.{entry.key.text}"
        if entry.key.text == "nodes" and isinstance(entry.value, TreeMapping):
            for node in entry.value.entries:
                yield node.key.start, f"{name}.{node.key.text}"
                if isinstance(node.value, TreeMapping):
                    yield from ((one.key.start, f"{name}.{node.key.text}.{one.key.text}") for one in node.value.entries)


def translated_text(compiler: Compiler, tree: Scalar, text: Text, kind: Kind) -> Mapping[str, Text]:
    """Locale -> translation of a text; none for what only programs read."""
    if not compiler.around.catalogs or compiler.contexts is None or text.format not in _FOR_PEOPLE:
        return {}
    found = Translatable(compiler.contexts.at(tree.start), tree.text.strip(), kind, compiler.place(tree), text)
    catalogs = compiler.around.catalogs.items()
    return {locale: translation for locale, catalog in catalogs if (translation := catalog.text(found))}


def translated_words(compiler: Compiler, tree: Scalar, kind: Kind) -> Mapping[str, str]:
    """Locale -> translation of words in which braces mean nothing."""
    if not compiler.around.catalogs or compiler.contexts is None or not tree.text.strip():
        return {}
    found = Translatable(compiler.contexts.at(tree.start), tree.text.strip(), kind, compiler.place(tree))
    catalogs = compiler.around.catalogs.items()
    return {locale: translation for locale, catalog in catalogs if (translation := catalog.words(found))}


def limit_translations(text: Template, tree: Tree, most: int, compiler: Compiler) -> None:
    """Has every catalog know how many characters (UTF-16 units, markup left out) there is room for."""
    if not text.translated or compiler.contexts is None or not isinstance(tree, Scalar):
        return
    found = Translatable(compiler.contexts.at(tree.start), tree.text.strip(), "text", text.place, text.text)
    for locale in text.translated:
        compiler.around.catalogs[locale].limit(found, most)


def compare_translations(labels: Iterable[Scalar], compiler: Compiler) -> None:
    """Has every catalog know which labels stand side by side."""
    if not compiler.around.catalogs or compiler.contexts is None:
        return
    at = compiler.contexts.at
    found = [Translatable(at(one.start), one.text.strip(), "label", compiler.place(one)) for one in labels]
    for catalog in compiler.around.catalogs.values():
        catalog.beside(found)
