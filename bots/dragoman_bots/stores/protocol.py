"""What a store is. One file in this folder a store; the contract test in `tests/stores/contract.py` runs over all.

The law of this file: a session is one record with a revision; a record is only ever replaced whole, by one atomic
compare-and-set, and nothing else writes it. Events are kept until the commit that handled them, in the same write.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Record:
    """What a store keeps of one session.

    `revision` counts commits; 0 is a session that was never written. `session` is the encoded session, empty where
    there is none. `outbox` holds the encoded effects of the last commit while they are undelivered; afterwards the
    receipt of their delivery, which may be empty. `delivered` tells which of the two it is.
    """

    revision: int = 0
    session: bytes = b""
    outbox: bytes = b""
    delivered: bool = True


@dataclass(frozen=True, slots=True)
class Pending:
    """An event that was taken in and not yet handled."""

    key: str
    event_id: str
    event: bytes


class Store(Protocol):
    """Keeps sessions. All methods may be called concurrently; keys and event ids are any text without NUL.

    Any method may raise `StoreUnavailable` when the store cannot be reached.
    """

    async def open(self) -> None:
        """Connects, creates what is missing, and checks that the store is fit for use.

        Raises:
            StoreUnavailable: with one sentence that names the store and says what to do.
        """
        ...

    async def close(self) -> None:
        """Writes what is still waiting (delivery marks) and disconnects."""
        ...

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Keeps the event durably in the session's inbox and returns the session's record: one round trip.

        Taking in an event id that is already in the inbox keeps one.
        """
        ...

    async def load(self, key: str) -> Record:
        """The session's record: after a lost race, or for a turn that no kept event began."""
        ...

    async def commit(self, key: str, record: Record, event_id: str | None) -> bool:
        """Writes the record if the stored revision is `record.revision - 1`, and in the same write takes the event
        out of the inbox; false, with nothing changed, if somebody else was faster. One round trip.

        `record.delivered` says whether the outbox needs delivery: if it does, `unfinished` lists the session until
        `delivered` is called.
        """
        ...

    async def drop(self, key: str, event_id: str) -> None:
        """Takes an event out of the inbox without a commit (it was handled before)."""
        ...

    async def delivered(self, key: str, revision: int, receipt: bytes) -> None:
        """Marks the outbox of this revision as delivered and puts the receipt in its place; nothing happens if the
        record has moved on. May be written a little later than the call returns, together with other writes: it
        costs a plain turn no round trip of its own. A later `intake` or `load` through this store already sees it.
        """
        ...

    def unfinished(self) -> AsyncIterator[tuple[str, Record, tuple[Pending, ...]]]:
        """Sessions a stopped process left with undelivered effects or unhandled events, each with its events in the
        order of their intake. Read once, at the start.
        """
        ...


class StoreUnavailable(Exception):
    """The store cannot be used. The text is one sentence for an operator, without secrets."""
