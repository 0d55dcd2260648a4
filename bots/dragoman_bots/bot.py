"""A project as a running bot on Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator, Mapping
from typing import Any

from aiogram import Bot as TelegramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from dragoman.project.loading import Project
from dragoman_bots.channels.telegram.errors import MALFORMED, MISSING, UNAUTHORIZED, TelegramRefused
from dragoman_bots.channels.telegram.menu import set_menu
from dragoman_bots.channels.telegram.patience import persist
from dragoman_bots.channels.telegram.polling import Poller
from dragoman_bots.channels.telegram.presses import PressTokens
from dragoman_bots.channels.telegram.sending import TelegramChannel
from dragoman_bots.channels.telegram.updates import Unreadable, Updates
from dragoman_bots.runtime.clock import Clock, SystemClock
from dragoman_bots.runtime.ringing import beside
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.runtime.secrets import keep_out_of_logs
from dragoman_bots.stores.protocol import Store, StoreUnavailable
from dragoman_bots.stores.urls import open_store

log = logging.getLogger("dragoman.bot")

MENU_PATIENCE = 5.0
"""Seconds that people wait for the command menu; after that they are answered while it is still being set."""

DEADLINE = 10.0
"""Seconds that turns in hand may take after a signal to stop."""


class Bot:
    """Runs a project: `await Bot(load_project("my_bot")).run()`. Store and clock may be given, for tests."""

    def __init__(self, project: Project, store: Store | None = None, clock: Clock | None = None) -> None:
        settings = project.settings
        keep_out_of_logs(settings.telegram.token)
        self.project = project
        self.telegram = telegram_bot(settings.telegram.token, settings.telegram.api)
        self._tokens = PressTokens(settings.telegram.token)
        self._clock = clock or SystemClock()
        store = store or open_store(settings.store_url, settings.bot, project.folder)
        self.runtime = Runtime(project, store, TelegramChannel(self.telegram, self._tokens, project.folder))

    async def run(self) -> None:
        """Answers people until SIGTERM or SIGINT, then finishes the turns in hand. What is due in between is fired.

        A new process knows what is due in a conversation once it has seen it again: somebody must write there, or
        something must have been left undone. For the same reason it tells no conversation that it is `restored`.

        Raises:
            TelegramRefused: the token is refused, or somebody else polls for this bot.
            StoreUnavailable: the store cannot be used.
        """
        try:
            await self.runtime.open()
            updates = await self._introduced()
            await self.runtime.resume()
            async with beside(self.runtime.ring(self._clock)):
                await self._poll_until_told(updates)
        finally:
            await self.runtime.stop(DEADLINE)
            await self.telegram.session.close()

    async def start_flow(self, session_key: str, flow: str, inputs: Mapping[str, Any] | None = None) -> None:
        """Starts a flow for somebody while the bot runs, as a command would; also from an action.

        `session_key` is `CHAT:USER`, by their numbers; in a private chat both are the user's: `42:42`. When this
        returns, the start is kept and sure to happen, once, behind what the user has sent before.

        Raises:
            ValueError: the key is none, there is no such flow, or it does not take these inputs.
            StoreUnavailable: it could not be kept.
        """
        await self.runtime.start_flow(session_key, flow, inputs)

    async def send_event(self, session_key: str, name: str, data: Any = None) -> None:
        """Tells a conversation that something happened: a `wait` for this event goes on, a trigger starts its flow.

        Raises:
            ValueError: the key or the name is none, or the data are nothing that an action could return.
            StoreUnavailable: it could not be kept.
        """
        await self.runtime.send_event(session_key, name, data)

    async def _introduced(self) -> Updates:
        try:
            me = await persist(self.telegram.get_me)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TelegramRefused(UNAUTHORIZED) from None
        await self._without_webhook()
        log.info("@%s answers; flows: %s", me.username, ", ".join(self.project.flows.flows))
        return Updates(me.username or "", self._tokens)

    async def _without_webhook(self) -> None:
        """A webhook that an earlier set-up left would take the updates; if it stays, polling says so."""
        try:
            await self.telegram.delete_webhook(drop_pending_updates=False)
        except TelegramAPIError as refused:
            log.warning("Telegram does not take the webhook away: %s", refused.message)

    async def _poll_until_told(self, updates: Updates) -> None:
        async def take(update: dict[str, Any]) -> None:
            number = update.get("update_id") if isinstance(update, dict) else None
            try:
                if event := updates.read(update, self._clock.now()):
                    await self.runtime.receive(event)
            except Unreadable as broken:
                log.error("the update %.40r cannot be read and is put aside: %s", number, broken)
            except StoreUnavailable:
                raise
            except Exception:
                log.exception("the update %.40r is put aside: a fault of ours", number)

        menu = asyncio.create_task(set_menu(self.telegram, self.project.flows))
        await asyncio.wait((menu,), timeout=MENU_PATIENCE)
        polling = asyncio.create_task(Poller(self.telegram, take).run())
        with _stopping(polling):
            try:
                await polling
            except asyncio.CancelledError:
                log.info("stopping")
            finally:
                menu.cancel()


def telegram_bot(token: str, api: str) -> TelegramBot:
    """aiogram's bot for this token, at this address or at Telegram's own.

    Raises:
        TelegramRefused: there is no token, or it is not written as tokens are.
    """
    if not token:
        raise TelegramRefused(MISSING)
    session = AiohttpSession(api=TelegramAPIServer.from_base(api)) if api else AiohttpSession()
    try:
        return TelegramBot(token, session=session)
    except TokenValidationError:
        raise TelegramRefused(MALFORMED) from None


@contextlib.contextmanager
def _stopping(task: asyncio.Task[None]) -> Iterator[None]:
    """While this lasts, SIGTERM and SIGINT cancel the task."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, task.cancel)
    try:
        yield
    finally:
        for number in signals:
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)
