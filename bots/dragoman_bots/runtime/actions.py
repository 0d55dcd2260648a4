"""Running the project's actions: with a time limit, and whatever they raise or return made safe for a session."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from dragoman.interpreter.effects import RunAction
from dragoman.interpreter.events import ActionFailed, ActionReturned, Origin
from dragoman.language.actions import Context, Outcome, Signature

log = logging.getLogger("dragoman.actions")


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
        try:
            async with asyncio.timeout(effect.timeout):
                result = await known.function(**self._arguments(known, effect, origin))
            return _returned(effect, origin, result)
        except TimeoutError:
            return self._failed(effect, origin, f"no result within {effect.timeout:g} s")
        except Exception as error:  # noqa: BLE001 - whatever the project's own code raises
            return self._failed(effect, origin, f"{type(error).__name__}: {error}", error)

    def _arguments(self, known: Signature, effect: RunAction, origin: Origin) -> dict[str, Any]:
        arguments = dict(effect.arguments)
        if known.wants_context:
            arguments["context"] = Context(effect.call, origin.user.id, origin.chat.id)
        return arguments

    def _failed(self, effect: RunAction, origin: Origin, why: str, error: Exception | None = None) -> ActionFailed:
        log.error(
            "action %s failed in flow %s, node %s: %s", effect.name, effect.flow, effect.node, why, exc_info=error
        )
        return ActionFailed(origin, effect.call, why)


def _returned(effect: RunAction, origin: Origin, result: Any) -> ActionReturned:
    if isinstance(result, Outcome):
        return ActionReturned(origin, effect.call, _plain(result.value), result.name)
    return ActionReturned(origin, effect.call, _plain(result))


def _plain(value: Any) -> Any:
    """The value as sessions keep values: exact numbers, lists, records with text keys.

    Raises:
        TypeError: it is something that no session can keep.
    """
    match value:
        case None | bool() | int() | Decimal() | datetime() | date() | time():
            return value
        case str():
            return str(value)
        case float():
            return Decimal(repr(value))
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
        case _:
            kind = type(value).__name__
            raise TypeError(f"an action returned a {kind}; return texts, numbers, dates, lists and records of them")
