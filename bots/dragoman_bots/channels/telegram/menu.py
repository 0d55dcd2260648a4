"""The command menu, from the triggers: one list for everywhere, or one for private chats and one for groups."""

from __future__ import annotations

from collections.abc import Iterable

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from dragoman.graph.flow import Command, Flow, Flows
from dragoman_bots.channels.telegram.patience import persist

MOST, LONGEST = 100, 256


async def set_menu(bot: Bot, flows: Flows) -> None:
    """Tells Telegram the commands that people may choose from."""
    listed = [(flow, c) for flow in flows.flows.values() for c in flow.triggers if isinstance(c, Command)]
    everywhere = [pair for pair in listed if pair[1].where == "any"]
    await persist(lambda: bot.set_my_commands(_menu(everywhere), scope=BotCommandScopeDefault()))
    private = [pair for pair in listed if pair[1].where != "group"]
    group = [pair for pair in listed if pair[1].where != "private"]
    if len(private) != len(everywhere):
        await persist(lambda: bot.set_my_commands(_menu(private), scope=BotCommandScopeAllPrivateChats()))
    if len(group) != len(everywhere):
        await persist(lambda: bot.set_my_commands(_menu(group), scope=BotCommandScopeAllGroupChats()))


def _menu(commands: Iterable[tuple[Flow, Command]]) -> list[BotCommand]:
    return [BotCommand(command=c.name, description=_description(flow, c)) for flow, c in list(commands)[:MOST]]


def _description(flow: Flow, command: Command) -> str:
    title = flow.title.text.constant if flow.title else None
    return (command.description or title or command.name.replace("_", " ").capitalize())[:LONGEST]
