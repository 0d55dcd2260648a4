"""The server: one bot, its users, on a port of the loopback."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Literal

import aiohttp
from aiohttp import web

from tests.telegram_server.chats import Chat
from tests.telegram_server.control import Control
from tests.telegram_server.faults import Faults
from tests.telegram_server.http import Api
from tests.telegram_server.journal import Call, Event
from tests.telegram_server.membership import Group
from tests.telegram_server.people import Client
from tests.telegram_server.webhooks import Sender
from tests.telegram_server.world import Settings, World

TOKEN = "123456789:AAHtestTokenOfTheLocalServer_000000"


class TelegramServer:
    """A Bot API server for one bot, started by `async with`; nothing is kept after it.

    press_seconds: how long a press may be answered. http_webhooks: takes plain http webhooks on any port.
    retry_seconds: the first pause after a failed webhook.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "dragoman_test_bot",
        port: int = 0,
        press_seconds: float = 15.0,
        http_webhooks: bool = False,
        retry_seconds: float = 1.0,
    ) -> None:
        number = int(token.partition(":")[0])
        bot = {"id": number, "is_bot": True, "first_name": "Dragoman", "username": username}
        self.token = token
        self.world = World(bot, Settings(press_seconds, http_webhooks, retry_seconds))
        self.clients: dict[int, Client] = {}
        self._port = port
        self._api = Api(self.world, token)
        self._runner: web.AppRunner | None = None
        self._sender: Sender | None = None

    async def __aenter__(self) -> TelegramServer:
        application = self._api.application()
        Control(self).add_routes(application)
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self._sender = Sender(self.world, self._api.perform, session)
        self.world.queue.on_push = self._sender.wake
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._sender is not None:
            await self._sender.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """Where bots find the API, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def calls(self) -> list[Call]:
        """All API calls, oldest first."""
        return self.world.journal.calls

    @property
    def journal(self) -> list[Event]:
        """All that happened, oldest first."""
        return self.world.journal.events

    @property
    def faults(self) -> Faults:
        """The faults in force."""
        return self.world.faults

    @property
    def commands(self) -> dict[str, list[dict[str, str]]]:
        """The command lists that the bot set, by JSON of `[scope, language]`."""
        return self.world.commands

    def called(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def user(
        self,
        id: int = 1001,  # noqa: A002
        first_name: str = "Anna",
        username: str | None = None,
        language_code: str | None = "en",
        *,
        started: bool = False,
    ) -> Client:
        """A person in a private chat with the bot; the same id gives the same person.

        The bot may write to them once they have written, or from the beginning where `started`.
        """
        if id in self.clients:
            return self.clients[id]
        name = {"first_name": first_name, **({"username": username} if username else {})}
        language = {"language_code": language_code} if language_code else {}
        user = {"id": id, "is_bot": False, **name, **language}
        chat = Chat(id, "private", name, bot_state="member" if started else "new")
        self.world.chats[id] = chat
        self.world.users[id] = user
        self.clients[id] = Client(self.world, user, chat)
        return self.clients[id]

    def group(
        self,
        title: str,
        members: list[Client],
        *,
        kind: Literal["group", "supergroup"] = "supergroup",
        username: str | None = None,
        privacy: bool = True,
        bot_is_admin: bool = False,
    ) -> Group:
        """A group with the bot and these people, of whom the first owns it."""
        count = sum(not chat.private for chat in self.world.chats.values()) + 1
        number = -(1_000_000_000_000 + 7_000 + count) if kind == "supergroup" else -(4_000 + count)
        about = {"title": title, **({"username": username} if username else {})}
        chat = Chat(number, kind, about, privacy=privacy, bot_is_admin=bot_is_admin)
        self.world.chats[number] = chat
        for member in members:
            member.chat.met = True
        return Group(self.world, chat, members[0].user)

    def raw_update(self, update: dict[str, Any]) -> None:
        """Gives the bot any JSON object as an update, malformed ones too; an update_id is added where absent."""
        self.world.queue.push_raw(update)

    def backdate(self, chat: int, message: int, seconds: float) -> None:
        """Makes a message older."""
        self.world.chats[chat].stored[message].json["date"] -= int(seconds)
