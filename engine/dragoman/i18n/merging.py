"""Merging: the texts that a flow has now into a PO file that was made of an earlier version of it.

The law of this file: no translation is lost. A text that is still there keeps its own; one that moved to another node
takes it along; one that changed keeps the old translation, marked fuzzy, with the text it was made of; what is left
over is put aside as obsolete, and is taken back if its text comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.i18n.entries import Entry, Key, PoFile, Previous, Quoted

_ALIKE = 0.6
"""How alike two of several texts of a context must be for one to have become the other."""

FUZZY = "fuzzy"


def merged(fresh: Sequence[Entry], old: PoFile, forms: int) -> tuple[Entry, ...]:
    """The entries of the new file: those of the texts in their order, then the obsolete ones. `forms`: of plurals."""
    return _Merger(old, forms).merge(fresh)


class _Merger:
    def __init__(self, old: PoFile, forms: int) -> None:
        self._forms = forms
        self._left = {entry.key: entry for entry in old.entries if not entry.obsolete}
        self._aside = {entry.key: entry for entry in old.entries if entry.obsolete}
        self._pairs: frozenset[str | None] = frozenset()

    def merge(self, fresh: Sequence[Entry]) -> tuple[Entry, ...]:
        done: dict[Key, Entry] = {}
        for find in (self._same, self._moved, self._changed):
            waiting = [entry for entry in fresh if entry.key not in done]
            self._pairs = self._alone(waiting)
            for entry in waiting:
                if before := find(entry):
                    done[entry.key] = self._taken(entry, before)
        current = [done.get(entry.key) or self._empty(entry) for entry in fresh]
        left = [self._put_aside(entry) for entry in self._left.values() if any(one.text for one in entry.strings)]
        return (*current, *left, *self._aside.values())

    def _alone(self, waiting: Sequence[Entry]) -> frozenset[str | None]:
        """The contexts of which one text is left and one is new: the one became the other, however it reads now."""
        new, left = Counter(one.context for one in waiting), Counter(one.context for one in self._left.values())
        return frozenset(context for context, number in new.items() if number == left[context] == 1)

    def _same(self, entry: Entry) -> Entry | None:
        aside = self._aside.pop(entry.key, None)
        return self._left.pop(entry.key, None) or aside

    def _moved(self, entry: Entry) -> Entry | None:
        """The same text under the same key of another node: the node was renamed, or the text moved to it."""
        role = (entry.context or "").rpartition(".")[2]
        alike = (one for one in self._left.values() if one.id == entry.id and one.translated)
        found = next((one for one in alike if (one.context or "").rpartition(".")[2] == role), None)
        return self._left.pop(found.key) if found else None

    def _changed(self, entry: Entry) -> Entry | None:
        """The text of this context that this one most likely was before."""
        former = [one for one in self._left.values() if one.context == entry.context and one.translated]
        if not former:
            return None
        if entry.context in self._pairs:
            return self._left.pop(former[0].key)
        from difflib import SequenceMatcher

        likeness, found = max(
            ((SequenceMatcher(None, one.id, entry.id).ratio(), one) for one in former), key=lambda pair: pair[0]
        )
        return self._left.pop(found.key) if likeness >= _ALIKE else None

    def _taken(self, entry: Entry, before: Entry) -> Entry:
        changed = (before.id, before.plural) != (entry.id, entry.plural) and before.translated
        flags = dict.fromkeys([FUZZY, *before.flags] if changed else before.flags)
        kept = before.fuzzy and before.previous
        previous = before.previous if kept or not changed else Previous(before.id, before.plural)
        return replace(
            entry,
            strings=self._fitting(before.strings, entry.plural is not None, before.plural is not None),
            comments=before.comments,
            flags=tuple(flags),
            previous=previous if FUZZY in flags else None,
        )

    def _fitting(self, strings: tuple[Quoted, ...], plural: bool, before: bool) -> tuple[Quoted, ...]:
        """As many strings as the entry has forms: one text for all of them, the last form for one."""
        wanted = self._forms if plural else 1
        if plural and not before:
            return strings[:1] * wanted
        if before and not plural:
            return strings[-1:]
        return (*strings, *[Quoted()] * wanted)[:wanted]

    def _empty(self, entry: Entry) -> Entry:
        return replace(entry, strings=(Quoted(),) * (self._forms if entry.plural is not None else 1))

    def _put_aside(self, entry: Entry) -> Entry:
        return replace(entry, obsolete=True, about=(), references=())
