"""Events that were taken in lately: a source that offers one again is told at once that it is kept."""

from __future__ import annotations


class Recent:
    """The latest ids, by session. A session itself knows only its last few; this spares it the flood of a source
    that offers hundreds of old ones again."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._known: dict[tuple[str, str], None] = {}

    def add(self, key: str, event_id: str) -> bool:
        """Remembers the event; false if it was known."""
        if (key, event_id) in self._known:
            return False
        self._known[key, event_id] = None
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
        return True

    def forget(self, key: str, event_id: str) -> None:
        """It was not taken in after all."""
        self._known.pop((key, event_id), None)
