"""`start_flow` and `send_event` on `Bot` and `FlowRouter`: Python code that begins or moves a conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dragoman import load_project
from dragoman.project.loading import Project
from dragoman_bots import Bot, FlowRouter
from dragoman_bots.bot import telegram_bot
from dragoman_bots.stores.memory import MemoryStore
from tests.telegram.patience import until
from tests.telegram.talking import bot_texts
from tests.telegram_server import Client, TelegramServer

FLOW = """\
flow: survey
inputs:
  product: text
nodes:
  shipped:
    say: "Your {{ product }} is under way."
  arrived:
    wait: {event: parcel_arrived}
    save: parcel
  rating:
    prompt: "How is the {{ product }} from {{ parcel.carrier }}?"
"""


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """A Bot API server."""
    async with TelegramServer() as found:
        yield found


@pytest.fixture
def survey(server: TelegramServer, tmp_path: Path) -> Project:
    """A project of one flow at this server."""
    (tmp_path / "survey.yaml").write_text(FLOW)
    (tmp_path / ".env").write_text(f"SERVER_TOKEN={server.token}\n")
    (tmp_path / "bot.yaml").write_text(f"bot: test\ntelegram: {{token: '${{SERVER_TOKEN}}', api: '{server.url}'}}\n")
    return load_project(tmp_path)


async def is_led_through(outside: Bot | FlowRouter, person: Client) -> None:
    """A flow starts for this person, and goes on when its event comes."""
    key = f"{person.id}:{person.id}"
    await outside.start_flow(key, "survey", {"product": "tea"})
    await until(lambda: bot_texts(person) == ["Your tea is under way."])
    await outside.send_event(key, "parcel_arrived", {"carrier": "DHL"})
    await until(lambda: bot_texts(person)[1:] == ["How is the tea from DHL?"])


async def test_a_bot_begins_a_conversation(server: TelegramServer, survey: Project) -> None:
    """With somebody who has not written."""
    bot = Bot(survey, MemoryStore())
    await bot.runtime.start()
    await is_led_through(bot, server.user(1001, "Ada", started=True))
    with pytest.raises(ValueError, match="there is no flow 'nonesuch'"):
        await bot.start_flow("1001:1001", "nonesuch")
    await bot.runtime.stop()
    await bot.telegram.session.close()


async def test_a_router_begins_a_conversation(server: TelegramServer, survey: Project) -> None:
    """Once its host has started."""
    router, host = FlowRouter(survey, MemoryStore()), telegram_bot(server.token, server.url)
    await router.emit_startup(bot=host)
    await is_led_through(router, server.user(1001, "Ada", started=True))
    await router.emit_shutdown(bot=host)
    await host.session.close()


async def test_a_router_that_has_not_started_says_so(survey: Project) -> None:
    """Nothing could be kept."""
    router = FlowRouter(survey, MemoryStore())
    with pytest.raises(RuntimeError, match="the router has not started"):
        await router.start_flow("1:1", "survey", {"product": "tea"})
    with pytest.raises(RuntimeError, match="the router has not started"):
        await router.send_event("1:1", "parcel_arrived")
