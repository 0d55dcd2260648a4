"""The command menu that people see, set from the triggers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.telegram.processes import bot
from tests.telegram.projects import write_project
from tests.telegram.worlds import World
from tests.telegram_server import TelegramServer

pytestmark = pytest.mark.asyncio(loop_scope="session")


def menu(server: TelegramServer, scope: str) -> dict[str, str]:
    """Command -> description, for a scope."""
    found = [lists for place, lists in server.commands.items() if scope in place]
    return {line["command"]: line["description"] for lists in found for line in lists}


async def test_commands_for_everywhere_are_the_default_menu(shared: World) -> None:
    """Those with `where` are not in it."""
    commands = menu(shared.server, "default")
    assert {"register", "order", "customer", "pick"} <= set(commands)
    assert not {"team", "secretly"} & set(commands)


async def test_the_private_menu_has_what_works_in_private(shared: World) -> None:
    """All but those of groups."""
    commands = menu(shared.server, "all_private_chats")
    assert "secretly" in commands
    assert "team" not in commands


async def test_the_menu_of_groups_has_what_works_in_groups(shared: World) -> None:
    """All but those of private chats."""
    commands = menu(shared.server, "all_group_chats")
    assert "team" in commands
    assert "secretly" not in commands


async def test_the_menu_shows_the_descriptions_of_the_triggers(shared: World) -> None:
    """As the author wrote them, or else the flow's title."""
    commands = menu(shared.server, "default")
    assert commands["register"] == "Create an account"
    assert commands["order"] == "Order fruit"


async def test_menus_of_an_earlier_version_are_taken_away(tmp_path: Path) -> None:
    """Without commands for groups or private chats only, one list serves all."""
    async with TelegramServer() as server:
        for scope in ("all_private_chats", "all_group_chats"):
            server.world.commands[json.dumps([{"type": scope}, ""])] = [{"command": "old", "description": "Gone"}]
        program = bot(write_project(tmp_path, server.url), server.token)
        await program.start()
        await program.polls(server)
        await program.kill()
        assert menu(server, "default").keys() == {"customer", "order", "register"}
        assert menu(server, "all_private_chats") == menu(server, "all_group_chats") == {}


async def test_a_menu_that_telegram_refuses_stops_nobody(tmp_path: Path) -> None:
    """The bot says so and works without."""
    async with TelegramServer() as server:
        server.faults.inject("403", method="setMyCommands", times=None)
        program = bot(write_project(tmp_path, server.url), server.token)
        await program.start()
        await program.polls(server)
        await program.kill()
        assert "Telegram refuses the command menu" in program.errors
