"""Sending: what comes back, what people see, and every refusal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot

INLINE = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]}

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"chat_id": 1001}, "message text is empty"),
    ({"chat_id": 1001, "text": ""}, "message text is empty"),
    ({"chat_id": 1001, "text": "  \n"}, "text must be non-empty"),
    ({"chat_id": 1001, "text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"chat_id": 1001, "text": "x" * 4097}, "message is too long"),
    ({"chat_id": 1001, "text": "😀" * 2049}, "message is too long"),
    ({"text": "x"}, "chat_id is empty"),
    ({"chat_id": "", "text": "x"}, "chat_id is empty"),
    ({"chat_id": 5, "text": "x"}, "chat not found"),
    ({"chat_id": -1, "text": "x"}, "chat not found"),
    ({"chat_id": "nobody", "text": "x"}, "chat not found"),
    ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ({"chat_id": [1001], "text": "x"}, 'parameter "chat_id" must be of type Integer or String'),
    ({"chat_id": 1001, "text": 5}, 'parameter "text" must be of type String'),
    ({"chat_id": 1001, "text": "x", "disable_notification": "maybe"},
     'parameter "disable_notification" must be of type Boolean'),
    ({"chat_id": 1001, "text": "x", "message_thread_id": 9}, "message thread not found"),
    ({"chat_id": 1001, "text": "x", "message_thread_id": "nine"},
     'parameter "message_thread_id" must be of type Integer'),
    ({"chat_id": 1001, "text": "x", "business_connection_id": "b"}, "business connection not found"),
    ({"chat_id": 1001, "text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ({"chat_id": 1001, "text": "x", "reply_parameters": {"quote": "q"}}, 'can\'t find field "message_id"'),
    ({"chat_id": 1001, "text": "x", "link_preview_options": {"is_disabled": "yes"}},
     'field "is_disabled" must be of type Boolean'),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "bold", "offset": 100, "length": 1}]},
     "entity begins after the end of the text at UTF-16 offset 100"),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "bold", "offset": 0, "length": 100}]},
     "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "bold", "offset": -1, "length": 1}]},
     "receive an entity with incorrect offset -1"),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "odd", "offset": 0, "length": 1}]},
     "can't parse MessageEntity: Unsupported type specified"),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "text_link", "offset": 0, "length": 1}]},
     'can\'t parse MessageEntity: Can\'t find field "url"'),
    ({"chat_id": 1001, "text": "hello", "entities": [{"type": "text_link", "offset": 0, "length": 1, "url": "no"}]},
     "entity URL 'no' is invalid: Wrong HTTP URL"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "reason"), REFUSED)
async def test_a_wrong_message_is_refused(bot: RawBot, anna: Client, params: dict[str, Any], reason: str) -> None:
    """The text of each refusal is Telegram's, and nothing is sent."""
    assert await bot.refused("sendMessage", **params) == f"400 Bad Request: {reason}"
    assert anna.messages == []


async def test_a_message_comes_back_as_telegram_shows_it(bot: RawBot, anna: Client) -> None:
    """The fields that bots rely on."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="hello", reply_markup=INLINE)
    assert sent["chat"] == {"id": 1001, "type": "private", "first_name": "Anna", "username": "anna"}
    assert (sent["from"]["is_bot"], sent["text"], sent["reply_markup"]) == (True, "hello", INLINE)


async def test_exactly_4096_units_after_parsing_may_be_sent(bot: RawBot, anna: Client) -> None:
    """The limit counts the text without its tags."""
    sent = await bot.ok("sendMessage", chat_id=1001, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096


async def test_message_ids_count_up_per_chat(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Each chat has its own numbers."""
    server.user(2, "Ben", started=True)
    numbers = [(await bot.ok("sendMessage", chat_id=chat, text="x"))["message_id"] for chat in (1001, 1001, 2)]
    assert numbers == [1, 2, 1]


async def test_space_around_a_text_is_trimmed_with_its_entities(bot: RawBot, anna: Client) -> None:
    """Entities move with the text."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="  <b> x </b>  ", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("x", [{"type": "bold", "offset": 0, "length": 1}])


async def test_commands_in_a_text_of_the_bot_are_found(bot: RawBot, anna: Client) -> None:
    """Telegram marks them by itself, but not within code."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="/a <code>/b</code> x/c", parse_mode="HTML")
    assert [entity["type"] for entity in sent["entities"]] == ["bot_command", "code"]


async def test_a_reply_shows_the_message_it_answers(bot: RawBot, anna: Client) -> None:
    """The answered message is inside."""
    said = await anna.send("question")
    sent = await bot.ok("sendMessage", chat_id=1001, text="x", reply_parameters={"message_id": said.id})
    assert sent["reply_to_message"]["text"] == "question"


async def test_a_lost_reply_target_may_be_allowed(bot: RawBot, anna: Client) -> None:
    """The message goes out as no reply."""
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.ok("sendMessage", chat_id=1001, text="x", reply_parameters=reply)


async def test_nobody_gets_a_message_before_they_have_written(server: TelegramServer, bot: RawBot) -> None:
    """A person who never started the bot is an unknown chat."""
    ben = server.user(2, "Ben")
    assert await bot.refused("sendMessage", chat_id=2, text="x") == "400 Bad Request: chat not found"
    await ben.send("/start")
    assert (await bot.ok("sendMessage", chat_id=2, text="x"))["chat"]["id"] == 2


async def test_somebody_met_in_a_group_cannot_be_written_to_first(server: TelegramServer, bot: RawBot) -> None:
    """The bot knows them, but they did not start it."""
    server.group("Team", [server.user(2, "Ben")])
    assert await bot.refused("sendMessage", chat_id=2, text="x") == (
        "403 Forbidden: bot can't initiate conversation with a user"
    )


async def test_a_blocked_bot_is_refused_until_unblocked(bot: RawBot, anna: Client) -> None:
    """The switch of the person."""
    anna.block()
    assert await bot.refused("sendMessage", chat_id=1001, text="x") == "403 Forbidden: bot was blocked by the user"
    anna.unblock()
    await bot.ok("sendMessage", chat_id=1001, text="x")


async def test_blocking_is_told_to_the_bot(bot: RawBot, anna: Client) -> None:
    """A my_chat_member update with both states."""
    anna.block()
    [update] = await bot.ok("getUpdates")
    change = update["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")


async def test_a_chat_action_is_seen(bot: RawBot, anna: Client) -> None:
    """Known actions are kept in the chat."""
    assert await bot.ok("sendChatAction", chat_id=1001, action="typing") is True
    assert anna.chat.actions == ["typing"]


async def test_an_unknown_chat_action_is_refused(bot: RawBot, anna: Client) -> None:
    """Telegram's words for it."""
    refusal = await bot.refused("sendChatAction", chat_id=1001, action="dancing")
    assert refusal == "400 Bad Request: wrong parameter action in request"


async def test_get_chat_describes_a_person(bot: RawBot, anna: Client) -> None:
    """The chat with what the full form must have."""
    chat = await bot.ok("getChat", chat_id=1001)
    assert (chat["type"], chat["username"], chat["accent_color_id"]) == ("private", "anna", 0)
