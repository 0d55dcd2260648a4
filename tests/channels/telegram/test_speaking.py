"""Messages with everything beside a text, on the strict Bot API server; what it does not have, as it was asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from dragoman.interpreter.effects import Button, DeleteMessage, Keyboard, Press, SendMessage, Utterance
from dragoman.interpreter.extras import Media, React, SendInvoice
from dragoman_bots.channels.protocol import Address, Undeliverable
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.sending import TelegramChannel
from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.files import TINY_PNG

PHOTO = Media("photo", "images/cat.png", "path")
KEYS = Keyboard(((Button("Good", Press(1, 0)),),))


class Shop:
    """A channel on a server, and a person who has started the bot."""

    def __init__(self, server: TelegramServer, folder: Path) -> None:
        self.server, self.person = server, server.user(1001, "Ada", started=True)
        self.bot = Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
        self.channel = TelegramChannel(self.bot, PressTokens(server.token), folder)

    async def do(self, effect: Utterance, chat: int | None = None) -> int | None:
        """Performs it in the person's chat."""
        return await self.channel.perform(Address(chat or self.person.id, self.person.id), "k", effect)

    async def asked(self, effect: Utterance) -> tuple[str, dict[str, Any]]:
        """The call that the server was asked to do, which it does not know."""
        with pytest.raises(Undeliverable):
            await self.do(effect)
        call = self.server.calls[-1]
        return call.method, call.params

    @property
    def methods(self) -> list[str]:
        """What the bot has asked for."""
        return [call.method for call in self.server.calls]


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    """A shop whose project has a picture."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "cat.png").write_bytes(TINY_PNG)
    async with TelegramServer() as server:
        made = Shop(server, tmp_path)
        yield made
        await made.bot.session.close()


def last(person: Client) -> dict[str, Any]:
    """The newest message, as the Bot API shows it."""
    return person.messages[-1].raw


async def test_a_photo_of_the_project_is_uploaded_with_its_text_and_buttons(shop: Shop) -> None:
    """In one message."""
    number = await shop.do(SendMessage("<b>Our</b> shop", media=(PHOTO,), keyboard=KEYS, asks=True))
    found = shop.person.messages[-1]
    assert (found.id, found.text, found.labels) == (number, "Our shop", [["Good"]])
    assert "photo" in found.raw


async def test_a_file_that_is_gone_leaves_its_text(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    """The operator is told."""
    await shop.do(SendMessage("Our shop", media=(Media("photo", "images/dog.png", "path"),)))
    assert (shop.person.messages[-1].text, "photo" in last(shop.person)) == ("Our shop", False)
    assert "the file 'images/dog.png' is not in the project" in caplog.text


async def test_a_file_that_is_gone_and_has_no_text_cannot_be_delivered(shop: Shop) -> None:
    """Nothing is left of it."""
    with pytest.raises(Undeliverable, match=r"images/dog\.png"):
        await shop.do(SendMessage("", media=(Media("photo", "images/dog.png", "path"),)))


async def test_a_file_outside_the_project_is_never_opened(shop: Shop, tmp_path: Path) -> None:
    """Whatever its name."""
    (tmp_path.parent / "secret.txt").write_text("s")
    with pytest.raises(Undeliverable):
        await shop.do(SendMessage("", media=(Media("document", "../secret.txt", "path"),)))
    assert shop.methods == []


async def test_a_text_too_long_for_a_caption_is_a_message_of_its_own(shop: Shop) -> None:
    """With the buttons."""
    await shop.do(SendMessage("x" * 1025, media=(PHOTO,), keyboard=KEYS, asks=True))
    photo, text = shop.person.messages[-2:]
    assert ("photo" in photo.raw, photo.labels) == (True, [])
    assert (len(text.text), text.labels) == (1025, [["Good"]])


async def test_typing_is_shown_before(shop: Shop) -> None:
    """For as long as it says."""
    await shop.do(SendMessage("Hi", typing=0.01))
    assert shop.methods == ["sendChatAction", "sendMessage"]


async def test_a_message_arrives_silent_and_protected(shop: Shop) -> None:
    """As it says, and with its effect in a private chat."""
    await shop.do(SendMessage("Hi", silent=True, protect=True, effect="🎉"))
    params = shop.server.calls[-1].params
    assert (params["disable_notification"], params["protect_content"]) == ("true", "true")
    assert params["message_effect_id"] == "5046509860389126442"


async def test_a_placeholder_stands_where_the_answer_is_typed(shop: Shop) -> None:
    """As far as Telegram has a place for it."""
    await shop.do(SendMessage("Your name?", placeholder="Ada"))
    assert "Ada" in str(shop.server.calls[-1].params["reply_markup"])


async def test_a_replaced_message_is_deleted_once_the_new_one_is_there(shop: Shop) -> None:
    """In this order."""
    first = await shop.do(SendMessage("Old"))
    await shop.do(SendMessage("New", edit=first, replace=True))
    assert [message.text for message in shop.person.messages if message.from_bot] == ["New"]
    assert shop.methods == ["sendMessage", "sendMessage", "deleteMessage"]


async def test_a_text_cannot_take_a_photo_s_place(shop: Shop) -> None:
    """It is sent anew, and the photo's dead buttons go."""
    photo = await shop.do(SendMessage("Which?", media=(PHOTO,), keyboard=KEYS, asks=True))
    number = await shop.do(SendMessage("Good", edit=photo))
    shown = [message for message in shop.person.messages if message.from_bot]
    assert [(message.id, message.labels) for message in shown] == [(photo, []), (number, [])]


