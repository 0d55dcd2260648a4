"""Paths, tokens, bodies, files and faults."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.files import TINY_PNG
from tests.telegram_server.raw import RawBot


async def fetched(bot: RawBot, path: str) -> tuple[int, dict[str, Any]]:
    """Status and body of a GET."""
    async with bot.session.get(bot.server.url + path) as response:
        return response.status, await response.json()


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot123456789:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot0:a/getMe", 404, "Not Found"),
        ("/bot{token}/getEverything", 404, "Not Found: method not found"),
        ("/other", 404, "Not Found"),
        ("/file/bot{token}/photos/none.jpg", 404, "Not Found"),
        ("/file/bot123456789:wrong/photos/none.jpg", 401, "Unauthorized"),
    ],
)
async def test_wrong_paths_are_refused(
    server: TelegramServer, bot: RawBot, path: str, code: int, description: str
) -> None:
    """With Telegram's body."""
    answer = await fetched(bot, path.replace("{token}", server.token))
    assert answer == (code, {"ok": False, "error_code": code, "description": description})


async def test_method_names_have_no_case_and_get_works(server: TelegramServer, bot: RawBot) -> None:
    """The query string holds parameters."""
    status, body = await fetched(bot, f"/bot{server.token}/GETme")
    assert (status, body["result"]["username"]) == (200, "dragoman_test_bot")
    assert server.calls[-1].method == "getMe"


