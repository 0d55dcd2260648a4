"""setWebhook, deleteWebhook, getWebhookInfo, and the delivery: in order per chat, again after a failure."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from tests.telegram_server.errors import bad_request
from tests.telegram_server.updates import Pending, remember_allowed

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

PORTS = frozenset({443, 80, 88, 8443})
LONGEST_PAUSE = 60.0
_NOT_PERFORMED = frozenset({"deletewebhook", "setwebhook", "close", "logout"})
Perform = Callable[[str, dict[str, Any]], Awaitable[None]]


@dataclass(slots=True)
class Webhook:
    """The webhook in force and what became of the last failure."""

    url: str
    secret: str
    max_connections: int
    places: asyncio.Semaphore
    failed_at: int = 0
    failure: str = ""

    def failed(self, reason: str) -> None:
        """Remembers a failure for getWebhookInfo."""
        self.failed_at, self.failure = int(time.time()), reason


def set_webhook(world: World, params: Params) -> bool:
    """setWebhook; an empty url deletes the webhook."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    _check_url(url, plain=world.settings.http_webhooks)
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    most = min(max(params.integer("max_connections", 40), 1), 100)
    remember_allowed(world.queue, params)
    _drop_pending(world, params)
    world.queue.interrupt("terminated by setWebhook request")
    world.webhook = Webhook(url, secret, most, asyncio.Semaphore(most))
    world.queue.on_push()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """deleteWebhook."""
    _drop_pending(world, params)
    world.webhook = None
    return True


def get_webhook_info(world: World, _params: Params) -> dict[str, Any]:
    """getWebhookInfo."""
    webhook = world.webhook
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue.live()),
    }
    if webhook is not None:
        info["max_connections"] = webhook.max_connections
        if webhook.failure:
            info |= {"last_error_date": webhook.failed_at, "last_error_message": webhook.failure}
    if world.queue.allowed is not None:
        info["allowed_updates"] = sorted(world.queue.allowed)
    return info


def _drop_pending(world: World, params: Params) -> None:
    if params.boolean("drop_pending_updates"):
        world.queue.pending.clear()


def _check_url(url: str, *, plain: bool) -> None:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if plain:
        return
    if parts.scheme == "http":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if parts.hostname == "localhost" or parts.hostname.startswith("127."):
        raise bad_request("bad webhook: IP address 127.0.0.1 is reserved")


@dataclass(slots=True)
class Sender:
    """Posts waiting updates to the webhook, one at a time for each queue."""

    world: World
    perform: Perform
    session: aiohttp.ClientSession
    workers: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def wake(self) -> None:
        """Starts a worker for each queue that has updates and none."""
        if self.world.webhook is None:
            return
        for queue in {update.queue for update in self.world.queue.live()} - set(self.workers):
            self.workers[queue] = asyncio.create_task(self._drain(queue))

    async def close(self) -> None:
        """Stops all deliveries."""
        tasks = list(self.workers.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.session.close()

    async def _drain(self, queue: str) -> None:
        pause = self.world.settings.retry_seconds
        try:
            while (webhook := self.world.webhook) is not None and (update := self._first(queue)) is not None:
                if await self._deliver(webhook, update):
                    pause = self.world.settings.retry_seconds
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            self.workers.pop(queue, None)

    def _first(self, queue: str) -> Pending | None:
        return next((update for update in self.world.queue.live() if update.queue == queue), None)

    async def _deliver(self, webhook: Webhook, update: Pending) -> bool:
        async with webhook.places:
            good = await self._post(webhook, update)
            if good and self.world.faults.take("getUpdates", "", duplicate=True):
                await self._post(webhook, update)
        if good:
            self.world.queue.drop(update)
        return good

    async def _post(self, webhook: Webhook, update: Pending) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        try:
            async with self.session.post(webhook.url, json=update.body, headers=headers) as response:
                body, status, reason = await response.text(), response.status, response.reason
        except (aiohttp.ClientError, TimeoutError) as error:
            return self._failed(webhook, update, f"Connection failed: {type(error).__name__}")
        self.world.journal.note("webhook", f"{update.body['update_id']} -> {status}", update.body)
        if not 200 <= status <= 299:
            return self._failed(webhook, update, f"Wrong response from the webhook: {status} {reason}")
        await self._perform_answer(body)
        return True

    def _failed(self, webhook: Webhook, update: Pending, reason: str) -> bool:
        webhook.failed(reason)
        self.world.journal.note("webhook", f"{update.body['update_id']} failed: {reason}", update.body)
        return False

    async def _perform_answer(self, body: str) -> None:
        """Performs the method call that a webhook may give as its answer; its result is nobody's."""
        try:
            call = json.loads(body)
        except ValueError:
            return
        method = call.pop("method", None) if isinstance(call, dict) else None
        if isinstance(method, str) and method.lower() not in _NOT_PERFORMED and not method.lower().startswith("get"):
            await self.perform(method, call)
