"""The process is ended in the middle of each flow, at each of its questions, and started again."""

from __future__ import annotations

import asyncio

import pytest

from tests.stores.redis_server import RedisServer
from tests.telegram.conftest import STORES, store_url
from tests.telegram.dialogues import DIALOGUES, QUESTIONS
from tests.telegram.talking import all_done, bot_texts, play
from tests.telegram.worlds import World, world
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

Place = tuple[str, int]


@pytest.mark.parametrize("ending", ["killed", "terminated"])
@pytest.mark.parametrize("store", STORES)
async def test_every_conversation_goes_on_where_it_was(
    store: str, ending: str, tmp_path_factory: pytest.TempPathFactory, redis_server: RedisServer
) -> None:
    """Nothing is asked twice, no answer is lost, and the buttons from before still work: the dialogue goes on word
    for word. One process is ended while somebody stands at each question.
    """
    url = store_url(store, redis_server, 1 if ending == "killed" else 2)
    async with world(tmp_path_factory.mktemp("interrupted"), url) as made:
        people = {place: made.person() for place in QUESTIONS}
        await asyncio.gather(*(play(people[name, step], DIALOGUES[name][:step]) for name, step in QUESTIONS))
        await made.at_rest()
        said = {place: bot_texts(person) for place, person in people.items()}
        await made.restart(kill=ending == "killed")
        assert await wrong(people, said) == {}


async def wrong(people: dict[Place, Client], said: dict[Place, list[str]]) -> dict[Place, BaseException]:
    """What does not go on as it should, by its place in its dialogue."""
    ends = await asyncio.gather(
        *(goes_on(people[place], place, said[place]) for place in people), return_exceptions=True
    )
    return {place: end for place, end in zip(people, ends, strict=True) if end is not None}


async def goes_on(person: Client, place: Place, said: list[str]) -> None:
    """The rest of the dialogue, with nothing between."""
    name, step = place
    await all_done(person)
    assert bot_texts(person) == said
    await play(person, DIALOGUES[name][step:])


async def test_a_restart_with_nobody_there_says_nothing(shared_on_redis: World) -> None:
    """A conversation that ended is over."""
    ada = shared_on_redis.person()
    await play(ada, DIALOGUES["registration-pressed"])
    await shared_on_redis.at_rest()
    before = bot_texts(ada)
    await shared_on_redis.restart()
    await all_done(ada)
    assert bot_texts(ada) == before