async def test_forms_hold_structures_as_json(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """As libraries send them."""
    markup = json.dumps({"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]})
    form = {"chat_id": "1001", "text": "x", "reply_markup": markup, "disable_notification": "true"}
    async with bot.session.post(f"{server.url}/bot{server.token}/sendMessage", data=form) as response:
        assert response.status == 200
    assert anna.messages[0].labels == [["A"]]


@pytest.mark.parametrize("body", [b"{", b"[]"])
async def test_a_broken_json_body_is_refused(server: TelegramServer, bot: RawBot, body: bytes) -> None:
    """With 400."""
    url = f"{server.url}/bot{server.token}/sendMessage"
    async with bot.session.post(url, data=body, headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400


async def test_an_uploaded_photo_can_be_downloaded(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """By getFile and the path that it gives."""
    form = aiohttp.FormData({"chat_id": "1001", "photo": "attach://picture"})
    form.add_field("picture", TINY_PNG, filename="a.png", content_type="image/png")
    async with bot.session.post(f"{server.url}/bot{server.token}/sendPhoto", data=form) as response:
        photo = (await response.json())["result"]["photo"]
    file = await bot.ok("getFile", file_id=photo[-1]["file_id"])
    async with bot.session.get(f"{server.url}/file/bot{server.token}/{file['file_path']}") as response:
        assert await response.read() == TINY_PNG


async def test_a_photo_of_a_person_can_be_downloaded(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """The same way, caption and all."""
    await anna.send_photo(b"\xff\xd8\xffjpeg", caption="me")
    message = (await bot.ok("getUpdates"))[0]["message"]
    file = await bot.ok("getFile", file_id=message["photo"][-1]["file_id"])
    async with bot.session.get(f"{server.url}/file/bot{server.token}/{file['file_path']}") as response:
        assert (await response.read(), message["caption"]) == (b"\xff\xd8\xffjpeg", "me")


async def test_above_20_megabytes_there_is_no_download(bot: RawBot, anna: Client) -> None:
    """The size may be claimed."""
    await anna.send_photo(size=(20 << 20) + 1)
    [update] = await bot.ok("getUpdates")
    refusal = await bot.refused("getFile", file_id=update["message"]["photo"][0]["file_id"])
    assert refusal == "400 Bad Request: file is too big"


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("getFile", {"file_id": "odd"}, "invalid file_id"),
        ("getFile", {}, "file_id not specified"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {"document": "attach://none"}, "there is no document in the request"),
        ("sendPhoto", {"photo": "odd"}, "wrong remote file identifier specified: can't unserialize it"),
    ],
)
async def test_a_missing_file_is_refused(
    bot: RawBot, anna: Client, method: str, params: dict[str, Any], reason: str
) -> None:
    """Each in Telegram's words."""
    assert await bot.refused(method, chat_id=1001, **params) == f"400 Bad Request: {reason}"


async def test_text_is_no_photo(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """The bytes are looked at."""
    file = server.world.files.add("photos", "a.png", "image/png", b"hello")
    refusal = await bot.refused("sendPhoto", chat_id=1001, photo=file.file_id)
    assert refusal == "400 Bad Request: IMAGE_PROCESS_FAILED"
    assert (await bot.ok("sendDocument", chat_id=1001, document=file.file_id))["document"]["file_name"] == "a.png"


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        ("429", "429 Too Many Requests: retry after 7"),
        ("403", "403 Forbidden: bot was blocked by the user"),
        ("5xx", "502 Bad Gateway"),
    ],
)
async def test_a_refusing_fault_hits_and_performs_nothing(
    server: TelegramServer, bot: RawBot, anna: Client, kind: str, refusal: str
) -> None:
    """As often as asked, then all is well."""
    server.faults.inject(kind, method="sendMessage", times=2, retry_after=7)
    for _ in range(2):
        assert await bot.refused("sendMessage", chat_id=1001, text="x") == refusal
    assert anna.messages == []
    await bot.ok("sendMessage", chat_id=1001, text="x")
    assert [call.fault for call in server.calls] == [kind, kind, None]


async def test_a_429_says_how_long(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """In its parameters."""
    server.faults.inject("429", retry_after=3)
    _status, body = await bot.call("sendMessage", chat_id=1001, text="x")
    assert body["parameters"] == {"retry_after": 3}


@pytest.mark.parametrize(("kind", "performed"), [("cut", 0), ("cut_after", 1)])
async def test_a_cut_connection_gives_no_answer(
    server: TelegramServer, bot: RawBot, anna: Client, kind: str, performed: int
) -> None:
    """Whether the call was performed is what tells the two apart."""
    server.faults.inject(kind, method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=1001, text="x")
    assert len(anna.messages) == performed


async def test_a_slow_call_is_performed_before_it_is_answered(
    server: TelegramServer, bot: RawBot, anna: Client
) -> None:
    """The person sees it at once."""
    server.faults.inject("slow", method="sendMessage", seconds=60)
    with pytest.raises(TimeoutError):
        async with bot.session.post(
            f"{server.url}/bot{server.token}/sendMessage",
            json={"chat_id": 1001, "text": "x"},
            timeout=aiohttp.ClientTimeout(total=0.3),
        ):
            pass
    assert (await anna.next()).text == "x"


async def test_a_fault_may_be_for_one_chat(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Others are spared."""
    server.user(2, "Ben", started=True)
    server.faults.inject("5xx", chat=2)
    await bot.ok("sendMessage", chat_id=1001, text="x")
    assert (await bot.refused("sendMessage", chat_id=2, text="x")).startswith("502")


async def test_a_rate_hits_a_share_of_the_calls(server: TelegramServer, bot: RawBot) -> None:
    """The same calls each time, for the same seed."""
    server.faults.seed(1)
    fault = server.faults.inject("5xx", times=None, rate=0.5)
    for _ in range(40):
        await bot.call("getMe")
    assert 5 < fault.hits < 35


async def test_duplicates_come_twice_and_out_of_order(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """In one batch."""
    server.faults.inject("duplicate")
    await anna.send("a")
    await anna.send("b")
    assert [update["message"]["text"] for update in await bot.ok("getUpdates")] == ["a", "b", "b", "a"]


async def test_an_unknown_fault_is_an_error(server: TelegramServer) -> None:
    """With the known ones."""
    with pytest.raises(ValueError, match="unknown fault 'earthquake'; known are 429, 403"):
        server.faults.inject("earthquake")


async def test_the_journal_has_all_in_order(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Updates, deliveries and calls."""
    await anna.send("hi")
    await bot.ok("getUpdates")
    await bot.ok("sendMessage", chat_id=1001, text="x")
    assert [event.kind for event in server.journal] == ["update", "delivered", "call", "call"]
    last = server.called("sendmessage")[0]
    assert (last.params, last.status, last.ok) == ({"chat_id": 1001, "text": "x"}, 200, True)
