"""Delivery marks that wait for a write to ride on.

The law of this file: a mark is forgotten only when a write that carried it was acknowledged. Writing one twice does
no harm, so a session's own marks ride on each of its writes until then; those of other sessions ride once at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

_RIDERS = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """The outbox of this revision was delivered; the receipt takes its place."""

    key: str
    revision: int
    receipt: bytes


class WaitingMarks:
    """Marks in the order they came, by session."""

    def __init__(self) -> None:
        self._waiting: dict[str, dict[int, Mark]] = {}
        self._riding: set[Mark] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, mark: Mark) -> None:
        """Keeps the mark. Of two marks for one revision the first counts, as it does in the store."""
        self._waiting.setdefault(mark.key, {}).setdefault(mark.revision, mark)

    def board(self, key: str | None = None) -> tuple[Mark, ...]:
        """Marks to carry now: all of the session `key`, then up to 100 others that no write carries yet."""
        if not self._waiting:
            return ()
        own = () if key is None else tuple(self._waiting.get(key, {}).values())
        others = (
            mark
            for other, marks in self._waiting.items()
            if other != key
            for mark in marks.values()
            if mark not in self._riding
        )
        riders = (*own, *islice(others, _RIDERS))
        self._riding.update(riders)
        return riders

    def arrived(self, marks: Iterable[Mark]) -> None:
        """Forgets marks that were written."""
        for mark in marks:
            self._riding.discard(mark)
            of_session = self._waiting.get(mark.key, {})
            if of_session.get(mark.revision) == mark:
                del of_session[mark.revision]
            if not of_session:
                self._waiting.pop(mark.key, None)

    def missed(self, marks: Iterable[Mark]) -> None:
        """Lets marks ride again whose write failed."""
        self._riding.difference_update(marks)
