"""Where the time comes from: the machine, or a test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return datetime.now(UTC)


class AdjustableClock(Clock, Protocol):
    """Tells the time, and can be put forward."""

    def advance(self, by: timedelta) -> None:
        """Lets time pass.

        Raises:
            OverflowError: the calendar ends before; the clock is as it was.
        """
        ...


class ShiftedClock:
    """The machine's clock, put forward: for people at the console, whose day goes on while they talk."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The moment it shows."""
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        """Puts it forward."""
        self._ahead = self.now() + by - datetime.now(UTC)


class VirtualClock:
    """A clock that goes only when it is told to: for tests."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at

    def advance(self, by: timedelta) -> None:
        """Lets time pass."""
        self.at += by
