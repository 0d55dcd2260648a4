"""The command menu, from the triggers: one list for everywhere, or one for private chats and one for groups."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    BotCommandScopeUnion,
)

from dragoman.graph.flow import Command, Flow, Flows
from dragoman_bots.channels.telegram.patience import persist

log = logging.getLogger("dragoman.telegram")

MOST, LONGEST = 100, 256


async def set_menu(bot: Bot, flows: Flows) -> None:
    """Tells Telegram the commands that people may choose from. If it refuses them, the bot works without."""
    listed = [(flow, c) for flow in flows.flows.values() for c in flow.triggers if isinstance(c, Command)]
    everywhere = [pair for pair in listed if pair[1].where == "any"]
    private = [pair for pair in listed if pair[1].where != "group"]
    group = [pair for pair in listed if pair[1].where != "private"]
    await _set(bot, everywhere, BotCommandScopeDefault())
    await _set(bot, private if private != everywhere else [], BotCommandScopeAllPrivateChats())
    await _set(bot, group if group != everywhere else [], BotCommandScopeAllGroupChats())


async def _set(bot: Bot, commands: Sequence[tuple[Flow, Command]], scope: BotCommandScopeUnion) -> None:
    """One list; none takes away what an earlier version of the flows may have left there."""
    try:
        if commands:
            await persist(lambda: bot.set_my_commands(_menu(commands), scope=scope))
        else:
            await persist(lambda: bot.delete_my_commands(scope=scope))
    except TelegramAPIError as refused:
        log.error("Telegram refuses the command menu: %s", refused.message)


def _menu(commands: Sequence[tuple[Flow, Command]]) -> list[BotCommand]:
    return [BotCommand(command=c.name, description=_description(flow, c)) for flow, c in commands[:MOST]]


def _description(flow: Flow, command: Command) -> str:
    title = flow.title.text.constant if flow.title else None
    return (command.description or title or command.name.replace("_", " ").capitalize())[:LONGEST]
