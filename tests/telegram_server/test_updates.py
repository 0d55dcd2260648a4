"""getUpdates: order, confirmation, waiting, conflicts, what is delivered at all."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot


async def polled(bot: RawBot) -> None:
    """Waits until a poll has arrived at the server."""
    await asyncio.wait_for(bot.server.world.queue.polled.wait(), 5)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    """The texts of message updates."""
    return [update["message"]["text"] for update in updates]


async def test_updates_count_up_and_come_again_until_confirmed(bot: RawBot, anna: Client) -> None:
    """Only a higher offset confirms."""
    for word in ("one", "two", "three"):
        await anna.send(word)
    first = await bot.ok("getUpdates")
    assert texts(await bot.ok("getUpdates")) == texts(first) == ["one", "two", "three"]
    numbers = [update["update_id"] for update in first]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]
    assert texts(await bot.ok("getUpdates", offset=numbers[1])) == ["two", "three"]
    assert texts(await bot.ok("getUpdates")) == ["two", "three"]
    assert await bot.ok("getUpdates", offset=numbers[2] + 1) == []


async def test_a_negative_offset_keeps_the_last_ones(bot: RawBot, anna: Client) -> None:
    """All before are forgotten."""
    for word in ("one", "two", "three"):
        await anna.send(word)
    assert texts(await bot.ok("getUpdates", offset=-1)) == ["three"]
    assert texts(await bot.ok("getUpdates")) == ["three"]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (0, 1), (100, 100), (1000, 100)])
async def test_the_limit_is_between_1_and_100(bot: RawBot, anna: Client, limit: int, count: int) -> None:
    """Numbers outside are moved inside."""
    for number in range(101):
        await anna.send(str(number))
    assert len(await bot.ok("getUpdates", limit=limit)) == count


async def test_a_long_poll_ends_with_the_first_update(bot: RawBot, anna: Client) -> None:
    """It waits for what comes."""
    poll = asyncio.create_task(bot.ok("getUpdates", timeout=50))
    await polled(bot)
    assert not poll.done()
    await anna.send("hi")
    assert texts(await asyncio.wait_for(poll, 5)) == ["hi"]


async def test_the_earlier_of_two_pollers_is_ended(bot: RawBot, anna: Client) -> None:
    """The later one gets the updates."""
    earlier = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await polled(bot)
    later = asyncio.create_task(bot.ok("getUpdates", timeout=50))
    assert await asyncio.wait_for(earlier, 5) == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await anna.send("hi")
    assert texts(await asyncio.wait_for(later, 5)) == ["hi"]


async def test_polling_is_refused_while_a_webhook_is_set(bot: RawBot) -> None:
    """Telegram's words for it."""
    await bot.ok("setWebhook", url="https://example.com/hook")
    assert await bot.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.ok("deleteWebhook")
    assert await bot.ok("getUpdates") == []


async def test_setting_a_webhook_ends_a_poll(bot: RawBot) -> None:
    """The poller is told."""
    poll = asyncio.create_task(bot.refused("getUpdates", timeout=50))
    await polled(bot)
    await bot.ok("setWebhook", url="https://example.com/hook")
    assert await asyncio.wait_for(poll, 5) == "409 Conflict: terminated by setWebhook request"


async def test_allowed_updates_are_remembered(bot: RawBot, anna: Client) -> None:
    """Absent keeps them, an empty list is the default again."""
    await bot.ok("getUpdates", allowed_updates=["callback_query"])
    await anna.send("unheard")
    assert await bot.ok("getUpdates") == []
    await bot.ok("getUpdates", allowed_updates=[])
    await anna.send("heard")
    assert texts(await bot.ok("getUpdates")) == ["heard"]


@pytest.mark.parametrize("params", [{"offset": "x"}, {"limit": 1.5}, {"timeout": True}, {"allowed_updates": 5}])
async def test_a_parameter_of_the_wrong_type_is_refused(bot: RawBot, params: dict[str, Any]) -> None:
    """With 400."""
    assert (await bot.refused("getUpdates", **params)).startswith("400 Bad Request: ")


async def test_any_json_can_be_an_update(server: TelegramServer, bot: RawBot) -> None:
    """A malformed body gets a number and waits like others."""
    server.raw_update({"message": {"date": "yesterday"}})
    [update] = await bot.ok("getUpdates")
    assert update["message"] == {"date": "yesterday"}
    assert await bot.ok("getUpdates", offset=update["update_id"] + 1) == []


async def test_an_update_with_its_own_number_is_given_once(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Even below the offset, as after a restart of the count."""
    await anna.send("hi")
    [update] = await bot.ok("getUpdates")
    server.raw_update({"update_id": 5, "message": {}})
    assert await bot.ok("getUpdates", offset=update["update_id"] + 1) == [{"update_id": 5, "message": {}}]
    assert await bot.ok("getUpdates") == []


async def test_an_edit_by_a_person_is_its_own_update(bot: RawBot, anna: Client) -> None:
    """With the same message_id and a date of the edit."""
    said = await anna.send("helo")
    await anna.edit(said, "hello")
    updates = await bot.ok("getUpdates")
    assert (updates[1]["edited_message"]["text"], updates[1]["edited_message"]["message_id"]) == ("hello", said.id)
