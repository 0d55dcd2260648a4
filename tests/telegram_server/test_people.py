"""People: what they send, see and press."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot

INLINE = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "Site", "url": "https://a.org"}]]}


async def answer(bot: RawBot, **params: Any) -> dict[str, Any]:
    """Waits for one press and answers it."""
    [update] = await bot.ok("getUpdates", timeout=5)
    query: dict[str, Any] = update["callback_query"]
    await bot.ok("answerCallbackQuery", callback_query_id=query["id"], **params)
    return query


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/start", ["/start"]),
        ("/start abc", ["/start"]),
        ("say /help now", ["/help"]),
        ("/help@dragoman_test_bot", ["/help@dragoman_test_bot"]),
        ("/a /b", ["/a", "/b"]),
        ("a/b", []),
        ("1/2", []),
        ("//x", []),
        ("/", []),
        ("/привет", []),
        ("/a/b", []),
        ("😀 /go", ["/go"]),
    ],
)
async def test_commands_are_marked_only_at_command_words(
    bot: RawBot, anna: Client, text: str, commands: list[str]
) -> None:
    """The entity covers slash, name and bot."""
    await anna.send(text)
    [update] = await bot.ok("getUpdates")
    units = update["message"]["text"].encode("utf-16-le")
    found = [
        units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in update["message"].get("entities", [])
    ]
    assert found == commands


async def test_a_sender_is_described(bot: RawBot, anna: Client) -> None:
    """With language and user name."""
    await anna.send("hi")
    [update] = await bot.ok("getUpdates")
    assert update["message"]["from"] == {
        "id": 1001, "is_bot": False, "first_name": "Anna", "username": "anna", "language_code": "en",
    }  # fmt: skip


@pytest.mark.parametrize(("own", "user_id"), [(True, 1001), (False, None)])
async def test_a_contact_tells_whose_it_is(bot: RawBot, anna: Client, own: bool, user_id: int | None) -> None:
    """Only one's own has one's id."""
    await anna.send_contact("+4930123", own)
    [update] = await bot.ok("getUpdates")
    assert update["message"]["contact"].get("user_id") == user_id


async def test_places_are_sent(bot: RawBot, anna: Client) -> None:
    """In degrees."""
    await anna.send_location(1.5, 2.5)
    [update] = await bot.ok("getUpdates")
    assert update["message"]["location"] == {"latitude": 1.5, "longitude": 2.5}


async def test_a_long_text_goes_in_parts(anna: Client) -> None:
    """As apps do it."""
    await anna.send("x" * 5000)
    assert [len(message.text) for message in anna.messages] == [4096, 904]


async def test_next_gives_each_message_and_edit_of_the_bot(bot: RawBot, anna: Client) -> None:
    """In order, as they were then."""
    await bot.ok("sendMessage", chat_id=1001, text="one")
    await bot.ok("editMessageText", chat_id=1001, message_id=1, text="two")
    assert [(await anna.next()).text, (await anna.next()).text] == ["one", "two"]


async def test_waiting_in_vain_prints_the_chat(bot: RawBot, anna: Client) -> None:
    """The failure shows what there is."""
    await bot.ok("sendMessage", chat_id=1001, text="hello", reply_markup=INLINE)
    await anna.next()
    with pytest.raises(AssertionError, match=r"(?s)sent nothing within 0.01 s.*#1 Dragoman: hello.*\[Yes\] \[Site\]"):
        await anna.next(0.01)


async def test_a_press_returns_the_answer_of_the_bot(bot: RawBot, anna: Client) -> None:
    """The bot gets data, message and person; the person a toast."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    said, query = await asyncio.gather(anna.press("Yes"), answer(bot, text="Done"))
    assert (said, anna.toasts, anna.alerts) == ("Done", ["Done"], [])
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("y", "sure?", 1001)


async def test_an_alert_is_told_from_a_toast(bot: RawBot, anna: Client) -> None:
    """By show_alert."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    await asyncio.gather(anna.press("Yes"), answer(bot, text="No!", show_alert=True))
    assert (anna.toasts, anna.alerts) == ([], ["No!"])


async def test_an_empty_answer_is_empty_text(bot: RawBot, anna: Client) -> None:
    """And no toast."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    said, _query = await asyncio.gather(anna.press("Yes"), answer(bot))
    assert (said, anna.toasts) == ("", [])


