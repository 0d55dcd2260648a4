"""Keeps sessions in the memory of the process: for tests and development.

A session that waits for its user costs one small tuple; outboxes and events are kept beside it only while they exist.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from dragoman_bots.stores.protocol import Pending, Record

_NEVER_WRITTEN = (0, b"")
_NOTHING_SAID = (b"", True)


class MemoryStore:
    """A store that forgets everything with the process. No method suspends, so each one is atomic in its loop."""

    def __init__(self) -> None:
        self._sessions: dict[str, tuple[int, bytes]] = {}
        self._outboxes: dict[str, tuple[bytes, bool]] = {}
        self._inboxes: dict[str, dict[str, bytes]] = {}

    async def open(self) -> None:
        """Nothing to connect to."""

    async def close(self) -> None:
        """Nothing to disconnect from: what was kept stays readable through this object."""

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Keeps the event and returns the session's record."""
        self._inboxes.setdefault(key, {}).setdefault(event_id, event)
        return self._record(key)

    async def load(self, key: str) -> Record:
        """The session's record."""
        return self._record(key)

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Replaces the record if its revision is the next one, and forgets the event."""
        stored, _ = self._sessions.get(key, _NEVER_WRITTEN)
        if stored != record.revision - 1:
            return False
        self._sessions[key] = (record.revision, record.session)
        self._keep_outbox(key, record.outbox, record.delivered)
        if event_id is not None:
            self._forget(key, event_id)
        return True

    async def drop(self, key: str, event_id: str) -> None:
        """Forgets the event."""
        self._forget(key, event_id)

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Puts the receipt in the place of this revision's outbox."""
        stored, _ = self._sessions.get(key, _NEVER_WRITTEN)
        _, done = self._outboxes.get(key, _NOTHING_SAID)
        if stored == revision and not done:
            self._keep_outbox(key, receipt, delivered=True)

    async def unfinished(self) -> AsyncIterator[tuple[str, Record, tuple[Pending, ...]]]:
        """Sessions with an undelivered outbox or with events, as they are now."""
        undelivered = [key for key, (_, done) in self._outboxes.items() if not done]
        for key in dict.fromkeys([*undelivered, *self._inboxes]):
            events = tuple(Pending(key, event_id, event) for event_id, event in self._inboxes.get(key, {}).items())
            record = self._record(key)
            # It may have been finished while the caller worked on the one before.
            if events or not record.delivered:
                yield key, record, events

    def _record(self, key: str) -> Record:
        return Record(*self._sessions.get(key, _NEVER_WRITTEN), *self._outboxes.get(key, _NOTHING_SAID))

    def _keep_outbox(self, key: str, outbox: bytes, delivered: bool) -> None:
        if (outbox, delivered) == _NOTHING_SAID:
            self._outboxes.pop(key, None)
        else:
            self._outboxes[key] = (outbox, delivered)

    def _forget(self, key: str, event_id: str) -> None:
        inbox = self._inboxes.get(key, {})
        inbox.pop(event_id, None)
        if not inbox:
            self._inboxes.pop(key, None)
