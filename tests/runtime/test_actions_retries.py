"""Actions that are tried again, and arguments as their annotations want them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from dragoman.interpreter.effects import RunAction
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.actions import Context, Function, Outcome, signature
from dragoman_bots.runtime.actions import Actions
from tests.runtime.world import origin


async def run(
    function: Function, times: int = 0, wait: float = 0.0, seconds: float = 30.0, **arguments: Any
) -> ActionReturned | ActionFailed:
    """What comes of calling it."""
    effect = RunAction("7.1", "act", "shop", "pay", arguments, seconds, times, wait)
    return await Actions({"act": signature(function)}).run(effect, origin(7))


def failing(*tries: object) -> tuple[Function, list[str]]:
    """An action that takes these in turn, raising those that are exceptions, and the keys it was called with."""
    left: Iterator[object] = iter(tries)
    keys: list[str] = []

    async def act(context: Context) -> Any:
        keys.append(context.idempotency_key)
        found = next(left)
        if isinstance(found, Exception):
            raise found
        return found

    return act, keys


async def test_an_action_that_fails_is_tried_again_under_the_same_key() -> None:
    """Until it succeeds."""
    act, keys = failing(ConnectionError("down"), ValueError("odd"), 7)
    found = await run(act, times=3)
    assert isinstance(found, ActionReturned)
    assert (found.value, keys) == (7, ["7.1"] * 3)


async def test_the_last_failure_is_the_result() -> None:
    """`times` further tries, and no more."""
    act, keys = failing(*(ConnectionError(str(number)) for number in range(9)))
    found = await run(act, times=2)
    assert isinstance(found, ActionFailed)
    assert (found.error, len(keys)) == ("ConnectionError: 2", 3)


async def test_without_retry_it_is_tried_once() -> None:
    """The default."""
    act, keys = failing(ConnectionError("down"), 7)
    assert isinstance(await run(act), ActionFailed)
    assert len(keys) == 1


@pytest.mark.parametrize("result", [None, Outcome("sold_out"), {"error": "none"}])
async def test_whatever_it_returns_is_no_failure(result: object) -> None:
    """An outcome is an answer."""
    act, keys = failing(result)
    assert isinstance(await run(act, times=3), ActionReturned)
    assert len(keys) == 1


async def test_what_no_session_can_keep_is_tried_again_too() -> None:
    """It is a failure like others."""
    act, keys = failing(object(), 7)
    assert isinstance(await run(act, times=1), ActionReturned)
    assert len(keys) == 2


async def test_an_action_that_takes_too_long_is_tried_again_with_the_whole_time() -> None:
    """Each try has its own."""
    calls: list[int] = []

    async def act() -> int:
        calls.append(1)
        if len(calls) == 1:
            await asyncio.Event().wait()
        return 7

    found = await run(act, times=1, seconds=0.05)
    assert isinstance(found, ActionReturned)
    assert found.value == 7


async def test_each_further_try_is_a_warning_and_the_last_failure_an_error(caplog: pytest.LogCaptureFixture) -> None:
    """With its traceback."""
    act, _ = failing(ConnectionError("down"), ConnectionError("down"))
    await run(act, times=1)
    assert [record.levelno for record in caplog.records] == [logging.WARNING, logging.ERROR]
    assert caplog.records[0].getMessage().endswith("ConnectionError: down; tried again in 0 s")
    assert all(record.exc_info for record in caplog.records)


async def test_a_turn_that_is_stopped_between_two_tries_is_no_failure() -> None:
    """It is run again by the next process, under the same key."""
    tried = asyncio.Event()

    async def act() -> None:
        tried.set()
        raise ConnectionError("down")

    running = asyncio.ensure_future(run(act, times=1, wait=60))
    await tried.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_numbers_come_as_the_annotations_want_them() -> None:
    """An author's 3 is a decimal where one is asked for; a text stays a text, a record what it is."""
    got: list[Any] = []

    async def act(price: Decimal, ratio: float, count: int, day: str, rows: list[dict[str, Any]], free=None) -> None:  # type: ignore[no-untyped-def]
        got.extend((price, ratio, count, day, rows, free))

    row = {"id": 1, "n": Decimal("1.0")}
    await run(
        act, price=3, ratio=Decimal("0.5"), count=Decimal("2.0"), day="2026-03-02", rows=[row], free=Decimal("2.0")
    )
    assert repr(got) == repr([Decimal(3), 0.5, 2, "2026-03-02", [row], Decimal("2.0")])
