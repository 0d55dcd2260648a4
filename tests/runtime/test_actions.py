"""Running actions: with a time limit, and whatever they raise or return made safe for a session."""

from __future__ import annotations

import asyncio
import enum
import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from dragoman.interpreter.effects import RunAction
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.actions import Context, Function, Outcome, signature
from dragoman_bots.runtime.actions import Actions
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.world import NOON, Recorder, data, message, origin, project, session


async def run(function: Function, seconds: float = 30, **arguments: Any) -> ActionReturned | ActionFailed:
    """What comes of calling it."""
    actions = Actions({"act": signature(function)})
    return await actions.run(RunAction("7.1", "act", "shop", "pay", arguments, seconds), origin(7))


async def returned(value: Any) -> Any:
    """The value that a session gets of an action that returns this one."""

    async def act() -> Any:
        return value

    event = await run(act)
    assert isinstance(event, ActionReturned), event
    return event.value


async def failed(function: Function, seconds: float = 30) -> str:
    """Why the action failed."""
    event = await run(function, seconds)
    assert isinstance(event, ActionFailed)
    return event.error


async def test_arguments_and_context_reach_the_function() -> None:
    """The key is the call's."""
    got: list[Any] = []

    async def act(amount: int, context: Context) -> None:
        got.extend((amount, context))

    await run(act, amount=3)
    assert got == [3, Context("7.1", 1, 1)]


async def test_a_function_that_wants_no_context_gets_none() -> None:
    """It would not know what to do with it."""

    async def act(amount: int) -> int:
        return amount

    assert (await run(act, amount=3)).call == "7.1"


async def test_the_result_is_an_event_of_the_same_people_and_moment() -> None:
    """With an id of its own."""

    async def act() -> None: ...

    event = await run(act)
    assert (event.origin.id, event.origin.at, event.origin.user.id) == ("7.1r", NOON, 1)


async def test_an_outcome_is_told_with_its_value() -> None:
    """By name."""

    async def act() -> Outcome:
        return Outcome("paid", 3)

    assert await run(act) == ActionReturned(origin("7.1r"), "7.1", 3, "paid")


class Colour(enum.StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (0.1, Decimal("0.1")),
        (Decimal("1.50"), Decimal("1.50")),
        ("text", "text"),
        (Colour.RED, "red"),
        (date(2031, 5, 4), date(2031, 5, 4)),
        (datetime(2031, 5, 4, tzinfo=UTC), datetime(2031, 5, 4, tzinfo=UTC)),
        (time(9, 30), time(9, 30)),
        ((1, 2), [1, 2]),
        ({3}, [3]),
        ({"a": [0.5, {"b": (1,)}], 2: None}, {"a": [Decimal("0.5"), {"b": [1]}], "2": None}),
    ],
    ids=repr,
)
async def test_values_become_what_a_session_can_keep(value: object, kept: object) -> None:
    """Exact numbers, lists, records with text keys."""
    found = await returned(value)
    assert (found, type(found)) == (kept, type(kept))


def _nested(depth: int) -> list[Any]:
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return inner


_RING: list[Any] = []
_RING.append(_RING)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (object(), "returned a value of the type object"),
        (b"bytes", "returned a value of the type bytes"),
        ({"a": [object()]}, "returned a value of the type object"),
        (float("nan"), "the number nan"),
        (float("inf"), "the number inf"),
        (Decimal("NaN"), "the number NaN"),
        (_nested(100), "nested deeper than 32"),
        (_RING, "nested deeper than 32"),
    ],
    ids=["object", "bytes", "inside", "nan", "inf", "decimal nan", "deep", "ring"],
)
async def test_a_value_that_no_session_can_keep_is_a_failure(value: object, told: str) -> None:
    """It says what came back, and what may."""

    async def act() -> Any:
        return value

    assert told in await failed(act)


async def test_an_outcome_s_value_is_judged_too() -> None:
    """It is saved like any other."""

    async def act() -> Outcome:
        return Outcome("paid", object())

    assert "returned a value of the type object" in await failed(act)


async def test_an_action_that_takes_too_long_fails() -> None:
    """It is cut off."""

    async def act() -> None:
        await asyncio.Event().wait()

    assert await failed(act, seconds=0.01) == "no result within 0.01 s"


async def test_a_timeout_of_its_own_is_told_as_its_own() -> None:
    """Not as ours."""

    async def act() -> None:
        raise TimeoutError("the bank did not answer")

    assert await failed(act) == "TimeoutError: the bank did not answer"


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(1), asyncio.CancelledError(), RecursionError("deep")])
async def test_whatever_an_action_raises_is_a_failure(error: BaseException) -> None:
    """Neither the process nor the session's queue ends with it."""

    async def act() -> None:
        raise error

    assert (await failed(act)).startswith(type(error).__name__)


