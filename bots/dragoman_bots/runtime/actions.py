"""Running the project's actions: with a time limit, and whatever they raise or return made safe for a session."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from dragoman.interpreter.effects import RunAction
from dragoman.interpreter.events import ActionFailed, ActionReturned, Origin
from dragoman.language.actions import Context, Outcome, Signature

log = logging.getLogger("dragoman.actions")

DEEPEST = 32
"""Lists and records inside one another that an action may return."""


class Actions:
    """Runs actions by their names."""

    def __init__(self, known: Mapping[str, Signature]) -> None:
        self._known = known

    async def run(self, effect: RunAction, origin: Origin) -> ActionReturned | ActionFailed:
        """Its result as an event. Never raises; what went wrong is logged with flow, node and traceback."""
        origin = replace(origin, id=f"{effect.call}r")
        known = self._known.get(effect.name)
        if known is None:
            return self._failed(effect, origin, f"there is no action '{effect.name}'")
        limit = asyncio.timeout(effect.timeout)
        try:
            async with limit:
                result = await known.function(**self._arguments(known, effect, origin))
            return _returned(effect, origin, result)
        except (Exception, SystemExit, asyncio.CancelledError) as error:
            if isinstance(error, asyncio.CancelledError) and _told_to_stop():
                raise
            if limit.expired():
                return self._failed(effect, origin, f"no result within {effect.timeout:g} s")
            return self._failed(effect, origin, f"{type(error).__name__}: {error}", error)

    def _arguments(self, known: Signature, effect: RunAction, origin: Origin) -> dict[str, Any]:
        arguments = dict(effect.arguments)
        if known.wants_context:
            arguments["context"] = Context(effect.call, origin.user.id, origin.chat.id)
        return arguments

    def _failed(self, effect: RunAction, origin: Origin, why: str, error: BaseException | None = None) -> ActionFailed:
        log.error(
            "action %s failed in flow %s, node %s: %s", effect.name, effect.flow, effect.node, why, exc_info=error
        )
        return ActionFailed(origin, effect.call, why)


def _told_to_stop() -> bool:
    """Whether the turn itself is cancelled, not only something that the action waited for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _returned(effect: RunAction, origin: Origin, result: Any) -> ActionReturned:
    if isinstance(result, Outcome):
        return ActionReturned(origin, effect.call, _plain(result.value), result.name)
    return ActionReturned(origin, effect.call, _plain(result))


def _plain(value: Any, depth: int = 0) -> Any:
    """The value as sessions keep values: exact numbers, lists, records with text keys.

    Raises:
        TypeError: it is something that no session can keep.
    """
    if depth > DEEPEST:
        raise TypeError(f"an action returned something nested deeper than {DEEPEST}")
    match value:
        case None | bool() | int() | datetime() | date() | time():
            return value
        case float() | Decimal():
            return _finite(value)
        case str():
            return str(value)
        case Mapping():
            return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(item, depth + 1) for item in value]
        case _:
            kind = type(value).__name__
            raise TypeError(f"an action returned a {kind}; return texts, numbers, dates, lists and records of them")


def _finite(number: float | Decimal) -> Decimal:
    if not isfinite(number):
        raise TypeError(f"an action returned the number {number}; return finite numbers")
    return Decimal(repr(number)) if isinstance(number, float) else number
