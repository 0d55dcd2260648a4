"""Keyboards: limits, kinds, and the words of each refusal."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot


def inline(**button: Any) -> dict[str, Any]:
    """A keyboard of one inline button."""
    return {"inline_keyboard": [[{"text": "b", **button}]]}


def rows(count: int, width: int) -> list[list[dict[str, str]]]:
    """Rows of good inline buttons."""
    return [[{"text": "b", "callback_data": "d"}] * width for _ in range(count)]


TOO_LONG = "reply markup is too long"
BUTTON = "can't parse inline keyboard button: "
REFUSED: list[tuple[Any, str]] = [
    (inline(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    (inline(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    (inline(callback_data=""), BUTTON + "Text buttons are unallowed in the inline keyboard"),
    (inline(), BUTTON + "Text buttons are unallowed in the inline keyboard"),
    (inline(callback_data=5), BUTTON + 'Field "callback_data" must be of type String'),
    ({"inline_keyboard": [[{"callback_data": "x"}]]}, BUTTON + 'Can\'t find field "text"'),
    ({"inline_keyboard": [[{"text": 5, "callback_data": "x"}]]}, BUTTON + 'Field "text" must be of type String'),
    ({"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}, "inline keyboard button text must be non-empty"),
    ({"inline_keyboard": [["x"]]}, BUTTON + "InlineKeyboardButton must be an Object"),
    (inline(url="not-a-url"), "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"),
    (inline(url="ftp://example.com"),
     "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol"),
    (inline(url="http://localhost/"), "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"),
    (inline(url="https://"), "inline keyboard button URL 'https://' is invalid: URL host is empty"),
    (inline(web_app={"url": "http://example.com"}),
     "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed"),
    (inline(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
    (inline(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    (inline(pay=True), "BUTTON_TYPE_INVALID"),
    (inline(callback_game={}), "BUTTON_TYPE_INVALID"),
    (inline(url="https://a.org", callback_data="x"), BUTTON + "exactly one action is allowed, got url, callback_data"),
    ({"inline_keyboard": rows(1, 9)}, TOO_LONG),
    ({"inline_keyboard": rows(101, 1)}, TOO_LONG),
    ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
    ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
    ({"keyboard": "bad"}, 'field "keyboard" must be of type Array'),
    ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
    ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    ({"keyboard": [[{"request_contact": True}]]}, 'can\'t parse keyboard button: Can\'t find field "text"'),
    ({"keyboard": [["x"] * 11]}, TOO_LONG),
    ({"keyboard": [["x"]] * 301}, TOO_LONG),
    ({"keyboard": [[{"text": "a", "web_app": {"url": "http://a.org"}}]]},
     "keyboard button Web App URL 'http://a.org' is invalid: Only HTTPS links are allowed"),
    ({"keyboard": [["A"]], "resize_keyboard": "yes"}, 'field "resize_keyboard" must be of type Boolean'),
    ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
    ({"remove_keyboard": "yes"}, 'field "remove_keyboard" must be of type Boolean'),
    ({**inline(callback_data="x"), "keyboard": [["A"]]}, "a message can have only one kind of reply markup"),
    ([], "object expected as reply markup"),
    ("{", "can't parse reply keyboard markup JSON object"),
    ({"inline_keyboard": [[{"text": "x" * 400, "callback_data": "d"}]] * 50}, TOO_LONG),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "reason"), REFUSED)
async def test_a_wrong_keyboard_is_refused(bot: RawBot, anna: Client, markup: Any, reason: str) -> None:
    """Nothing is sent, and the words are Telegram's."""
    refusal = await bot.refused("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert refusal == f"400 Bad Request: {reason}"
    assert anna.messages == []


GOOD: list[dict[str, Any]] = [
    inline(callback_data="x" * 64),
    inline(callback_data="é" * 32),
    inline(url="https://example.com/a?b=c"),
    inline(url="example.com"),
    inline(url="tg://user?id=1"),
    inline(web_app={"url": "https://example.com"}),
    inline(switch_inline_query=""),
    inline(copy_text={"text": "x" * 256}),
    {"inline_keyboard": rows(12, 8)},
    {"inline_keyboard": rows(100, 1)},
]


@pytest.mark.parametrize("markup", GOOD)
async def test_a_keyboard_at_the_limits_is_taken(bot: RawBot, anna: Client, markup: dict[str, Any]) -> None:
    """It comes back as it was given."""
    assert (await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup))["reply_markup"] == markup


async def test_an_empty_inline_keyboard_is_none(bot: RawBot, anna: Client) -> None:
    """No rows, no markup."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": []})
    assert "reply_markup" not in sent


async def test_markup_may_come_as_text(bot: RawBot, anna: Client) -> None:
    """As forms send it."""
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    assert anna.messages[0].labels == [["a"]]


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"request_contact": True}, "phone number can be requested in private chats only"),
        ({"request_location": True}, "location can be requested in private chats only"),
        ({"request_poll": {"type": "quiz"}}, "poll can be requested in private chats only"),
        ({"web_app": {"url": "https://a.org"}}, "Web App buttons can be used in private chats only"),
    ],
)
async def test_requests_are_for_private_chats(
    server: TelegramServer, bot: RawBot, anna: Client, button: dict[str, Any], reason: str
) -> None:
    """In a group they are refused; with Anna alone they are taken."""
    markup = {"keyboard": [[{"text": "Share", **button}]]}
    group = server.group("Team", [anna])
    assert await bot.refused("sendMessage", chat_id=group.id, text="x", reply_markup=markup) == (
        f"400 Bad Request: {reason}"
    )
    await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup=markup)


async def test_a_reply_keyboard_stays_until_removed(bot: RawBot, anna: Client) -> None:
    """It outlives its message and is not part of the returned one."""
    sent = await bot.ok("sendMessage", chat_id=1001, text="x", reply_markup={"keyboard": [["A", {"text": "B"}]]})
    await bot.ok("sendMessage", chat_id=1001, text="y")
    assert "reply_markup" not in sent
    assert anna.keyboard == [["A", "B"]]
    await bot.ok("sendMessage", chat_id=1001, text="z", reply_markup={"remove_keyboard": True})
    assert anna.keyboard is None
