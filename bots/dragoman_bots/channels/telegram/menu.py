"""The command menu, from the triggers: one list for everywhere, or one for private chats and one for groups.

Each list is set once more for every language that a command's description is translated into.
"""

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

Listed = Sequence[tuple[Flow, Command]]


async def set_menu(bot: Bot, flows: Flows) -> None:
    """Tells Telegram the commands that people may choose from. If it refuses them, the bot works without."""
    listed = [(flow, c) for flow in flows.flows.values() for c in flow.triggers if isinstance(c, Command)]
    everywhere = [pair for pair in listed if pair[1].where == "any"]
    private = [pair for pair in listed if pair[1].where != "group"]
    group = [pair for pair in listed if pair[1].where != "private"]
    for code, locale in _languages(listed).items():
        await _set(bot, everywhere, BotCommandScopeDefault(), code, locale)
        await _set(bot, private if private != everywhere else [], BotCommandScopeAllPrivateChats(), code, locale)
        await _set(bot, group if group != everywhere else [], BotCommandScopeAllGroupChats(), code, locale)


def _languages(listed: Listed) -> dict[str, str]:
    """Telegram's code of a language (two letters, nothing for all others) -> the locale of ours for it."""
    locales = {locale for flow, command in listed for locale in (*command.translated, *_titles(flow))}
    # Of pt and pt_BR, the plain one is for all who speak the language.
    codes = {locale.partition("_")[0]: locale for locale in sorted(locales, reverse=True)}
    return {"": ""} | {code: codes[code] for code in sorted(codes) if len(code) == 2}


async def _set(bot: Bot, commands: Listed, scope: BotCommandScopeUnion, code: str, locale: str) -> None:
    """One list; none takes away what an earlier version of the flows may have left there."""
    language = code or None
    try:
        if commands:
            menu = _menu(commands, locale)
            await persist(lambda: bot.set_my_commands(menu, scope=scope, language_code=language))
        else:
            await persist(lambda: bot.delete_my_commands(scope=scope, language_code=language))
    except TelegramAPIError as refused:
        log.error("Telegram refuses the command menu: %s", refused.message)


def _menu(commands: Listed, locale: str) -> list[BotCommand]:
    return [BotCommand(command=c.name, description=_description(flow, c, locale)) for flow, c in commands[:MOST]]


def _description(flow: Flow, command: Command, locale: str) -> str:
    own = command.translated.get(locale) or command.description
    title = flow.title.of(locale).constant if flow.title and not own else None
    return (own or title or command.name.replace("_", " ").capitalize())[:LONGEST]


def _titles(flow: Flow) -> tuple[str, ...]:
    return tuple(flow.title.translated) if flow.title else ()
