"""Running the project's actions: with a time limit, and whatever they raise or return made safe for a session."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dragoman.interpreter.effects import RunAction
from dragoman.interpreter.events import ActionFailed, ActionReturned, Origin
from dragoman.language.actions import Context, Outcome, Signature
from dragoman.language.annotations import converted
from dragoman_bots.runtime.results import plain

log = logging.getLogger("dragoman.actions")


class Actions:
    """Runs actions by their names."""

    def __init__(self, known: Mapping[str, Signature]) -> None:
        self._known = known

    async def run(self, effect: RunAction, origin: Origin) -> ActionReturned | ActionFailed:
        """Its result as an event, of the first try that did not fail. Never raises; what went wrong is logged with
        flow, node and traceback."""
        origin = replace(origin, id=f"{effect.call}r")
        for left in reversed(range(effect.times + 1)):
            result = await self._once(effect, origin, left)
            if isinstance(result, ActionReturned) or not left:
                return result
            await asyncio.sleep(effect.wait)
        raise AssertionError("the last try returns")

    async def _once(self, effect: RunAction, origin: Origin, left: int) -> ActionReturned | ActionFailed:
        known = self._known.get(effect.name)
        if known is None:
            return self._failed(effect, origin, f"there is no action '{effect.name}'", left)
        limit = asyncio.timeout(effect.timeout)
        try:
            async with limit:
                result = await known.function(**self._arguments(known, effect, origin))
            return _returned(effect, origin, result)
        except (Exception, SystemExit, asyncio.CancelledError) as error:
            if isinstance(error, asyncio.CancelledError) and _told_to_stop():
                raise
            if limit.expired():
                return self._failed(effect, origin, f"no result within {effect.timeout:g} s", left)
            kind = type(error).__name__
            return self._failed(effect, origin, kind if effect.private else f"{kind}: {error}", left, error)

    def _arguments(self, known: Signature, effect: RunAction, origin: Origin) -> dict[str, Any]:
        types = known.types
        arguments = {n: converted(v, types[n]) if n in types else v for n, v in effect.arguments.items()}
        if known.wants_context:
            arguments["context"] = Context(effect.call, origin.user.id, origin.chat.id)
        return arguments

    def _failed(
        self, effect: RunAction, origin: Origin, why: str, left: int, error: BaseException | None = None
    ) -> ActionFailed:
        level, again = (logging.WARNING, f"; tried again in {effect.wait:g} s") if left else (logging.ERROR, "")
        said = (effect.name, effect.flow, effect.node, why, again)
        log.log(level, "action %s failed in flow %s, node %s: %s%s", *said, exc_info=_told(effect, error))
        return ActionFailed(origin, effect.call, why)


def _told(effect: RunAction, error: BaseException | None) -> BaseException | None:
    """The error as the log may show it: of one that may quote private values only where it came from."""
    if error is None or not effect.private:
        return error
    return RuntimeError(f"{type(error).__name__}, the text of which may be private").with_traceback(error.__traceback__)


def _told_to_stop() -> bool:
    """Whether the turn itself is cancelled, not only something that the action waited for."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _returned(effect: RunAction, origin: Origin, result: Any) -> ActionReturned:
    if isinstance(result, Outcome):
        return ActionReturned(origin, effect.call, plain(result.value), result.name)
    return ActionReturned(origin, effect.call, plain(result))
