"""Stand-ins: results given in place of actions and requests, for tests of conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

_OUTCOME = ({"outcome"}, {"outcome", "value"})
_ERROR = {"error"}


@dataclass(frozen=True, slots=True)
class Result:
    """What a stand-in comes back with: a value and perhaps an outcome's name, or an error."""

    value: Any = None
    outcome: str | None = None
    error: str | None = None


class StandIns(Protocol):
    """Whatever answers calls in the place of the outside."""

    def answer(self, name: str) -> Result | None:
        """The result of the next call of this name; nothing if nothing stands in for it."""
        ...


class Stubs:
    """Stand-ins by the name of an action, of an `http` node, or, where two flows have one of that name, `flow.node`.

    A stand-in is the value that comes back; `{outcome: NAME, value: ...}` and `{error: text}` mean that. A list gives
    one for each call, and its last one for every further call; an empty list is the value itself.
    """

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        self._given: dict[str, Any] = {}
        self._calls: dict[str, int] = {}
        self.update(given or {})

    def update(self, given: Mapping[str, Any]) -> None:
        """Sets further stand-ins; one that is set again begins anew."""
        self._given |= given
        self._calls |= dict.fromkeys(given, 0)

    def answer(self, name: str) -> Result | None:
        """The result of the next call of this name; nothing if nothing stands in for it."""
        if name not in self._given:
            return None
        found = self._given[name]
        if isinstance(found, list) and found:
            found = found[min(self._calls[name], len(found) - 1)]
        self._calls[name] += 1
        return _result(found)


def _result(given: Any) -> Result:
    if isinstance(given, Mapping) and set(given) in _OUTCOME:
        return Result(given.get("value"), str(given["outcome"]))
    if isinstance(given, Mapping) and set(given) == _ERROR:
        return Result(error=str(given["error"]))
    return Result(given)
