"""Faults on demand: refusals, broken connections, slowness, updates delivered twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.telegram_server.errors import ApiError, forbidden, too_many_requests

KINDS = ("429", "403", "5xx", "cut", "cut_after", "slow", "duplicate")


@dataclass(slots=True)
class Fault:
    """One rule; `times` counts down to 0, None means for ever; `rate` is the share of calls that it hits."""

    kind: str
    method: str | None
    times: int | None
    retry_after: int
    seconds: float
    chat: int | None
    rate: float
    hits: int = 0

    def refusal(self) -> ApiError | None:
        """The answer given instead of performing, where this fault is one."""
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "403":
                return forbidden("bot was blocked by the user")
            case "5xx":
                return ApiError(502, "Bad Gateway")
            case _:
                return None


@dataclass(slots=True)
class Faults:
    """The rules in force, tried in the order in which they were injected."""

    rules: list[Fault] = field(default_factory=list)
    chance: Random = field(default_factory=lambda: Random(0))

    def inject(
        self,
        kind: str,
        *,
        method: str | None = None,
        times: int | None = 1,
        retry_after: int = 1,
        seconds: float = 1.0,
        chat: int | None = None,
        rate: float = 1.0,
    ) -> Fault:
        """Adds a rule; `method` None hits any method but getUpdates; ValueError for an unknown kind."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; known are {', '.join(KINDS)}")
        if kind == "duplicate":
            method = "getUpdates"
        fault = Fault(kind, method, times, retry_after, seconds, chat, rate)
        self.rules.append(fault)
        return fault

    def seed(self, number: int) -> None:
        """Fixes the chance behind `rate`."""
        self.chance = Random(number)

    def clear(self) -> None:
        """Takes all rules away."""
        self.rules.clear()

    def take(self, method: str, chat: str, *, duplicate: bool = False) -> Fault | None:
        """The fault that hits this call, counted down; None for most calls."""
        for fault in self.rules:
            if (fault.kind == "duplicate") is duplicate and self._hits(fault, method, chat):
                fault.hits += 1
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def _hits(self, fault: Fault, method: str, chat: str) -> bool:
        if fault.times == 0:
            return False
        if fault.method is None and method.lower() == "getupdates":
            return False
        if fault.method is not None and fault.method.lower() != method.lower():
            return False
        if fault.chat is not None and str(fault.chat) != chat:
            return False
        return fault.rate >= 1.0 or self.chance.random() < fault.rate
