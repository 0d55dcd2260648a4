"""Presses: each is answered, and only one on the current question moves anything."""

from __future__ import annotations

import asyncio

import pytest

from tests.telegram.talking import Press, all_done, bot_messages, bot_texts, do, play
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

OLD = "This button is no longer in use."
QUANTITY = "How many Apple do you want?"


async def token_of(person: Client, label: str) -> str:
    """The data of the newest button with this label."""
    button = next(found for message in reversed(bot_messages(person)) if (found := message.button(label)))
    assert button.data is not None
    return button.data


async def test_a_press_is_answered_without_a_word(ada: Client) -> None:
    """The button stops waiting."""
    await do(ada, "/order")
    assert await ada.press("Apple") == ""


async def test_a_toast_is_shown_at_the_press(ada: Client) -> None:
    """With the names in it filled in."""
    await do(ada, "/pick")
    assert await ada.press("Light") == "You like it light, Ada"


async def test_an_alert_is_shown_as_a_window(ada: Client) -> None:
    """Not as a toast."""
    await do(ada, "/pick")
    await ada.press("Dark")
    assert (ada.alerts, ada.toasts) == (["Dark it is"], [])


async def test_a_press_on_an_older_question_changes_nothing(ada: Client) -> None:
    """It is answered with a notice, and the current question is shown again."""
    await do(ada, "/order")
    old = await token_of(ada, "Banana")
    await do(ada, Press("Apple"))
    assert await ada.forge(old) == OLD
    await all_done(ada)
    assert bot_texts(ada)[-1] == QUANTITY
    await play(ada, [("3", ["What is your delivery address?"])])


async def test_a_double_tap_is_one_answer(ada: Client) -> None:
    """The second tap meets the next question and is told so."""
    await do(ada, "/order")
    token = await token_of(ada, "Apple")
    assert list(await asyncio.gather(ada.forge(token), ada.forge(token))) == ["", OLD]
    await all_done(ada)
    await play(ada, [("3", ["What is your delivery address?"])])


async def test_a_press_after_the_end_says_nothing_but_its_notice(ada: Client) -> None:
    """Nothing is asked any more, so nothing is shown again."""
    await do(ada, "/order")
    token = await token_of(ada, "Apple")
    await do(ada, "/cancel")
    said = bot_texts(ada)
    assert await ada.forge(token) == OLD
    await all_done(ada)
    assert bot_texts(ada) == said


async def test_a_press_of_the_mark_changes_nothing(ada: Client) -> None:
    """What shows the chosen option is a button only because Telegram has nothing else."""
    await play(ada, [("/order", ["What product do you want to order?"]), ("apple", [QUANTITY])])
    assert await ada.press("✓ Apple") == OLD
    await all_done(ada)
    await play(ada, [("3", ["What is your delivery address?"])])


INVENTED = ["", "x", "1.0.AAAAAAAAAAAA", "v1:order:0", "9" * 64, "💣" * 16, "1.0.\x00", "'; DROP--"]


@pytest.mark.parametrize("data", INVENTED)
async def test_an_invented_press_changes_nothing(ada: Client, data: str) -> None:
    """It is answered with the notice, and the question stands as it stood."""
    await do(ada, "/order")
    said = bot_texts(ada)
    assert await ada.forge(data) == OLD
    await all_done(ada)
    assert bot_texts(ada) == said
    await play(ada, [(Press("Apple"), [QUANTITY])])


async def test_a_token_with_one_sign_changed_is_nobodys(ada: Client) -> None:
    """Wherever the change is."""
    await do(ada, "/order")
    token = await token_of(ada, "Apple")
    changed = [token[:at] + ("1" if sign != "1" else "2") + token[at + 1 :] for at, sign in enumerate(token)]
    assert set(await asyncio.gather(*(ada.forge(data) for data in changed))) == {OLD}
    await play(ada, [(Press("Apple"), [QUANTITY])])


async def test_somebody_elses_token_is_nobodys(ada: Client, bob: Client) -> None:
    """The same question, the same button, another person."""
    await do(ada, "/order")
    await do(bob, "/order")
    assert await bob.forge(await token_of(ada, "Apple")) == OLD
    await play(bob, [(Press("Banana"), ["How many Banana do you want?"])])


async def test_tokens_fit_into_what_telegram_takes(ada: Client) -> None:
    """64 bytes, whatever the label."""
    await do(ada, "/pick")
    tokens = [button.data for row in bot_messages(ada)[-1].buttons for button in row if button.data]
    assert max(len(token.encode()) for token in tokens) <= 64


async def test_a_press_under_a_message_that_is_gone_counts(ada: Client) -> None:
    """The question waits, whether or not its message does: the next text is sent anew."""
    await do(ada, "/order")
    message = bot_messages(ada)[-1]
    token = await token_of(ada, "Apple")
    del ada.chat.stored[message.id]
    await ada.forge(token, message)
    await all_done(ada)
    assert bot_texts(ada)[-1] == QUANTITY


async def test_a_near_miss_offers_a_button_that_works(ada: Client) -> None:
    """It answers the question, and both keyboards go."""
    await play(ada, [("/order", ["What product do you want to order?"]), ("Bananna", ["Did you mean Banana?"])])
    await play(ada, [(Press("Banana"), ["How many Banana do you want?"])])
    assert not [message for message in bot_messages(ada) if message.button("Banana")]
