"""The command menu in the languages that its descriptions are translated into."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from dragoman.project.loading import load
from dragoman_bots.channels.telegram.menu import set_menu
from tests.i18n.translating import entry, project
from tests.telegram_server import TelegramServer

FLOW = """\
    title: The shop
    triggers:
      - {command: shop, description: Buy fruit}
      - {command: team, where: group}
    nodes: {a: {say: Hi}}
"""
HI = entry("a.say", "Hi", "x")
TRANSLATED = entry("triggers", "Buy fruit", "Comprar fruta") + entry("title", "The shop", "La tienda") + HI


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """A Bot API server."""
    async with TelegramServer() as running:
        yield running


async def menus(server: TelegramServer, folder: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Scope and language -> command and description, as the server has them after the project's menu was set."""
    bot = Bot(server.token, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url)))
    loaded = load(folder).project
    assert loaded is not None
    await set_menu(bot, loaded.flows)
    await bot.session.close()
    places = {place: json.loads(place) for place in server.world.commands}
    return {
        (places[place][0]["type"], places[place][1]): [(line["command"], line["description"]) for line in lines]
        for place, lines in server.world.commands.items()
    }


async def test_the_menu_is_set_in_each_language(server: TelegramServer, tmp_path: Path) -> None:
    """Descriptions, and titles where there are none."""
    found = await menus(server, project(tmp_path, TRANSLATED, FLOW))
    assert found["default", ""] == [("shop", "Buy fruit")]
    assert found["default", "es"] == [("shop", "Comprar fruta")]
    assert found["all_group_chats", "es"] == [("shop", "Comprar fruta"), ("team", "La tienda")]


async def test_without_translations_there_is_one_menu(server: TelegramServer, tmp_path: Path) -> None:
    """For everybody."""
    found = await menus(server, project(tmp_path, None, FLOW, bot="bot: test\n"))
    assert {language for _, language in found} == {""}


async def test_a_country_s_language_serves_all_who_speak_it(server: TelegramServer, tmp_path: Path) -> None:
    """Telegram knows languages of two letters."""
    found = await menus(server, project(tmp_path, TRANSLATED, FLOW, locale="pt_BR"))
    assert found["default", "pt"] == [("shop", "Comprar fruta")]


async def test_a_language_that_telegram_has_no_letters_for_is_left_out(server: TelegramServer, tmp_path: Path) -> None:
    """It has three."""
    found = await menus(server, project(tmp_path, TRANSLATED, FLOW, locale="fil"))
    assert {language for _, language in found} == {""}