async def test_the_newest_button_of_a_name_is_pressed(bot: RawBot, anna: Client) -> None:
    """Unless a message is named."""
    for data in ("old", "new"):
        markup = {"inline_keyboard": [[{"text": "Go", "callback_data": data}]]}
        await bot.ok("sendMessage", chat_id=1001, text=data, reply_markup=markup)
    oldest = anna.messages[0]
    _said, newest = await asyncio.gather(anna.press("Go"), answer(bot))
    await bot.ok("getUpdates", offset=-1)
    await bot.ok("getUpdates", offset=100_002)
    _said, named = await asyncio.gather(anna.press("Go", oldest), answer(bot))
    assert (newest["data"], named["data"]) == ("new", "old")


async def test_an_unanswered_press_fails_with_the_chat(bot: RawBot, anna: Client) -> None:
    """The text says which."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    with pytest.raises(AssertionError, match=r"(?s)did not answer the press 'y' within 0.01 s.*sure\?"):
        await anna.press("Yes", within=0.01)


@pytest.mark.parametrize(("label", "reason"), [("Maybe", "no button says 'Maybe'"), ("Site", "gives the bot no press")])
async def test_what_cannot_be_pressed_fails(bot: RawBot, anna: Client, label: str, reason: str) -> None:
    """An unknown label, or a link."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    with pytest.raises(AssertionError, match=reason):
        await anna.press(label)


async def test_a_forged_press_has_any_data(bot: RawBot, anna: Client) -> None:
    """As bad clients send it."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    _said, query = await asyncio.gather(anna.forge("forged"), answer(bot))
    assert query["data"] == "forged"


async def test_a_press_on_a_deleted_message_is_inaccessible(bot: RawBot, anna: Client) -> None:
    """Its date is 0 and it has no text."""
    await bot.ok("sendMessage", chat_id=1001, text="sure?", reply_markup=INLINE)
    shown = anna.messages[0]
    await bot.ok("deleteMessage", chat_id=1001, message_id=1)
    await anna.forge("y", shown, wait=False)
    [update] = await bot.ok("getUpdates")
    assert update["callback_query"]["message"] == {"chat": anna.chat.json(), "message_id": 1, "date": 0}


@pytest.mark.parametrize(
    ("button", "field"),
    [({}, "text"), ({"request_contact": True}, "contact"), ({"request_location": True}, "location")],
)
async def test_a_reply_button_says_or_shares(bot: RawBot, anna: Client, button: dict[str, Any], field: str) -> None:
    """Its text, one's contact, or one's place; a one-time keyboard is then gone."""
    markup = {"keyboard": [[{"text": "Go", **button}]], "one_time_keyboard": True}
    await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    await anna.press("Go")
    [update] = await bot.ok("getUpdates")
    assert field in update["message"]
    assert anna.keyboard is None


async def test_an_unknown_press_cannot_be_answered(bot: RawBot) -> None:
    """Telegram's words for it."""
    assert await bot.refused("answerCallbackQuery", callback_query_id="1") == (
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_an_old_press_cannot_be_answered() -> None:
    """After the seconds of the server."""
    import aiohttp

    async with TelegramServer(press_seconds=-1) as server, aiohttp.ClientSession() as session:
        bot, anna = RawBot(server, session), server.user(started=True)
        await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=INLINE)
        await anna.press("Yes", wait=False)
        [update] = await bot.ok("getUpdates")
        refusal = await bot.refused("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    assert refusal == "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_an_answer_has_at_most_200_units(bot: RawBot, anna: Client) -> None:
    """One more is refused, and the press still waits."""
    await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=INLINE)
    await anna.press("Yes", wait=False)
    [update] = await bot.ok("getUpdates")
    query = update["callback_query"]["id"]
    refusal = await bot.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"
    await bot.ok("answerCallbackQuery", callback_query_id=query, text="x" * 200)
