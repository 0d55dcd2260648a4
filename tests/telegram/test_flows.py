"""The product's flows from beginning to end, by a bot process over HTTP, on each store."""

from __future__ import annotations

import asyncio

import pytest

from tests.telegram.dialogues import DIALOGUES, PLACED, REGISTRATION
from tests.telegram.talking import Press, all_done, bot_messages, do, play
from tests.telegram.worlds import World

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("name", DIALOGUES)
async def test_a_dialogue_goes_word_for_word(on_each_store: World, name: str) -> None:
    """The bot says exactly what is written, after right and wrong answers, typed and pressed."""
    await play(on_each_store.person(), DIALOGUES[name])


async def test_a_flow_can_be_walked_again_and_again(on_each_store: World) -> None:
    """Nothing of the first walk is left in the second."""
    ada = on_each_store.person()
    for _ in range(3):
        await play(ada, REGISTRATION["registration-pressed"])


async def test_many_people_talk_at_once(on_each_store: World) -> None:
    """Each has a conversation of their own."""
    people = [on_each_store.person() for _ in range(10)]
    await asyncio.gather(*(play(person, REGISTRATION["registration-typed"]) for person in people))


async def test_a_person_who_types_ahead_is_answered_in_order(on_each_store: World) -> None:
    """Five messages at once are five turns, one after the other."""
    ada = on_each_store.person()
    for text in ("/register", "Ada", "nope", "ada@example.com", "confirm"):
        await ada.send(text)
    await all_done(ada)
    assert [message.text.splitlines()[0] for message in bot_messages(ada)] == [
        "What is your name?",
        "Nice, Ada! What is your email?",
        "Please give an email address, such as name@example.com.",
        "Please confirm:",
        "Saved. Welcome, Ada!",
    ]


async def test_a_wrong_answer_keeps_everything_collected_so_far(on_each_store: World) -> None:
    """Product and quantity are still there after a bad address."""
    ada = on_each_store.person()
    await play(ada, [("/order", ["What product do you want to order?"])])
    for answer in (Press("Orange"), "7", "no", "nor this"):
        await do(ada, answer)
    assert await do(ada, "77 Orange Grove") == [PLACED.format("Orange", 7, "77 Orange Grove")]


async def test_a_flow_over_a_waiting_question_comes_back_to_it(on_each_store: World) -> None:
    """The question that was interrupted is asked again, with its buttons."""
    ada = on_each_store.person()
    await do(ada, "/order")
    await do(ada, "/register")
    await do(ada, "Ada")
    await do(ada, "ada@example.com")
    assert await do(ada, Press("Confirm")) == ["Saved. Welcome, Ada!", "What product do you want to order?"]
    assert bot_messages(ada)[-1].labels == [["Apple"], ["Banana"], ["Orange"]]