async def test_a_message_of_another_chat_goes_there(shop: Shop) -> None:
    """And can be deleted there."""
    other = shop.server.user(1002, "Bob", started=True)
    number = await shop.do(SendMessage("Ada has paid", to=other.id))
    assert other.messages[-1].text == "Ada has paid"
    assert number is not None
    await shop.do(DeleteMessage(number, other.id))
    assert "Ada has paid" not in [message.text for message in other.messages]


async def test_whose_words_are_passed_on_stands_before_them(shop: Shop) -> None:
    """Never as markup of the user's."""
    await shop.do(SendMessage("<b>tea?</b>", format="plain", author="Ada"))
    await shop.do(SendMessage("A &amp; B", author="<Ada>"))
    assert [message.text for message in shop.person.messages[-2:]] == ["Ada: <b>tea?</b>", "<Ada>: A & B"]


async def test_an_album_is_one_call(shop: Shop) -> None:
    """Its text under the first."""
    album = (Media("photo", "https://a.org/1.jpg", "url"), Media("video", "https://a.org/2.mp4", "url", text="Two"))
    method, params = await shop.asked(SendMessage("One", media=album))
    assert method.lower() == "sendmediagroup"
    assert ('"caption": "One"' in params["media"].replace('":"', '": "'), '"Two"' in params["media"]) == (True, True)


QUIZ = {"question": "Tea?", "options": ["Yes"], "anonymous": False, "multiple": False, "correct": 0}
ASKED = [
    (Media("sticker", "s1"), "sendsticker", {"sticker": "s1"}),
    (Media("voice", "https://a.org/v", "url"), "sendvoice", {"voice": "https://a.org/v"}),
    (
        Media("location", value={"latitude": Decimal("52.5"), "longitude": Decimal(13)}),
        "sendlocation",
        {"latitude": "52.5", "longitude": "13.0"},
    ),
    (
        Media("contact", value={"phone": "+34", "first_name": "Ada", "last_name": ""}),
        "sendcontact",
        {"phone_number": "+34", "first_name": "Ada"},
    ),
    (Media("dice", value={"emoji": "🎯"}), "senddice", {"emoji": "🎯"}),
    (
        Media("poll", value=QUIZ),
        "sendpoll",
        {"question": "Tea?", "is_anonymous": "false", "type": "quiz", "correct_option_ids": "[0]"},
    ),
]


@pytest.mark.parametrize(("media", "method", "params"), ASKED, ids=lambda value: getattr(value, "kind", None))
async def test_everything_else_is_asked_of_telegram_in_its_words(
    shop: Shop, media: Media, method: str, params: dict[str, str]
) -> None:
    """The server here knows none of these methods."""
    found, given = await shop.asked(SendMessage("", media=(media,)))
    assert found.lower() == method
    assert {key: str(given[key]) for key in params} == params


async def test_a_reaction_is_an_emoji_on_the_user_s_message(shop: Shop) -> None:
    """Without a number there is nothing to put it on."""
    assert await shop.do(React(None, "👍")) is None
    assert shop.methods == []
    method, params = await shop.asked(React(5, "👍"))
    assert (method.lower(), str(params["message_id"])) == ("setmessagereaction", "5")


async def test_an_invoice_says_plainly_that_it_was_not_sent(shop: Shop) -> None:
    """So that nobody waits for money in vain."""
    with pytest.raises(Undeliverable, match="invoices cannot be sent to Telegram yet"):
        await shop.do(SendInvoice("Tea", "Tea", "EUR", Decimal("3.50"), "p", "Pay"))
