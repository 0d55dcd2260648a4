"""Waiting for something that another process or task does, however long it takes it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


async def eventually(happened: Callable[[], Awaitable[bool]]) -> None:
    """Returns once it has happened; gives up after half a minute."""
    async with asyncio.timeout(30):
        while True:
            if await happened():
                return
            await asyncio.sleep(0.02)
