"""A bot that speaks HTTP with nothing in between, for tests of the server itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.telegram_server.server import TelegramServer


@dataclass(frozen=True, slots=True)
class RawBot:
    """Calls methods with JSON bodies."""

    server: TelegramServer
    session: aiohttp.ClientSession

    async def call(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        """HTTP status and decoded body."""
        url = f"{self.server.url}/bot{self.server.token}/{method}"
        async with self.session.post(url, json=params) as response:
            return response.status, await response.json()

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        status, body = await self.call(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The code and description of a call that must fail, as "400 Bad Request: ..."."""
        status, body = await self.call(method, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return f"{status} {body['description']}"
