"""Stand-ins: results given in place of actions and requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.interpreter.effects import RunAction, RunRequest
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.language.actions import signature
from dragoman.language.requests import HttpRequest
from dragoman_bots.runtime.actions import Actions
from dragoman_bots.runtime.calls import Calls
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.runtime.stubs import Stubs
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.world import Recorder, data, message, origin, project

ACTION = RunAction("7.1", "lookup", "shop", "find")
REQUEST = RunRequest("7.1", "shop", "load", HttpRequest("get", "https://api.example.org/"))


async def _real() -> str:
    return "real"


def calls(given: dict[str, Any]) -> Calls:
    """Calls with these stand-ins."""
    return Calls(Actions({"lookup": signature(_real)}), stubs=Stubs(given))


async def result(given: Any, effect: RunAction | RunRequest = ACTION) -> ActionReturned | ActionFailed:
    """What comes of the call if this stands in for it."""
    return await calls({"lookup": given, "load": given}).run(effect, origin(7))


@pytest.mark.parametrize("value", [None, 7, "text", [], {}, {"outcome": "x", "other": 1}, {"error": "x", "value": 1}])
async def test_a_stand_in_is_the_value_that_comes_back(value: Any) -> None:
    """As the action would have returned it."""
    assert await result(value) == ActionReturned(origin("7.1r"), "7.1", value)


async def test_a_stand_in_may_be_an_outcome_with_or_without_a_value() -> None:
    """Written as a record."""
    assert await result({"outcome": "full", "value": 3}) == ActionReturned(origin("7.1r"), "7.1", 3, "full")
    assert await result({"outcome": "full"}) == ActionReturned(origin("7.1r"), "7.1", None, "full")


async def test_a_stand_in_may_be_an_error() -> None:
    """As if the action had raised it."""
    assert await result({"error": "down"}) == ActionFailed(origin("7.1r"), "7.1", "down")


async def test_a_list_gives_one_for_each_call_and_its_last_for_all_further_ones() -> None:
    """In its order."""
    several = calls({"lookup": [1, {"error": "down"}, [2, 3]]})
    found = [await several.run(ACTION, origin(7)) for _ in range(4)]
    told = [event.error if isinstance(event, ActionFailed) else event.value for event in found]
    assert told == [1, "down", [2, 3], [2, 3]]


async def test_without_a_stand_in_the_action_runs() -> None:
    """As always."""
    found = await calls({"other": 1}).run(ACTION, origin(7))
    assert isinstance(found, ActionReturned)
    assert found.value == "real"


@pytest.mark.parametrize("name", ["load", "shop.load"])
async def test_a_request_is_stood_in_for_by_its_node(name: str) -> None:
    """Nobody is asked; the status is 200, unless the outcome says another."""
    found = calls({name: [{"a": 1}, {"outcome": 404, "value": "no"}]})
    assert await found.run(REQUEST, origin(7)) == ActionReturned(origin("7.1r"), "7.1", {"a": 1}, "200")
    assert await found.run(REQUEST, origin(7)) == ActionReturned(origin("7.1r"), "7.1", "no", "404")


async def test_flow_and_node_together_come_before_the_node() -> None:
    """Where two flows have a node of that name."""
    found = await calls({"load": 1, "shop.load": 2}).run(REQUEST, origin(7))
    assert isinstance(found, ActionReturned)
    assert found.value == 2


async def test_a_stand_in_that_no_session_can_keep_is_a_failure() -> None:
    """As an action's result would be."""
    found = await result(object())
    assert isinstance(found, ActionFailed)
    assert "a stub holds a value of the type object" in found.error


async def test_a_stand_in_that_is_set_again_begins_anew() -> None:
    """The others go on."""
    stubs = Stubs({"a": [1, 2], "b": [1, 2]})
    for name in ("a", "b"):
        stubs.answer(name)
    stubs.update({"a": [3, 4]})
    found = [stubs.answer(name) for name in ("a", "b")]
    assert [one.value for one in found if one] == [3, 2]


@pytest.mark.parametrize(("times", "result"), [(2, 7), (1, "second")], ids=["enough", "too few"])
async def test_a_failure_is_tried_again_with_the_next_of_a_list(times: int, result: Any) -> None:
    """As `retry` says, without waiting."""
    made = await calls({"lookup": [{"error": "first"}, {"error": "second"}, 7]}).run(
        replace(ACTION, times=times, wait=3600.0), origin(1)
    )
    assert (made.value if isinstance(made, ActionReturned) else made.error) == result


@pytest.mark.parametrize(("status", "outcome"), [(503, "200"), (429, "200"), (404, "404")])
async def test_a_request_is_tried_again_where_a_status_passes(status: int, outcome: str) -> None:
    """A server that knows nothing of it will not know later."""
    again = replace(REQUEST, request=replace(REQUEST.request, times=1))
    made = await calls({"load": [{"outcome": status}, "fresh"]}).run(again, origin(1))
    assert isinstance(made, ActionReturned)
    assert made.outcome == outcome


FLOW = """\
flow: shop
triggers:
  - command: shop
nodes:
  look_up:
    action: look_up
    save: found
  load:
    http: {get: "https://api.example.org/x"}
    save: body
    outcomes: {404: missing}
  told:
    prompt: "Found: {{ found }}, {{ body }}"
  missing:
    prompt: Missing
"""


@pytest.mark.parametrize(
    ("body", "said"), [("fresh", "Found: 7, fresh"), ({"outcome": 404}, "Missing")], ids=["body", "status"]
)
async def test_a_bot_with_stand_ins_asks_nobody(body: Any, said: str) -> None:
    """Its conversations are real."""

    async def look_up() -> int:
        raise AssertionError

    heard = Recorder()
    found = project(FLOW, "http: {allow: [api.example.org]}\n", look_up=look_up)
    runtime = Runtime(found, MemoryStore(), heard, stubs=Stubs({"look_up": 7, "load": body}))
    await runtime.start()
    await runtime.handle(message("/shop", 1))
    assert heard.texts() == [said]
    assert (await data(runtime))["found"] == 7
    await runtime.stop()
