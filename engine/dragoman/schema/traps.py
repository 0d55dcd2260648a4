"""Texts that YAML read as mappings, because they lack quotes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.diagnostics.suggest import nearest
from dragoman.schema.choices import kind_of
from dragoman.schema.places import Place
from dragoman.schema.published import Schema, kinds
from dragoman.schema.report import Report, quoted
from dragoman.source.tree import Entry, Mapping, Scalar

_LONGEST_WORD = 64
"""A longer key is no misspelt one, and comparing it would take its time."""

_FAMILIES = frozenset({"message", "button", "target"})
"""The families of mappings that stand where a text may stand as well."""


def trapped(place: Place, report: Report) -> bool:
    """Reports a text without its quotes, if that is what this mapping is."""
    tree = place.tree
    if not isinstance(tree, Mapping) or not tree.entries or not _for_text(place):
        return False
    known = [key for flaw in place.flaws for key in (*flaw.schema.get("properties", ()), *_of_lists(flaw.schema))]
    if any(near(entry.key.text, known) and not _is_speech(entry) for entry in tree.entries):
        return False
    if tree.flow and all(isinstance(entry.value, Scalar) and not entry.value.text for entry in tree.entries):
        return _braces(tree, place, report)
    if place.key is None and not tree.flow and len(tree.entries) == 1:
        return _colon(tree, report)
    return False


def _of_lists(schema: Schema) -> Iterable[str]:
    """The keys that tell an entry of generated buttons, where a button may stand."""
    family, _ = kind_of(schema)
    return kinds(family).keys() if family == "button" else ()


def _is_speech(entry: Entry) -> bool:
    """Whether it is rather the beginning of a sentence than a key: "Location: Main Street 5"."""
    return entry.key.text[:1].isupper() and isinstance(entry.value, Scalar) and " " in entry.value.text


def near(word: str, among: Iterable[str]) -> str | None:
    """The word itself, written in any case, or the nearest to it; nothing if none is near."""
    return _near(word, tuple(sorted(among))) if len(word) <= _LONGEST_WORD else None


@lru_cache(maxsize=1024)
def _near(word: str, among: tuple[str, ...]) -> str | None:
    folded = word.casefold()
    return next((other for other in among if other.casefold() == folded), None) or nearest(word, among)


def _for_text(place: Place) -> bool:
    for flaw in place.flaws:
        if flaw.keyword == "type" and "string" in flaw.wanted and "enum" not in flaw.schema:
            return True
        if flaw.schema.get("$comment", "").partition("/")[0] in _FAMILIES:
            return True
    return False


def _braces(tree: Mapping, place: Place, report: Report) -> bool:
    words = ", ".join(entry.key.text for entry in tree.entries)
    if any("node" in flaw.schema.get("title", "") for flaw in place.flaws):
        hint = f"write {words} without braces"
    else:
        hint = f'put the text in quotes: "{{{{ {words} }}}}" inserts a value, "{{{words}}}" is shown as it stands'
    report.add("DG110", tree.span, f"without quotes {quoted('{' + words + '}')} is a mapping, not a text", hint)
    return True


def _colon(tree: Mapping, report: Report) -> bool:
    entry = tree.entries[0]
    value = entry.value.text if isinstance(entry.value, Scalar) else "..."
    text = f"{entry.key.text}: {value}".rstrip()
    hint = f'put it in quotes: "{text}"' if len(text) <= 60 and '"' not in text else "put it in quotes"
    report.add("DG111", tree.span, f"with a colon and no quotes {quoted(text)} is a mapping, not a text", hint)
    return True
