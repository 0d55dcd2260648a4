"""Updates that come twice, out of order, or broken: each good one is handled once."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.telegram.patience import until
from tests.telegram.talking import Press, all_done, bot_messages, bot_texts, do
from tests.telegram.worlds import World, world
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


def message(person: Client, text: Any, number: int) -> dict[str, Any]:
    """A message update with an id of our own: below those of the server, or its next ones would be acknowledged too."""
    about = {"message_id": number % 1000, "date": 1_760_000_000, "chat": person.chat.json(), "from": person.user}
    return {"update_id": number, "message": {**about, "text": text}}


async def counted(person: Client) -> int:
    """How many answers the counting flow has taken."""
    await all_done(person)
    return int(bot_texts(person)[-1])


async def test_updates_that_come_twice_count_once(shared: World, ada: Client) -> None:
    """The second time in reverse, in the same poll."""
    await do(ada, "/chain")
    shared.server.faults.inject("duplicate", times=5)
    for _ in range(30):
        await ada.send("on")
    assert await counted(ada) == 30


async def test_updates_that_come_three_times_in_any_order_count_once(shared: World, ada: Client) -> None:
    """A hundred of one person, shuffled."""
    await do(ada, "/chain")
    wanted = [message(ada, "on", 50_000 + number) for number in range(100)] * 3
    Random(3).shuffle(wanted)
    for update in wanted:
        shared.server.raw_update(update)
    assert await counted(ada) == 100


async def test_a_press_that_comes_twice_counts_once(shared: World, ada: Client) -> None:
    """And the second one is not even a second tap: nothing is said of it."""
    await do(ada, "/order")
    shared.server.faults.inject("duplicate")
    assert await do(ada, Press("Apple")) == ["How many Apple do you want?"]
    assert len(bot_messages(ada)) == 1


async def test_updates_that_come_again_after_a_crash_count_once(tmp_path: Path) -> None:
    """The process is killed when it has handled a whole poll and told Telegram nothing of it."""
    async with world(tmp_path) as made:
        ada = made.person()
        await do(ada, "/chain")
        await made.bot.polls(made.server)
        made.server.faults.inject("cut", method="getUpdates", times=None)
        for _ in range(20):
            await ada.send("on")
        await until(lambda: bot_texts(ada)[-1] == "20")
        await made.bot.kill()
        made.server.faults.clear()
        assert len(made.server.world.queue.pending) == 20
        await made.start()
        assert await counted(ada) == 20


@pytest.mark.parametrize(
    "broken",
    [
        {"message": "hi"},
        {"message": {"from": 7}},
        {"callback_query": []},
        {"message": {"message_id": 1, "from": {"id": "x"}, "chat": {"id": 1}, "text": "a"}},
        {"update_id": 2**53 + 1, "message": {}},
        {"update_id": "12x", "message": {}},
        {"update_id": None},
    ],
    ids=str,
)
async def test_a_malformed_update_among_good_ones_is_put_aside(
    shared: World, ada: Client, bob: Client, broken: dict[str, Any]
) -> None:
    """Those before and behind it are answered."""
    await ada.send("/register")
    shared.server.raw_update(broken)
    await bob.send("/register")
    await ada.send("Ada")
    await all_done(bob)
    await all_done(ada)
    assert bot_texts(bob) == ["What is your name?"]
    assert bot_texts(ada) == ["What is your name?", "Nice, Ada! What is your email?"]


async def test_a_malformed_update_is_named_in_the_log(shared: World, ada: Client) -> None:
    """By its number and what is wrong with it, without a traceback."""
    began = len(shared.bot.errors)
    shared.server.raw_update({"update_id": 65_432, "message": "hi"})
    await do(ada, "/register")
    lines = [line for line in shared.bot.errors[began:].splitlines() if "65432" in line]
    assert len(lines) == 1
    assert "cannot be read and is put aside" in lines[0]
    assert "Traceback" not in shared.bot.errors[began:]


async def test_an_id_that_cannot_be_is_not_acknowledged(shared: World, ada: Client) -> None:
    """Everything after it would be lost: what is sent next has a smaller one."""
    shared.server.raw_update({"update_id": 2**62, "message": {}})
    assert await do(ada, "/register") == ["What is your name?"]
    offsets = [int(call.params["offset"]) for call in shared.server.called("getUpdates")]
    assert max(offsets) < 2**53


async def test_a_burst_of_many_people_is_answered(shared: World) -> None:
    """More updates than one poll brings."""
    people = [shared.person() for _ in range(50)]
    for person in people:
        await person.send("/register")
    for person in people:
        await all_done(person)
        assert bot_texts(person) == ["What is your name?"]
