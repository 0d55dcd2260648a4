"""Keyboards as people see them: rows and columns, in place, marked, kept or taken away."""

from __future__ import annotations

import pytest

from tests.telegram.talking import Press, bot_messages, do
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_single_buttons_stand_in_columns_and_rows_as_written(ada: Client) -> None:
    """Two columns, then the author's own row, then the rest."""
    await do(ada, "/pick")
    assert bot_messages(ada)[-1].labels == [["Red", "Green"], ["Blue"], ["Light", "Dark"], ["Terms"]]


async def test_a_link_opens_its_address(ada: Client) -> None:
    """It is no press."""
    await do(ada, "/pick")
    terms = bot_messages(ada)[-1].button("Terms")
    assert terms is not None
    assert (terms.url, terms.data) == ("https://example.org/terms", None)


async def test_after_a_press_the_next_text_takes_the_messages_place(ada: Client) -> None:
    """The same message, other text, other buttons."""
    await do(ada, "/pick")
    asked = bot_messages(ada)[-1]
    await do(ada, Press("Red"))
    [now] = bot_messages(ada)
    assert (now.id, now.text, now.labels) == (asked.id, "Which size?", [["Small"], ["Large"]])


async def test_after_a_typed_answer_the_chosen_option_is_marked(ada: Client) -> None:
    """The message stays where it is, with one dead button."""
    await do(ada, "/pick")
    await do(ada, "blue")
    question, following = bot_messages(ada)
    assert (question.text, question.labels) == ("Which colour?", [["✓ Blue"]])
    assert following.text == "Which size?"


async def test_after_remove_no_button_is_left(ada: Client) -> None:
    """Typed or pressed."""
    await do(ada, "/pick")
    await do(ada, "red")
    await do(ada, "small")
    assert bot_messages(ada)[1].labels == []


async def test_after_keep_the_buttons_stay(ada: Client) -> None:
    """And the next text is a message of its own."""
    await do(ada, "/pick")
    for act in ("red", "small", Press("Skip")):
        await do(ada, act)
    *_, wish, done = bot_messages(ada)
    assert (wish.text, wish.labels) == ("Anything else?", [["Skip"]])
    assert done.text == "Red, Small,"


async def test_a_cancelled_question_loses_its_buttons(ada: Client) -> None:
    """Nobody is left on a dead button."""
    await do(ada, "/pick")
    await do(ada, "/cancel")
    assert bot_messages(ada)[0].labels == []


async def test_a_question_that_is_asked_again_moves_its_buttons(ada: Client) -> None:
    """The newest message has them, and no other."""
    await do(ada, "/order")
    await do(ada, "/register")
    await do(ada, "/order")
    assert [bool(message.labels) for message in bot_messages(ada)] == [False, False, True]


async def test_a_reply_keyboard_stands_in_its_columns(ada: Client) -> None:
    """In place of the user's own keyboard."""
    await do(ada, "/reach")
    assert ada.keyboard == [["Mail", "Phone"], ["Pigeon"]]


async def test_a_reply_keyboards_button_types_its_label(ada: Client) -> None:
    """Which is the answer."""
    await do(ada, "/reach")
    assert await do(ada, Press("Pigeon")) == ["What is your number?"]


async def test_a_contact_button_sends_ones_number(ada: Client) -> None:
    """It is read like a typed number."""
    await do(ada, "/reach")
    await do(ada, Press("Phone"))
    assert ada.keyboard == [["Send my number"]]
    assert await do(ada, Press("Send my number")) == [f"Phone: +1555{ada.id:07d}"]


async def test_a_reply_keyboard_goes_with_its_question(ada: Client) -> None:
    """Also where the answer was typed."""
    await do(ada, "/reach")
    await do(ada, "mail")
    assert await do(ada, "+34 600 111 222") == ["mail".capitalize() + ": +34600111222"]
    assert ada.keyboard is None


async def test_a_reply_keyboard_goes_when_the_flow_is_cancelled(ada: Client) -> None:
    """Nothing of it is left on the screen."""
    await do(ada, "/reach")
    await do(ada, "/cancel")
    assert ada.keyboard is None
