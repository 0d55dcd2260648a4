"""Alarms: which sessions have something due, and when.

The law of this file: the sessions' records say what is due; this is only their index, and what it has forgotten a
look at the record brings back.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dragoman.interpreter.events import Chat, Origin, TimerFired, User
from dragoman.interpreter.session import Session, Timer


@dataclass(frozen=True, slots=True)
class Due:
    """A timer of a session, and whose session it is."""

    timer: Timer
    user: User
    chat: Chat

    def event(self, now: datetime) -> TimerFired:
        """The event that tells the session. A timer fires once: its id is the event's."""
        return TimerFired(Origin(f"{self.timer.id}t", max(now, self.timer.at), self.user, self.chat), self.timer.id)


class Alarms:
    """The timers of all sessions that this process knows, the next one first."""

    def __init__(self) -> None:
        self._set: dict[str, tuple[Timer, ...]] = {}
        self._heap: list[tuple[datetime, str, str, Due]] = []

    def set(self, key: str, session: Session) -> bool:
        """Remembers the timers of a session as they are now; whether the next alarm of all has changed."""
        first = self.next()
        timers = tuple(timer for timer in session.timers if not timer.late)
        known = self._set.get(key, ())
        if timers and session.people is not None:
            self._set[key] = timers
            for timer in timers:
                if timer not in known:
                    heapq.heappush(self._heap, (timer.at, key, timer.id, Due(timer, *session.people)))
        else:
            self._set.pop(key, None)
        return self.next() != first

    def next(self) -> datetime | None:
        """When the next one is due; nothing if none is set."""
        while self._heap and not self._is_set(self._heap[0][1], self._heap[0][3].timer):
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def _is_set(self, key: str, timer: Timer) -> bool:
        return timer in self._set.get(key, ())

    def take(self, now: datetime) -> Due | None:
        """The earliest that is due, once; nothing if none is."""
        due = self.next()
        if due is None or due > now:
            return None
        _, key, _, found = heapq.heappop(self._heap)
        self._set[key] = tuple(timer for timer in self._set[key] if timer != found.timer)
        return found

    def all(self) -> Iterator[Due]:
        """Everything that is due, in its order: for tests and tools."""
        for _, key, _, due in sorted(self._heap, key=lambda entry: entry[:3]):
            if self._is_set(key, due.timer):
                yield due
