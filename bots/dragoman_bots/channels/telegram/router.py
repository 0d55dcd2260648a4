"""`FlowRouter`: YAML flows inside somebody's own aiogram bot, with one `include_router`.

The host polls and acknowledges. What remains promised: an update moves a session once (by its update id), and what
was taken in survives a crash; an update that the host's process drops before it comes here is lost, as it would be
for the host's own handlers.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Message, Update

from dragoman.graph.flow import Phrase
from dragoman.interpreter.events import ButtonPressed, Event, MessageReceived
from dragoman.language.folding import fold
from dragoman.project.loading import Project
from dragoman.project.opening import load_project
from dragoman_bots.channels.telegram.menu import set_menu
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.sending import TelegramChannel
from dragoman_bots.channels.telegram.updates import Unreadable, Updates
from dragoman_bots.runtime.clock import SystemClock
from dragoman_bots.runtime.handoffs import release_commands
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.runtime.whose import session_key
from dragoman_bots.stores.protocol import Store
from dragoman_bots.stores.urls import open_store

log = logging.getLogger("dragoman.router")


class FlowRouter(Router):
    """An aiogram router that answers with the flows of a project, and leaves everything else to the other routers.

    It takes the flows' commands and phrases, presses of its own buttons, and every message of somebody whom a flow
    has asked something, but for commands of the host's. `menu=True` also sets the bot's command menu from the triggers.

    Raises:
        FlowsNotSound: the project has errors; they are in the message.
    """

    def __init__(self, project: Project | str | Path, store: Store | None = None, *, menu: bool = False) -> None:
        super().__init__(name="dragoman")
        self._project = project if isinstance(project, Project) else load_project(project)
        self._store, self._menu = store, menu
        self._releases = release_commands(self._project.flows)
        self._runtime: Runtime | None = None
        self._ringing: asyncio.Task[None] | None = None
        self._updates: Updates | None = None
        self._starting = asyncio.Lock()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.startup.register(self._start)
        self.shutdown.register(self._stop)
        self.message.register(self._message)
        self.callback_query.register(self._press)

    async def _start(self, bot: Bot) -> tuple[Runtime, Updates]:
        """Starts with the host, or with the first update where the host emits no start-up."""
        async with self._starting:
            if self._runtime is None or self._updates is None:
                settings = self._project.settings
                tokens = PressTokens(bot.token)
                store = self._store or open_store(settings.store_url, settings.bot, self._project.folder)
                runtime = Runtime(self._project, store, TelegramChannel(bot, tokens, self._project.folder))
                await runtime.start()
                self._updates = Updates((await bot.me()).username or "", tokens)
                self._runtime = runtime
                self._ringing = asyncio.create_task(runtime.ring())
                if self._menu:
                    await set_menu(bot, self._project.flows)
            return self._runtime, self._updates

    async def start_flow(self, session_key: str, flow: str, inputs: Mapping[str, Any] | None = None) -> None:
        """Starts a flow for somebody, as a command would.

        `session_key` is `CHAT:USER`, by their numbers; in a private chat both are the user's: `42:42`. When this
        returns, the start is kept and sure to happen, once, behind what the user has sent before.

        Raises:
            ValueError: the key is none, there is no such flow, or it does not take these inputs.
            RuntimeError: the host has not started yet.
            StoreUnavailable: it could not be kept.
        """
        await self._running().start_flow(session_key, flow, inputs)

    async def send_event(self, session_key: str, name: str, data: Any = None) -> None:
        """Tells a conversation that something happened: a `wait` for this event goes on, a trigger starts its flow.

        Raises:
            ValueError: the key or the name is none, or the data are nothing that an action could return.
            RuntimeError: the host has not started yet.
            StoreUnavailable: it could not be kept.
        """
        await self._running().send_event(session_key, name, data)

    def _running(self) -> Runtime:
        if self._runtime is None:
            raise RuntimeError("the router has not started: it starts with its dispatcher, or with the first update")
        return self._runtime

    async def _stop(self) -> None:
        runtime, self._runtime = self._runtime, None
        if self._ringing is not None:
            self._ringing.cancel()
        if runtime is not None:
            await runtime.stop()

    async def _message(self, message: Message, bot: Bot, event_update: Update) -> Any:
        return await self._take(bot, event_update)

    async def _press(self, query: CallbackQuery, bot: Bot, event_update: Update) -> Any:
        return await self._take(bot, event_update)

    async def _take(self, bot: Bot, update: Update) -> Any:
        runtime, updates = await self._start(bot)
        try:
            event = updates.read(update.model_dump(by_alias=True, exclude_none=True), SystemClock().now())
        except Unreadable as broken:
            log.error("the update %s cannot be read: %s", update.update_id, broken)
            return UNHANDLED
        if event is None or self._is_the_hosts(event):
            return UNHANDLED
        # aiogram handles updates side by side: whether one concerns the flows is known when those before it are done.
        async with self._turns.setdefault(session_key(event.origin), asyncio.Lock()):
            if not await self._concerns(event, runtime):
                return UNHANDLED
            await runtime.handle(event)
        return None

    def _is_the_hosts(self, event: Event) -> bool:
        """Whether it is somebody else's for sure: a press of a button, a command."""
        if isinstance(event, ButtonPressed):
            return event.standing == "forged"
        word, flows = _command(event), self._project.flows
        known = word in flows.commands or word in flows.escapes or word in self._releases
        return word != "" and not known

    async def _concerns(self, event: Event, runtime: Runtime) -> bool:
        """Whether it is for the flows: theirs from its beginning on, or of somebody for whom one is running."""
        if isinstance(event, ButtonPressed) or _command(event) in self._project.flows.commands:
            return True
        if (found := self._project.flows.phrases.get(fold(_text(event)))) and _works_here(found[1], event):
            return True
        return await runtime.is_running(event)


def _text(event: Event) -> str:
    return event.content.text if isinstance(event, MessageReceived) and event.content.kind == "text" else ""


def _command(event: Event) -> str:
    """The word behind the slash, or nothing."""
    words = _text(event).removeprefix("/").split(maxsplit=1) if _text(event).startswith("/") else []
    return words[0].partition("@")[0].lower() if words else ""


def _works_here(phrase: Phrase, event: Event) -> bool:
    private = event.origin.chat.type == "private"
    return phrase.where == "any" or private == (phrase.where == "private")
