"""An action that raises in a live bot."""

from __future__ import annotations

import pytest

from tests.telegram.talking import Press, bot_texts, do, play
from tests.telegram.worlds import World
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

SORRY = "Sorry, something went wrong. Please try again."
FUSE = "How long is the fuse?"


async def test_the_user_gets_a_polite_sentence_and_the_question_again(ada: Client) -> None:
    """The session stays where it was, again and again."""
    await play(ada, [("/boom", [FUSE]), ("short", [SORRY, FUSE]), ("long", [SORRY, FUSE])])


async def test_nothing_of_the_fault_is_shown_to_the_user(ada: Client) -> None:
    """Neither its name nor its text."""
    await do(ada, "/boom")
    await do(ada, "short")
    assert "boom" not in " ".join(bot_texts(ada)).lower()


async def test_the_log_names_flow_node_and_traceback(shared: World, ada: Client) -> None:
    """And the place in the YAML file."""
    began = len(shared.bot.errors)
    await do(ada, "/boom")
    await do(ada, "sizzling")
    logged = shared.bot.errors[began:]
    assert "action explode failed in flow boom, node blast: RuntimeError: boom: sizzling" in logged
    assert "Traceback (most recent call last):" in logged
    assert 'raise RuntimeError(f"boom: {fuse}")' in logged
    assert f"session {ada.id}:{ada.id}, flow boom, node blast: boom.yaml:" in logged


async def test_the_conversation_can_be_left_and_another_begun(ada: Client) -> None:
    """Nothing hangs."""
    await play(ada, [("/boom", [FUSE]), ("short", [SORRY, FUSE]), ("/cancel", ["Cancelled."])])
    await play(ada, [("/order", ["What product do you want to order?"])])


async def test_an_order_goes_on_with_its_product_behind_a_fault(ada: Client) -> None:
    """The flow that failed ended; the question under it is asked again."""
    for act in ("/order", Press("Apple"), "/customer", Press("Existing customer")):
        await do(ada, act)
    down, asked = await do(ada, "X-0")
    assert (down, asked) == ("Our customer system is down. Please try later.", "How many Apple do you want?")
    await play(ada, [("2", ["What is your delivery address?"])])


async def test_an_authors_own_handler_speaks_instead(ada: Client) -> None:
    """`on_error` of the node: the customer flow tells that its system is down, and ends as it says."""
    await do(ada, "/customer")
    await do(ada, Press("Existing customer"))
    assert await do(ada, "X-0") == ["Our customer system is down. Please try later."]
    assert await do(ada, "/back") == ["There is nothing to do that with. Write /help to see what I can do."]


async def test_others_are_answered_meanwhile(ada: Client, bob: Client) -> None:
    """One user's fault is nobody else's."""
    await do(ada, "/boom")
    await play(bob, [("/register", ["What is your name?"])])
    await do(ada, "short")
    await play(bob, [("Bob", ["Nice, Bob! What is your email?"])])
