"""The process is killed in the middle of its work: while it sends, while Telegram is away, while an action runs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from random import Random

import pytest
import pytest_asyncio

from tests.stores.redis_server import RedisServer
from tests.telegram.conftest import STORES, store_url
from tests.telegram.patience import PATIENCE, until
from tests.telegram.talking import all_done, bot_texts, do, play
from tests.telegram.worlds import World, world
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass(frozen=True, slots=True)
class Crash:
    """A bot that was killed at work and started again, and the people it was working for."""

    world: World
    sending: Client
    refused: Client
    acting: Client
    absent: Client


async def _at_work(made: World) -> Crash:
    """One person's message is on its way, another's is refused again and again, a third waits for an action."""
    crash = Crash(made, *(made.person() for _ in range(4)))
    for person, command in ((crash.sending, "/register"), (crash.refused, "/register"), (crash.acting, "/slow")):
        await do(person, command)
    (made.folder / "hold").touch()
    made.server.faults.inject("slow", method="sendMessage", seconds=PATIENCE, chat=crash.sending.id)
    away = made.server.faults.inject("5xx", method="sendMessage", times=None, chat=crash.refused.id)
    for person, answer in ((crash.sending, "Sue"), (crash.refused, "Rob"), (crash.acting, "tea")):
        await person.send(answer)
    calls = made.folder / "calls.txt"
    await until(lambda: len(bot_texts(crash.sending)) == 2 and away.hits > 0 and calls.exists())
    return crash


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=STORES)
async def crash(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer
) -> AsyncIterator[Crash]:
    """Killed once for all tests of this file; then somebody writes while nobody is there."""
    url = store_url(request.param, redis_server, 8)
    async with world(tmp_path_factory.mktemp("crash"), url) as made:
        found = await _at_work(made)
        await made.bot.kill()
        made.server.faults.clear()
        (made.folder / "hold").unlink()
        for text in ("/register", "Ann", "ann"):
            await found.absent.send(text)
        await made.start()
        for person in (found.sending, found.refused, found.acting, found.absent):
            await all_done(person)
        yield found


async def test_a_message_that_was_on_its_way_is_repeated_once(crash: Crash) -> None:
    """Nobody can tell whether it arrived: it is said once more, never more than once."""
    assert bot_texts(crash.sending) == ["What is your name?"] + ["Nice, Sue! What is your email?"] * 2


async def test_a_message_that_was_refused_is_sent_once(crash: Crash) -> None:
    """The reply was committed before it was sent, so that the next process sends it."""
    assert bot_texts(crash.refused) == ["What is your name?", "Nice, Rob! What is your email?"]


async def test_an_action_that_was_running_is_run_again_under_its_key(crash: Crash) -> None:
    """What must not happen twice is told apart by the key."""
    first, second = (crash.world.folder / "calls.txt").read_text().splitlines()
    assert first == second
    assert first.startswith("tea ")


async def test_the_result_of_that_action_is_told_once(crash: Crash) -> None:
    """The second run ends the turn that the first began."""
    assert bot_texts(crash.acting) == ["What may I bring?", "Here: TEA"]


async def test_messages_of_the_meantime_are_answered_in_their_order(crash: Crash) -> None:
    """Telegram keeps them, and the new process answers each once."""
    assert [text.partition(",")[0] for text in bot_texts(crash.absent)] == [
        "What is your name?",
        "Nice",
        "Please give an email address",
    ]


@pytest.mark.parametrize("who", ["sending", "refused", "absent"])
async def test_the_answer_that_was_being_handled_is_kept(crash: Crash, who: str) -> None:
    """The conversation goes on with it."""
    person: Client = getattr(crash, who)
    name = {"sending": "Sue", "refused": "Rob", "absent": "Ann"}[who]
    await play(person, [("x@example.com", [f"Please confirm:\nName: {name}\nEmail: x@example.com"])])


@pytest.mark.parametrize("store", STORES)
async def test_random_kills_lose_and_repeat_no_transition(
    store: str, tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer
) -> None:
    """Each answer counts once, and each number is said: in order, and repeated at most once a kill."""
    chance, kills, answers = Random(7), 2, 30
    async with world(tmp_path_factory.mktemp("kills"), store_url(store, redis_server, 9)) as made:
        ada = made.person()
        await do(ada, "/chain")
        for _ in range(kills):
            for _ in range(answers // kills):
                await ada.send("on")
            await asyncio.sleep(chance.random() / 10)
            await made.restart()
        await all_done(ada)
        said = [int(text) for text in bot_texts(ada)]
    assert said == sorted(said)
    assert set(said) == set(range(answers + 1))
    assert len(said) <= answers + 1 + kills


async def test_sigterm_waits_for_the_turns_in_hand(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The action may end, its result is told, and only then the process ends: with 0."""
    async with world(tmp_path_factory.mktemp("term")) as made:
        ada = made.person()
        await do(ada, "/slow")
        hold = made.folder / "hold"
        hold.touch()
        await ada.send("tea")
        await until((made.folder / "calls.txt").exists)
        ending = asyncio.create_task(made.bot.terminate())
        await until(lambda: "stopping" in made.bot.errors)
        hold.unlink()
        assert await ending == 0
        assert bot_texts(ada)[-1] == "Here: TEA"
