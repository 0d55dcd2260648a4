"""Whether two trees say the same."""

from __future__ import annotations

from dragoman.source.tree import Entry, Mapping, Scalar, Sequence, Tree

_QUOTED = ("single", "double")


def same(one: Tree | None, other: Tree | None) -> bool:
    """The same keys in the same order, with the same values, written as the same kind of text.

    Which quotes a text has, and whether a mapping or list stands in braces, says nothing.
    """
    match one, other:
        case Scalar(), Scalar():
            return _word(one) == _word(other)
        case Mapping(), Mapping():
            pairs = zip(one.entries, other.entries, strict=False)
            return len(one.entries) == len(other.entries) and all(_same_entry(a, b) for a, b in pairs)
        case Sequence(), Sequence():
            items = zip(one.items, other.items, strict=False)
            return len(one.items) == len(other.items) and all(same(a, b) for a, b in items)
        case _:
            return one is other


def _same_entry(one: Entry, other: Entry) -> bool:
    return _word(one.key) == _word(other.key) and same(one.value, other.value)


def _word(scalar: Scalar) -> tuple[object, ...]:
    style = "quoted" if scalar.style in _QUOTED else scalar.style
    return type(scalar.value), scalar.value, scalar.text, style
