"""Placeholders: the names that a text reads. Its translation reads the same ones, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions import Reference, TemplateRefused, Text
from dragoman.language.expressions.syntax import parse_template


@dataclass(frozen=True, slots=True)
class Invented:
    """A name that the text does not read: where it stands in the translation, and the nearest that it does."""

    name: str
    offset: int
    near: str | None


def dotted(reference: Reference) -> str:
    """The name with its fields: `user.first_name`."""
    return ".".join((reference.name, *reference.path))


def invented(text: Text, translation: Text) -> list[Invented]:
    """The names of a translation that its text does not have."""
    known = sorted({dotted(one) for one in text.references})
    strange = {dotted(one): one.offset for one in reversed(translation.references) if dotted(one) not in known}
    return [Invented(name, offset, nearest(name, known)) for name, offset in sorted(strange.items())]


def lost(text: Text, translations: Sequence[Text]) -> list[str]:
    """The names that stand in none of these translations, in the text's order.

    Names that only decide (in `if`) may go: other languages have other cases.
    """
    kept = {dotted(one) for translation in translations for one in translation.references}
    gone = [one for one in text.references if dotted(one) not in kept]
    if not gone:
        return []
    deciding = set(_deciding(text.source))
    return list(dict.fromkeys(dotted(one) for one in gone if one.offset not in deciding))


def _deciding(source: str) -> Iterator[int]:
    """The offsets of the names that stand in conditions."""
    try:
        body = parse_template(source).body
    except TemplateRefused:
        return
    for outer in body:
        for node in (outer, *outer.find_all((nodes.If, nodes.CondExpr))):
            if isinstance(node, nodes.If | nodes.CondExpr):
                yield from _names(node.test)


def _names(test: nodes.Node) -> Iterator[int]:
    for node in (test, *test.find_all(nodes.Name)):
        if isinstance(node, nodes.Name):
            yield node.lineno
