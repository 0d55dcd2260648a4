"""Labels of one question that are translated alike: whoever types one of them means either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.i18n.entries import Entry
from dragoman.i18n.reading import shortened
from dragoman.language.folding import fold
from dragoman.source.source import Source


def alike(source: Source, labels: Iterable[Entry]) -> Iterator[Diagnostic]:
    """The warnings about the entries of these labels, each at the one that stands further down in the file."""
    seen: dict[str, Entry] = {}
    for entry in sorted(labels, key=lambda entry: entry.line):
        text = entry.strings[0].text.strip()
        # What braces come to is known in a conversation only.
        if entry.fuzzy or not text or entry.plural is not None or "{" in text:
            continue
        first = seen.setdefault(fold(text), entry)
        if first.key != entry.key:
            yield _told(source, first, entry, text)


def _told(source: Source, first: Entry, entry: Entry, text: str) -> Diagnostic:
    names = f"'{shortened(first.id, 30)}' and '{shortened(entry.id, 30)}'"
    message = f"{names}, two buttons of one question, are both translated as '{shortened(text, 30)}'"
    related = Related(source.name, first.strings[0].whole(source), "the first stands here")
    span = entry.strings[0].whole(source)
    remedy = "give one of the two another word"
    return Diagnostic(source.name, span, "DG412", message, remedy, Severity.WARNING, (related,))
