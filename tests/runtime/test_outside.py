"""`start_flow` and `send_event`: Python code that begins or moves a conversation."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unittest.mock import ANY

import pytest

from dragoman.interpreter.events import Chat, EventReceived, FlowRequested, User
from dragoman.interpreter.records import decode_event
from dragoman.interpreter.session import Session
from dragoman_bots.runtime.outside import event_received, flow_requested, origin_of
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.stores.protocol import Record
from tests.runtime.world import NOON, Recorder, data, message, project

FLOW = """\
flow: survey
triggers:
  - command: survey
inputs:
  product: text
  stars: {type: integer, default: 5}
nodes:
  rating:
    prompt: "How was {{ product }}? {{ stars }}"
  shipped:
    wait: {event: order_shipped}
    save: parcel
  told:
    prompt: "It comes with {{ parcel.carrier }}."
"""


class Notebook(MemoryStore):
    """A store that remembers what it took in."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[bytes] = []

    async def intake(self, key: str, event_id: str, event: bytes) -> Record:
        """Keeps it."""
        record = await super().intake(key, event_id, event)
        self.kept.append(event)
        return record


@dataclass
class Shop:
    """A bot at work, what it says, and its store."""

    runtime: Runtime
    heard: Recorder
    store: Notebook

    async def settled(self) -> None:
        """Waits until nothing is left to do."""
        await self.runtime._queues.settled(5)


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    """A bot with one flow."""
    heard, store = Recorder(), Notebook()
    runtime = Runtime(project(FLOW), store, heard)
    await runtime.start()
    yield Shop(runtime, heard, store)
    await runtime.stop()


async def test_a_flow_starts_with_its_inputs(shop: Shop) -> None:
    """In the chat of the key, for its user."""
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea", "stars": 3})
    await shop.settled()
    assert shop.heard.texts() == ["How was tea? 3"]
    assert (await data(shop.runtime))["product"] == "tea"


async def test_an_input_with_a_default_may_be_left_out(shop: Shop) -> None:
    """It has its default."""
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea"})
    await shop.settled()
    assert shop.heard.texts() == ["How was tea? 5"]


async def test_a_start_is_kept_before_the_call_returns(shop: Shop) -> None:
    """A process that dies now does it at its next start."""
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea"})
    assert [decode_event(event) for event in shop.store.kept] == [
        FlowRequested(ANY, "survey", {"product": "tea"}),
    ]


async def test_two_starts_are_two(shop: Shop) -> None:
    """Neither is taken for a repetition of the other."""
    for product in ("tea", "coffee"):
        await shop.runtime.start_flow("1:1", "survey", {"product": product})
    await shop.settled()
    assert shop.heard.texts() == ["How was tea? 5", "How was coffee? 5"]


async def test_it_comes_behind_what_the_user_sent_before(shop: Shop) -> None:
    """The order of calls is the order of work."""
    await shop.runtime.receive(message("/help", 1))
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea"})
    await shop.settled()
    assert shop.heard.texts()[-1] == "How was tea? 5"


async def test_an_event_goes_to_the_conversation_that_waits_for_it(shop: Shop) -> None:
    """With its data."""
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea"})
    await shop.runtime.receive(message("Good", 2))
    await shop.runtime.send_event("1:1", "order_shipped", {"carrier": "DHL", "weight": 1.5})
    await shop.settled()
    assert shop.heard.texts()[-1] == "It comes with DHL."
    assert (await data(shop.runtime))["parcel"]["weight"] == Decimal("1.5")


async def test_an_event_that_nobody_waits_for_changes_nothing(shop: Shop) -> None:
    """It is no error: the user may have gone on."""
    await shop.runtime.start_flow("1:1", "survey", {"product": "tea"})
    await shop.settled()
    before = await data(shop.runtime)
    await shop.runtime.send_event("1:1", "order_lost")
    await shop.settled()
    assert (await data(shop.runtime), len(shop.heard.texts())) == (before, 1)


@pytest.mark.parametrize(
    ("key", "flow", "inputs", "told"),
    [
        ("1:1", "survay", {}, "there is no flow 'survay'; did you mean 'survey'?"),
        ("1:1", "zzz", {}, "there is no flow 'zzz'; there are: survey"),
        ("1:1", "survey", {}, "the flow 'survey' needs the inputs: product"),
        ("1:1", "survey", {"produkt": "tea"}, "the flow 'survey' has no input 'produkt'; did you mean 'product'?"),
        ("1:1", "survey", {"product": object()}, "the inputs hold a value of the type object; a session keeps texts"),
        ("1:1", "survey", {"product": 5}, "the flow 'survey' does not take this: 'product' is declared as text;"),
        ("1", "survey", {"product": "tea"}, "'1' is no session's key: write CHAT:USER"),
        ("ada:ada", "survey", {"product": "tea"}, "'ada:ada' is no session's key"),
        ("1:-1", "survey", {"product": "tea"}, "'1:-1' is no session's key"),
    ],
)
async def test_a_caller_s_mistake_is_a_value_error_and_nothing_is_kept(
    shop: Shop, key: str, flow: str, inputs: dict[str, Any], told: str
) -> None:
    """The sentence quotes it and says what would be right."""
    with pytest.raises(ValueError, match=re.escape(told)):
        await shop.runtime.start_flow(key, flow, inputs)
    assert shop.store.kept == []


@pytest.mark.parametrize(("name", "told"), [("Order Shipped", "'Order Shipped' is no event's name"), ("", "'' is no")])
async def test_an_event_s_name_is_written_as_names_are(shop: Shop, name: str, told: str) -> None:
    """No flow could wait for another."""
    with pytest.raises(ValueError, match=told):
        await shop.runtime.send_event("1:1", name)


def test_a_key_tells_chat_and_user() -> None:
    """A chat that is not the user's own is a group, until the session knows better."""
    assert origin_of("7:7", Session(), NOON).chat == Chat(7)
    found = origin_of("-100:7", Session(), NOON)
    assert (found.chat, found.user, found.at) == (Chat(-100, "supergroup"), User(7), NOON)


def test_people_that_the_session_knows_keep_their_names() -> None:
    """A text may speak to them."""
    people = (User(7, "Ada"), Chat(-100, "group", "Team"))
    found = origin_of("-100:7", Session(people=people), NOON)
    assert (found.user, found.chat) == people


def test_every_event_has_an_id_of_its_own() -> None:
    """Nothing is taken for a repetition."""
    assert len({origin_of("7:7", Session(), NOON).id for _ in range(100)}) == 100


def test_what_is_given_becomes_what_a_session_can_keep() -> None:
    """As an action's result does."""
    origin = origin_of("7:7", Session(), NOON)
    assert event_received(origin, "paid", (1, 0.5)) == EventReceived(origin, "paid", [1, Decimal("0.5")])
    found = flow_requested(project(FLOW).flows, origin, "survey", {"product": "tea"})
    assert found == FlowRequested(origin, "survey", {"product": "tea"})
