"""Groups: who is heard, who sees what, and losing the group."""

from __future__ import annotations

import pytest

from tests.telegram_server import Client, TelegramServer
from tests.telegram_server.raw import RawBot


@pytest.mark.parametrize(
    ("text", "heard"),
    [("/go", True), ("/go@dragoman_test_bot", True), ("/go@another_bot", False), ("hello", False), ("see /go", False)],
)
async def test_with_privacy_only_commands_are_heard(
    server: TelegramServer, bot: RawBot, anna: Client, text: str, heard: bool
) -> None:
    """And only those for this bot."""
    await anna.at(server.group("Team", [anna]).chat).send(text)
    assert bool(await bot.ok("getUpdates")) is heard


async def test_without_privacy_all_is_heard(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """A switch of the group."""
    await anna.at(server.group("Team", [anna], privacy=False).chat).send("hello")
    [update] = await bot.ok("getUpdates")
    assert (update["message"]["chat"]["type"], update["message"]["chat"]["title"]) == ("supergroup", "Team")


async def test_a_reply_to_the_bot_is_heard(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """Privacy lets it through."""
    group = server.group("Team", [anna])
    sent = await bot.ok("sendMessage", chat_id=group.id, text="your name?")
    await anna.at(group.chat).send("Anna", reply_to=sent["message_id"])
    [update] = await bot.ok("getUpdates")
    assert update["message"]["reply_to_message"]["text"] == "your name?"


async def test_all_members_see_the_bot(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """One message, two people."""
    ben = server.user(2, "Ben")
    group = server.group("Team", [anna, ben])
    there = [anna.at(group.chat), ben.at(group.chat)]
    await bot.ok("sendMessage", chat_id=group.id, text="hello")
    assert [(await client.next()).text for client in there] == ["hello", "hello"]


async def test_a_public_group_has_a_name(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """As chat_id."""
    group = server.group("Team", [anna], username="team")
    assert (await bot.ok("sendMessage", chat_id="@team", text="x"))["chat"]["id"] == group.id


async def test_a_kicked_bot_is_refused_until_added(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """It is told of both."""
    group = server.group("Team", [anna])
    group.kick_bot()
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == (
        "403 Forbidden: bot was kicked from the supergroup chat"
    )
    group.add_bot()
    await bot.ok("sendMessage", chat_id=group.id, text="x")
    states = [update["my_chat_member"]["new_chat_member"]["status"] for update in await bot.ok("getUpdates")]
    assert states == ["kicked", "member"]


async def test_a_migrated_group_names_its_new_id(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """In the refusal and in two service messages."""
    group = server.group("Team", [anna], kind="group")
    new = group.migrate()
    status, body = await bot.call("sendMessage", chat_id=group.id, text="x")
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": new.id})
    first, second = await bot.ok("getUpdates")
    assert first["message"]["migrate_to_chat_id"] == new.id
    assert second["message"]["migrate_from_chat_id"] == group.id
    await bot.ok("sendMessage", chat_id=new.id, text="x")


async def test_messages_of_others_are_deleted_by_admins_only(server: TelegramServer, bot: RawBot, anna: Client) -> None:
    """A plain member may not."""
    for admin in (False, True):
        group = server.group("Team", [anna], bot_is_admin=admin)
        said = await anna.at(group.chat).send("/x")
        status, _body = await bot.call("deleteMessage", chat_id=group.id, message_id=said.id)
        assert (status == 200) is admin
