"""setMyCommands, getMyCommands, deleteMyCommands: one list per scope and language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tests.telegram_server.errors import bad_request

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_my_commands(world: World, params: Params) -> bool:
    """setMyCommands."""
    value = params.structure("commands", bad_request("can't parse commands JSON object"))
    if value is None:
        value = []
    if not isinstance(value, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_command(entry) for entry in value]
    place = _place(world, params)
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[place] = commands
    return True


def get_my_commands(world: World, params: Params) -> list[dict[str, str]]:
    """getMyCommands: the very list of this scope and language, empty where none was set."""
    return world.commands.get(_place(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """deleteMyCommands."""
    world.commands.pop(_place(world, params), None)
    return True


def _command(entry: Any) -> dict[str, str]:
    if not isinstance(entry, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in entry:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
        if not isinstance(entry[name], str):
            raise bad_request(f'can\'t parse BotCommand: Field "{name}" must be of type String')
    command, description = entry["command"], entry["description"].strip()
    _check_length("command", command, 32)
    _check_length("command description", description, 256)
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _check_length(what: str, text: str, most: int) -> None:
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > most:
        raise bad_request(f"{what} length must not exceed {most}")


def _place(world: World, params: Params) -> str:
    scope = params.structure("scope", bad_request("can't parse BotCommandScope JSON object")) or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for name in _SCOPES[scope["type"]]:
        if name not in scope:
            raise bad_request(f"can't parse BotCommandScope: Can't find field \"{name}\"")
    if "chat_id" in scope and world.chat_named(str(scope["chat_id"])) is None:
        raise bad_request("chat not found")
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return json.dumps([scope, language], sort_keys=True)
