"""Command lists: scopes, languages and refusals."""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram_server import Client
from tests.telegram_server.raw import RawBot

GO = {"command": "go", "description": "Goes"}


async def test_each_scope_and_language_has_its_list(bot: RawBot) -> None:
    """Set, read, deleted apart."""
    await bot.ok("setMyCommands", commands=[GO])
    await bot.ok("setMyCommands", commands=[], scope={"type": "all_private_chats"}, language_code="de")
    assert await bot.ok("getMyCommands") == [GO]
    assert await bot.ok("getMyCommands", scope={"type": "all_private_chats"}) == []
    await bot.ok("deleteMyCommands")
    assert await bot.ok("getMyCommands") == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "a" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "Go", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "go-on", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "/go", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "go", "description": " "}, "command description must be non-empty"),
        ({"command": "go", "description": "x" * 257}, "command description length must not exceed 256"),
        ({"command": "go"}, "can't parse BotCommand: Can't find field \"description\""),
        ({"command": 1, "description": "x"}, 'can\'t parse BotCommand: Field "command" must be of type String'),
        ("go", "can't parse BotCommand: expected an Object"),
    ],
)
async def test_a_wrong_command_is_refused(bot: RawBot, command: Any, reason: str) -> None:
    """And with it the whole list."""
    assert await bot.refused("setMyCommands", commands=[GO, command]) == f"400 Bad Request: {reason}"
    assert await bot.ok("getMyCommands") == []


async def test_a_hundred_commands_are_the_most(bot: RawBot) -> None:
    """One more is too much."""
    many = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    await bot.ok("setMyCommands", commands=many[:100])
    assert await bot.refused("setMyCommands", commands=many) == "400 Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"scope": {"type": "odd"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"language_code": "eng"}, "invalid language code specified"),
    ],
)
async def test_a_wrong_place_is_refused(bot: RawBot, anna: Client, params: dict[str, Any], reason: str) -> None:
    """Scopes and languages are checked."""
    assert await bot.refused("setMyCommands", commands=[GO], **params) == f"400 Bad Request: {reason}"
