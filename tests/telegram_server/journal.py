"""What happened, in order: calls of the bot, updates offered to it, deliveries and faults."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One API call; `status` is the HTTP status, or 0 where the connection was cut without an answer."""

    method: str
    params: dict[str, Any]
    status: int
    description: str
    time: float
    fault: str | None = None

    @property
    def ok(self) -> bool:
        """Whether the bot was told of success."""
        return self.status == 200


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal; `kind` is call, update, dropped, delivered or webhook; time in Unix seconds."""

    kind: str
    summary: str
    time: float
    detail: dict[str, Any]


@dataclass(slots=True)
class Journal:
    """All events and, apart, all calls."""

    events: list[Event] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def note(self, kind: str, summary: str, detail: dict[str, Any]) -> None:
        """Adds one event, now."""
        self.events.append(Event(kind, summary, time.time(), detail))

    def call(self, method: str, params: dict[str, Any], answer: tuple[int, str], fault: str | None = None) -> None:
        """Adds one call with its status and description."""
        status, description = answer
        self.calls.append(Call(method, params, status, description, time.time(), fault))
        self.note("call", f"{method} -> {status or 'cut'} {description}".strip(), {"params": params, "fault": fault})
