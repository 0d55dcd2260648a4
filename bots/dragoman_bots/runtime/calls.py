"""Calls to the world outside, actions and requests: done, or answered by a stand-in."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from dragoman.interpreter.effects import RunAction, RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned, Origin
from dragoman.language.requests import is_passing
from dragoman_bots.runtime.actions import Actions
from dragoman_bots.runtime.results import plain
from dragoman_bots.runtime.stubs import Result, StandIns

if TYPE_CHECKING:
    from dragoman_bots.runtime.http import Requests


class Calls:
    """Makes calls. `allow` are the hosts that requests may go to, as `Settings.http_allow` has them."""

    def __init__(
        self, actions: Actions, allow: Set[str] = frozenset(), bot: str = "bot", stubs: StandIns | None = None
    ) -> None:
        self._actions, self._allow, self._bot, self._stubs = actions, allow, bot, stubs
        self._requests: Requests | None = None

    async def run(self, effect: RunAction | RunRequest, origin: Origin) -> ActionReturned | ActionFailed:
        """The result as an event. Never raises; what went wrong is logged."""
        if (result := self._stood_in(effect)) is not None:
            return _stubbed(effect, origin, result)
        match effect:
            case RunAction():
                return await self._actions.run(effect, origin)
            case RunRequest():
                return await self._opened().run(effect, origin)
            case other:
                assert_never(other)

    def _stood_in(self, effect: RunAction | RunRequest) -> Result | None:
        """What its stand-in answers, of the first try that did not fail. Nobody waits between the tries."""
        result = self._stub(effect)
        for _ in range(effect.times if isinstance(effect, RunAction) else effect.request.times):
            if result is None or not _failed(result, effect):
                return result
            result = self._stub(effect)
        return result

    def _stub(self, effect: RunAction | RunRequest) -> Result | None:
        if self._stubs is None:
            return None
        if isinstance(effect, RunAction):
            return self._stubs.answer(effect.name)
        return self._stubs.answer(f"{effect.flow}.{effect.node}") or self._stubs.answer(effect.node)

    def _opened(self) -> Requests:
        if self._requests is None:
            from dragoman_bots.runtime.http import Requests

            self._requests = Requests(self._allow, self._bot)
        return self._requests

    async def close(self) -> None:
        """Gives connections back."""
        if self._requests is not None:
            await self._requests.close()


def _failed(result: Result, effect: RunAction | RunRequest) -> bool:
    """Whether it would be tried again where that is asked for."""
    return result.error is not None or (isinstance(effect, RunRequest) and is_passing(result.outcome or "200"))


def _stubbed(effect: RunAction | RunRequest, origin: Origin, result: Result) -> ActionReturned | ActionFailed:
    origin = replace(origin, id=f"{effect.call}r")
    if result.error is not None:
        return ActionFailed(origin, effect.call, result.error)
    outcome = result.outcome or ("200" if isinstance(effect, RunRequest) else None)
    try:
        return ActionReturned(origin, effect.call, plain(result.value, "a stub holds"), outcome)
    except TypeError as wrong:
        return ActionFailed(origin, effect.call, str(wrong))
