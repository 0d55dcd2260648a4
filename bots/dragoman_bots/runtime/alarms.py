"""Alarms: which sessions have something due, and when.

The law of this file: the sessions' records say what is due; this is only their index, and what it has forgotten a
look at the record brings back. What is taken is given to one taker only.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dragoman.interpreter.events import Chat, Origin, TimerFired, User
from dragoman.interpreter.session import Session, Timer

SPARE = 64
"""Entries that may be out of use beside those in use, before the index is made anew."""


@dataclass(frozen=True, slots=True)
class Due:
    """A timer of the session of this key, and whose session it is."""

    key: str
    timer: Timer
    user: User
    chat: Chat

    def event(self, now: datetime) -> TimerFired:
        """The event that tells the session. A timer fires once: its id is the event's."""
        at = max(now, self.timer.at)
        return TimerFired(Origin(f"{self.timer.id}t", at, self.user, self.chat, session=self.key), self.timer.id)


class Alarms:
    """The timers of all sessions that this process knows, the next one first."""

    def __init__(self) -> None:
        self._set: dict[str, tuple[Timer, ...]] = {}
        self._live = 0
        self._heap: list[tuple[datetime, str, str, Due]] = []
        self._sooner = asyncio.Event()

    def set(self, key: str, session: Session) -> bool:
        """Remembers the timers of a session as they are now; whether the next alarm of all has changed."""
        timers = tuple(timer for timer in session.timers if not timer.late)
        known = self._set.get(key, ())
        if timers == known:
            return False
        first = self.next()
        if timers and session.people is not None:
            self._put(key, timers)
            for timer in timers:
                if timer not in known:
                    heapq.heappush(self._heap, (timer.at, key, timer.id, Due(key, timer, *session.people)))
        else:
            self._put(key, ())
        self._tidy()
        return self._changed(first)

    def _put(self, key: str, timers: tuple[Timer, ...]) -> None:
        self._live += len(timers) - len(self._set.pop(key, ()))
        if timers:
            self._set[key] = timers

    def _tidy(self) -> None:
        """Whoever talks all day sets a timer with each message, and all but the last are out of use."""
        if len(self._heap) > 2 * self._live + SPARE:
            self._heap = [entry for entry in self._heap if self._is_set(entry[1], entry[3].timer)]
            heapq.heapify(self._heap)

    def _changed(self, first: datetime | None) -> bool:
        following = self.next()
        if following is not None and (first is None or following < first):
            self._sooner.set()
        return following != first

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
        self._put(key, tuple(timer for timer in self._set[key] if timer != found.timer))
        return found

    def put_back(self, due: Due) -> None:
        """It was taken and could not be told: it is due still."""
        known = self._set.get(due.key, ())
        if due.timer not in known:
            self._put(due.key, (*known, due.timer))
            heapq.heappush(self._heap, (due.timer.at, due.key, due.timer.id, due))

    async def sooner(self, seconds: float) -> None:
        """Waits so long, or until an alarm is set that comes before all others."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._sooner.wait()
        except TimeoutError:
            return
        finally:
            self._sooner.clear()

    def wake(self) -> None:
        """Whoever waits looks at the clock again."""
        self._sooner.set()

    def all(self) -> Iterator[Due]:
        """Everything that is due, in its order: for tests and tools."""
        for _, key, _, due in sorted(self._heap, key=lambda entry: entry[:3]):
            if self._is_set(key, due.timer):
                yield due
