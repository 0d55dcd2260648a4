"""What is left to do in a PO file: texts that are missing, translations that are fuzzy, and those that are stale.

The law of this file: one warning a file for each, with the number and the first three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.i18n.entries import Entry, Key
from dragoman.i18n.reading import shortened
from dragoman.language.translating import Translatable
from dragoman.source.source import Source
from dragoman.source.tree import Span

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ARGUMENTS = re.compile(r"\b(?!(?:default|plural|join|replace)\b)\w+\([^()]*\)")
_WORDS = re.compile(r"'[^']*'|\"[^\"]*\"")

UPDATE = "'dragoman i18n update' writes what is missing into the file, ready to be translated"


def says_something(source: str) -> bool:
    """Whether there is anything to translate: a letter of the author's own."""
    own = _BRACES.sub(lambda found: " ".join(_WORDS.findall(_ARGUMENTS.sub(" ", found[0]))), _TAG.sub(" ", source))
    return any(character.isalpha() for character in own)


def told(source: Source, entries: Mapping[Key, Entry], asked: Mapping[Key, Translatable]) -> Iterator[Diagnostic]:
    """The warnings of a file with these entries, of whose flow these texts were asked."""
    in_order = sorted(asked.items(), key=lambda pair: (pair[1].place.line, pair[1].place.column))
    wanted = [key for key, found in in_order if says_something(found.source)]
    if missing := [key for key in wanted if not _there(entries.get(key))]:
        number = f"{len(missing)} of {len(wanted)} texts" if len(wanted) > 1 else "the text"
        message = f"{number} {_are(missing)} not translated: {_first([text for _, text in missing])}"
        listed = any(key in entries for key in missing)
        yield _warning(source, entries, missing, "DG401", message, "translate them" if listed else UPDATE)
    if fuzzy := [key for key in asked if (entry := entries.get(key)) and entry.translated and entry.fuzzy]:
        message = f"{_count(fuzzy)} {_are(fuzzy)} fuzzy and not used: {_first([text for _, text in fuzzy])}"
        remedy = "see whether each still fits, then take the word 'fuzzy' away"
        yield _warning(source, entries, fuzzy, "DG402", message, remedy)
    if stale := [key for key in entries if key not in asked]:
        message = f"{_count(stale)} {_are(stale)} of texts that the flow does not have: {_first([t for _, t in stale])}"
        yield _warning(source, entries, stale, "DG403", message, _moved(stale, wanted, entries) or _ASIDE)


_ASIDE = "'dragoman i18n update' puts them aside"


def _moved(stale: Sequence[Key], wanted: Sequence[Key], entries: Mapping[Key, Entry]) -> str | None:
    """Where the first of these texts stands in the flow, if one stands there and is not translated."""
    for context, text in stale:
        for other, same in wanted:
            if same == text and not _there(entries.get((other, same))):
                said = f"not '{context}'" if context else "which this entry lacks"
                return f"the context of '{shortened(text, 30)}' is 'msgctxt \"{other}\"', {said}"
    return None


def _there(entry: Entry | None) -> bool:
    return entry is not None and entry.translated


def _are(keys: Sequence[Key]) -> str:
    return "is" if len(keys) == 1 else "are"


def _count(keys: Sequence[Key]) -> str:
    return "1 translation" if len(keys) == 1 else f"{len(keys)} translations"


def _first(texts: Sequence[str]) -> str:
    shown = ", ".join(f"'{shortened(text, 30)}'" for text in texts[:3])
    return f"{shown}, ..." if len(texts) > 3 else shown


def _warning(
    source: Source, entries: Mapping[Key, Entry], keys: Sequence[Key], code: str, message: str, remedy: str
) -> Diagnostic:
    lines = [entries[key].line for key in keys if key in entries]
    line = min(lines, default=1)
    span = Span(line, 1, line, max(2, len(source.line(line)) + 1))
    return Diagnostic(source.name, span, code, message, remedy, Severity.WARNING)
