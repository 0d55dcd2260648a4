"""The Bot API fails: what can be tried again is, what cannot is let be, and the conversation goes on."""

from __future__ import annotations

import pytest

from tests.telegram.dialogues import DIALOGUES
from tests.telegram.patience import until
from tests.telegram.talking import Press, all_done, bot_messages, bot_texts, do, play
from tests.telegram.worlds import World, world
from tests.telegram_server import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASKED = "What is your name?"


async def test_too_many_requests_waits_as_long_as_asked(shared: World, ada: Client) -> None:
    """The message comes then, once."""
    shared.server.faults.inject("429", method="sendMessage", retry_after=1, chat=ada.id)
    await play(ada, [("/register", [ASKED])])
    refused, sent = [call for call in shared.server.called("sendMessage") if call.params["chat_id"] == str(ada.id)]
    assert refused.status == 429
    assert sent.ok
    assert sent.time - refused.time >= 1


async def test_who_waits_keeps_nobody_else_waiting(shared: World, ada: Client, bob: Client) -> None:
    """Another person is answered while Telegram lets the first one wait."""
    shared.server.faults.inject("429", method="sendMessage", retry_after=2, chat=ada.id)
    await ada.send("/register")
    await play(bob, [("/register", [ASKED])])
    assert bot_texts(ada) == []
    await all_done(ada)
    assert bot_texts(ada) == [ASKED]


async def test_order_is_kept_behind_a_refusal(shared: World, ada: Client) -> None:
    """What comes after it waits for it."""
    shared.server.faults.inject("429", method="sendMessage", retry_after=1, chat=ada.id)
    for text in ("/register", "Ada"):
        await ada.send(text)
    await all_done(ada)
    assert bot_texts(ada) == [ASKED, "Nice, Ada! What is your email?"]


@pytest.mark.parametrize("kind", ["5xx", "cut"])
async def test_what_was_not_performed_is_tried_until_it_is(shared: World, ada: Client, kind: str) -> None:
    """Twice in a row, and still said once."""
    shared.server.faults.inject(kind, method="sendMessage", times=2, chat=ada.id)
    await play(ada, [("/register", [ASKED])])


async def test_what_was_performed_before_the_cut_is_said_twice_at_most(shared: World, ada: Client) -> None:
    """Telegram has no means to tell; losing it would be worse."""
    shared.server.faults.inject("cut_after", method="sendMessage", chat=ada.id)
    await play(ada, [("/register", [ASKED, ASKED]), ("Ada", ["Nice, Ada! What is your email?"])])


@pytest.mark.parametrize("kind", ["429", "5xx", "cut", "cut_after"])
async def test_an_edit_survives_it(shared: World, ada: Client, kind: str) -> None:
    """An edit that was performed already is no second message: "not modified" is as good as done."""
    await do(ada, "/order")
    shared.server.faults.inject(kind, method="editMessageText", chat=ada.id)
    assert await do(ada, Press("Apple")) == ["How many Apple do you want?"]
    assert len(bot_messages(ada)) == 1


async def test_who_blocks_the_bot_finds_the_conversation_again(shared: World, ada: Client) -> None:
    """The answer that was given counts, and the next message is answered."""
    await do(ada, "/register")
    waits = shared.server.faults.inject("429", method="sendMessage", retry_after=1, chat=ada.id)
    await ada.send("Ada")
    await until(lambda: waits.hits == 1)
    ada.block()
    await all_done(ada)
    assert bot_texts(ada) == [ASKED]
    await play(ada, [("ada@example.com", ["Please confirm:\nName: Ada\nEmail: ada@example.com"])])


async def test_a_blocked_bot_answers_everybody_else(shared: World, ada: Client, bob: Client) -> None:
    """And says in the log who cannot be reached."""
    shared.server.faults.inject("403", method="sendMessage", chat=ada.id)
    await play(ada, [("/register", [])])
    await play(bob, DIALOGUES["order-pressed"])
    assert f"Telegram will not deliver to chat {ada.id}: Forbidden: bot was blocked by the user" in shared.bot.errors


async def test_a_message_to_edit_that_is_gone_is_sent_anew(shared: World, ada: Client) -> None:
    """With its text and its buttons."""
    await do(ada, "/pick")
    message = bot_messages(ada)[-1]
    token = message.buttons[0][0].data
    assert token is not None
    del ada.chat.stored[message.id]
    await ada.forge(token, message)
    await all_done(ada)
    assert (bot_messages(ada)[-1].text, bot_messages(ada)[-1].labels) == ("Which size?", [["Small"], ["Large"]])


async def test_a_keyboard_that_cannot_be_taken_away_stops_nothing(shared: World, ada: Client) -> None:
    """Its message was deleted by the user, say."""
    await do(ada, "/order")
    ada.chat.stored.clear()
    await ada.send("apple")
    await all_done(ada)
    assert bot_texts(ada) == ["How many Apple do you want?"]


async def test_markup_that_telegram_cannot_read_is_sent_plain(shared: World, ada: Client) -> None:
    """The text is what matters; the operator is told."""
    await play(ada, [("/broken", ["A red 🍎 is < Ada"])])
    assert (bot_messages(ada)[-1].entities, bot_messages(ada)[-1].labels) == ((), [["Fine"]])
    await play(ada, [(Press("Fine"), ["Done"])])
    assert "Telegram cannot read a text's markup" in shared.bot.errors


async def test_a_press_that_was_answered_too_late_counts(shared: World, ada: Client) -> None:
    """Only the notice is lost."""
    await do(ada, "/order")
    token = bot_messages(ada)[-1].buttons[0][0].data
    assert token is not None
    await ada.forge(token, wait=False)
    shared.server.world.presses.clear()
    await all_done(ada)
    assert bot_texts(ada) == ["How many Apple do you want?"]


async def test_failures_of_telegram_leave_no_traceback(shared: World, ada: Client, bob: Client) -> None:
    """They are ordinary life: one line in the log."""
    began = len(shared.bot.errors)
    for kind, person in (("5xx", ada), ("403", bob), ("cut", ada)):
        shared.server.faults.inject(kind, method="sendMessage", chat=person.id)
    await do(ada, "/register")
    await do(bob, "/register")
    assert len(shared.bot.errors) > began
    assert "Traceback" not in shared.bot.errors[began:]


async def test_a_share_of_failures_loses_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One call in ten refused, one in ten cut before and one after it was performed: duplicates at most the last."""
    async with world(tmp_path_factory.mktemp("share")) as made:
        faults = made.server.faults
        faults.seed(11)
        after = faults.inject("cut_after", method="sendMessage", times=None, rate=0.1)
        for kind in ("5xx", "cut"):
            faults.inject(kind, method="sendMessage", times=None, rate=0.1)
        ada = made.person()
        for text in ["/chain", *["on"] * 30]:
            await ada.send(text)
        await all_done(ada)
        said = [int(text) for text in bot_texts(ada)]
    assert said == sorted(said)
    assert set(said) == set(range(31))
    assert len(said) - 31 <= after.hits
