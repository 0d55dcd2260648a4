"""Where a conversation stands, compared with what a dialogue expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.source.tree import Plain
from dragoman.testing.comparing import Pair
from dragoman.testing.values import displayed, same


@dataclass(frozen=True, slots=True)
class Found:
    """What `expect` looks at: the running flow, or the one that ended last. `outcome` is always of the latter.

    `stack` are the running flows, the one that began first in front; `timers` what is due, the next one in front,
    each with its `kind`, the moment `at`, and its `node` or, for what was scheduled, its `name` and `flow`.
    """

    flow: str | None = None
    node: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None
    profile: Mapping[str, Any] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)
    stack: Sequence[str] = ()
    timers: Sequence[Mapping[str, Any]] = ()


def judge(wanted: Mapping[str, Plain], found: Found, zone: str) -> list[Pair]:
    """All that was asked for, each beside what was found. Moments without a zone are in this one."""
    return [
        Pair(f"{name}: {displayed(one)}", f"{name}: {_displayed(one, other)}", same(one, other, zone))
        for name, one, other in _rows(wanted, found)
    ]


def _rows(wanted: Mapping[str, Plain], found: Found) -> Iterator[tuple[str, Plain, Any]]:
    for name, value in wanted.items():
        match name, value:
            case (("data" | "profile" | "shared"), dict()):
                held = getattr(found, name)
                yield from ((f"{name}.{field}", inner, held.get(field)) for field, inner in value.items())
            case (("stack" | "timers"), int()):
                yield name, value, len(getattr(found, name))
            case "timers", list():
                yield name, value, _timers(value, found.timers)
            case _:
                yield name, value, getattr(found, name, None)


def _timers(wanted: list[Plain], timers: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The timers by their names or kinds, where the dialogue names them so; in which order they stand is no matter."""
    if not all(isinstance(one, str) for one in wanted):
        return list(timers)
    found = [timer["name"] if timer.get("name") in wanted else timer["kind"] for timer in timers]
    return wanted if sorted(found) == sorted(map(str, wanted)) else found


def _displayed(wanted: Plain, found: Any) -> str:
    """A text where something else was expected stands in quotes."""
    return f'"{found}"' if isinstance(found, str) and not isinstance(wanted, str | None) else displayed(found)