async def test_a_turn_that_is_stopped_is_no_failure_of_its_action() -> None:
    """Then it is run again by the next process."""
    begun = asyncio.Event()

    async def act() -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.ensure_future(run(act))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_wrong_arguments_are_a_failure() -> None:
    """They are checked at load; a stored call may be older than the function."""

    async def act(amount: int) -> None: ...

    assert "missing 1 required positional argument" in await failed(act)


async def test_an_action_that_is_gone_is_a_failure() -> None:
    """A stored call may be of one that was deleted since."""
    event = await Actions({}).run(RunAction("7.1", "act", "shop", "pay"), origin(7))
    assert event == ActionFailed(origin("7.1r"), "7.1", "there is no action 'act'")


async def test_a_failure_is_one_log_line_with_flow_node_and_traceback(caplog: pytest.LogCaptureFixture) -> None:
    """For the operator."""

    async def act() -> None:
        raise ConnectionError("the bank is down")

    await failed(act)
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.ERROR, "dragoman.actions")
    assert record.getMessage() == "action act failed in flow shop, node pay: ConnectionError: the bank is down"
    assert record.exc_info is not None


FLOW = """\
flow: shop
triggers:
  - command: shop
nodes:
  name:
    prompt: Who?
  look_up:
    action: look_up
    with: {name: "{{ name }}"}
    save: found
  told:
    prompt: "Found: {{ found }}"
"""


@pytest.fixture
async def shop() -> AsyncIterator[tuple[Runtime, Recorder, dict[str, Any]]]:
    """A bot whose action does what the test puts under `does`."""
    plan: dict[str, Any] = {}

    async def look_up(name: str) -> Any:
        return plan["does"](name)

    heard = Recorder()
    runtime = Runtime(project(FLOW, look_up=look_up), MemoryStore(), heard)
    await runtime.start()
    await runtime.handle(message("/shop", 1))
    yield runtime, heard, plan
    await runtime.stop()


def _raises(name: str) -> Any:
    raise ConnectionError(f"secret plan of {name}")


@pytest.mark.parametrize(
    "does", [_raises, lambda name: object(), lambda name: "x" * 100_000, lambda name: 10**5000],
    ids=["raises", "unusable", "too large", "too long a number"],
)  # fmt: skip
async def test_an_action_that_fails_leaves_the_session_where_it_was(
    shop: tuple[Runtime, Recorder, dict[str, Any]], does: Any
) -> None:
    """The user gets a polite sentence and the question again; the next answer counts as always."""
    runtime, heard, plan = shop
    plan["does"] = does
    await runtime.handle(message("Ada", 2))
    assert heard.texts() == ["Who?", "Sorry, something went wrong. Please try again.", "Who?"]
    assert (await session(runtime)).frames[-1].node == "name"
    plan["does"] = str.upper
    await runtime.handle(message("Ada", 3))
    assert heard.texts()[-1] == "Found: ADA"
    assert (await data(runtime))["found"] == "ADA"


async def test_a_record_of_another_database_is_kept_as_it_is() -> None:
    """Whatever signs the names of its fields begin with."""
    found = [{"$n": "abc"}, {"$oid": "5f"}, {"$c": "Keyboard"}]

    async def look_up(name: str) -> Any:
        return found

    runtime = Runtime(project(FLOW.replace("Found: {{ found }}", "Done."), look_up=look_up), MemoryStore(), Recorder())
    await runtime.start()
    for number, text in enumerate(("/shop", "Ada", "/help")):
        await runtime.handle(message(text, number))
    assert await data(runtime) == {"name": "Ada", "found": found}
    await runtime.stop()


async def test_what_an_action_raises_is_not_shown_to_the_user(
    shop: tuple[Runtime, Recorder, dict[str, Any]],
) -> None:
    """It may hold anything."""
    runtime, heard, plan = shop
    plan["does"] = _raises
    await runtime.handle(message("Ada", 2))
    assert not any("secret" in text for text in heard.texts())


async def test_a_large_number_is_kept_to_the_last_digit(
    shop: tuple[Runtime, Recorder, dict[str, Any]],
) -> None:
    """Up to the largest that texts show."""
    runtime, heard, plan = shop
    plan["does"] = lambda name: 10**30
    await runtime.handle(message("Ada", 2))
    assert heard.texts()[-1] == f"Found: {10**30}"
