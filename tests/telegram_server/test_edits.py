"""Editing and deleting: what changes, and every refusal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.files import TINY_PNG
from tests.telegram_server.raw import RawBot

INLINE = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
REPLY = {"keyboard": [[{"text": "A"}]]}
NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def sent(bot: RawBot, **params: Any) -> int:
    """The id of a new message in Anna's chat."""
    return int((await bot.ok("sendMessage", **{"chat_id": 1001, "text": "old", **params}))["message_id"])


async def test_an_edit_replaces_the_text_in_place(bot: RawBot, anna: Client) -> None:
    """One message, with the new text and the mark of an edit."""
    number = await sent(bot)
    result = await bot.ok("editMessageText", chat_id=1001, message_id=number, text="new")
    assert "edit_date" in result
    assert [(message.text, message.edited) for message in anna.messages] == [("new", True)]


async def test_an_edit_without_markup_takes_the_buttons_away(bot: RawBot, anna: Client) -> None:
    """As Telegram does."""
    number = await sent(bot, reply_markup=INLINE)
    await bot.ok("editMessageText", chat_id=1001, message_id=number, text="new")
    assert anna.messages[0].labels == []


async def test_markup_alone_can_be_changed(bot: RawBot, anna: Client) -> None:
    """The text stays."""
    number = await sent(bot)
    await bot.ok("editMessageReplyMarkup", chat_id=1001, message_id=number, reply_markup=INLINE)
    assert (anna.messages[0].text, anna.messages[0].labels) == ("old", [["Yes"]])


@pytest.mark.parametrize("markup", [None, INLINE])
async def test_the_same_again_is_not_a_change(bot: RawBot, anna: Client, markup: dict[str, Any] | None) -> None:
    """Text and buttons are compared."""
    params = {"reply_markup": markup} if markup else {}
    number = await sent(bot, **params)
    assert await bot.refused("editMessageText", chat_id=1001, message_id=number, text="old", **params) == NOT_MODIFIED


async def test_the_same_markup_again_is_not_a_change(bot: RawBot, anna: Client) -> None:
    """The same holds without text."""
    number = await sent(bot, reply_markup=INLINE)
    params = {"chat_id": 1001, "message_id": number, "reply_markup": INLINE}
    assert await bot.refused("editMessageReplyMarkup", **params) == NOT_MODIFIED


async def test_other_entities_are_a_change(bot: RawBot, anna: Client) -> None:
    """The same words in bold are another text."""
    number = await sent(bot)
    params = {"chat_id": 1001, "message_id": number, "text": "<b>old</b>", "parse_mode": "HTML"}
    assert (await bot.ok("editMessageText", **params))["entities"][0]["type"] == "bold"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"message_id": 99, "text": "x"}, "message to edit not found"),
        ({"text": "x"}, "message identifier is not specified"),
        ({"message_id": 1, "text": ""}, "message text is empty"),
        ({"message_id": 1, "text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ({"message_id": 1, "text": "x", "reply_markup": REPLY}, "inline keyboard expected"),
        ({"message_id": 1, "text": "x", "reply_markup": {"force_reply": True}}, "inline keyboard expected"),
        ({"message_id": 1, "text": "x", "reply_markup": {"remove_keyboard": True}}, "inline keyboard expected"),
        ({"message_id": "one", "text": "x"}, 'parameter "message_id" must be of type Integer'),
    ],
)
async def test_a_wrong_edit_is_refused(bot: RawBot, anna: Client, params: dict[str, Any], reason: str) -> None:
    """The message stays as it was."""
    await sent(bot)
    assert await bot.refused("editMessageText", chat_id=1001, **params) == f"400 Bad Request: {reason}"
    assert anna.messages[0].text == "old"


@pytest.mark.parametrize("markup", [REPLY, {"remove_keyboard": True}, {"force_reply": True}])
async def test_a_message_with_another_markup_can_never_be_edited(
    bot: RawBot, anna: Client, markup: dict[str, Any]
) -> None:
    """A reply keyboard, its removal and a forced reply fix a message."""
    number = await sent(bot, reply_markup=markup)
    refusal = await bot.refused("editMessageText", chat_id=1001, message_id=number, text="new")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_messages_of_people_cannot_be_edited(bot: RawBot, anna: Client) -> None:
    """Only the bot's own."""
    said = await anna.send("mine")
    refusal = await bot.refused("editMessageText", chat_id=1001, message_id=said.id, text="new")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_text_and_caption_have_each_their_method(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Telegram tells them apart."""
    file = server.world.files.add("photos", "a.png", "image/png", TINY_PNG)
    photo = (await bot.ok("sendPhoto", chat_id=1001, photo=file.file_id, caption="old"))["message_id"]
    text = await sent(bot)
    assert await bot.refused("editMessageText", chat_id=1001, message_id=photo, text="x") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    assert await bot.refused("editMessageCaption", chat_id=1001, message_id=text, caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )
    assert (await bot.ok("editMessageCaption", chat_id=1001, message_id=photo, caption="x"))["caption"] == "x"


async def test_a_long_caption_is_refused(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """At most 1024 units."""
    file = server.world.files.add("photos", "a.png", "image/png", TINY_PNG)
    refusal = await bot.refused("sendPhoto", chat_id=1001, photo=file.file_id, caption="x" * 1025)
    assert refusal == "400 Bad Request: message caption is too long"


async def test_a_deleted_message_is_gone(bot: RawBot, anna: Client) -> None:
    """For the person, and for a second deletion."""
    number = await sent(bot)
    assert await bot.ok("deleteMessage", chat_id=1001, message_id=number) is True
    assert anna.messages == []
    refusal = await bot.refused("deleteMessage", chat_id=1001, message_id=number)
    assert refusal == "400 Bad Request: message to delete not found"


async def test_a_deletion_needs_an_id(bot: RawBot, anna: Client) -> None:
    """Telegram's words for it."""
    refusal = await bot.refused("deleteMessage", chat_id=1001)
    assert refusal == "400 Bad Request: message identifier is not specified"


async def test_after_48_hours_a_message_stays(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Old messages cannot be deleted."""
    number = await sent(bot)
    server.backdate(1001, number, 48 * 3600 + 1)
    refusal = await bot.refused("deleteMessage", chat_id=1001, message_id=number)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"


async def test_many_are_deleted_and_missing_ones_passed_over(bot: RawBot, anna: Client) -> None:
    """deleteMessages is lenient about each."""
    numbers = [await sent(bot), await sent(bot)]
    assert await bot.ok("deleteMessages", chat_id=1001, message_ids=[*numbers, 99]) is True
    assert anna.messages == []


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        (None, "message identifiers are not specified"),
        ("[", "can't parse message_ids JSON object"),
        (5, "expected an Array of message identifiers"),
        ([0], "invalid message identifier specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
    ],
)
async def test_a_wrong_list_of_ids_is_refused(bot: RawBot, anna: Client, numbers: Any, reason: str) -> None:
    """From one to a hundred whole numbers."""
    refusal = await bot.refused("deleteMessages", chat_id=1001, message_ids=numbers)
    assert refusal == f"400 Bad Request: {reason}"
