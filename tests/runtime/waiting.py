"""Waiting for what other tasks do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any


async def until(happened: Callable[[], Any]) -> None:
    """Returns when it has happened; fails if it does not, on however slow a machine."""
    async with asyncio.timeout(60):
        while True:
            if happened():
                return
            await asyncio.sleep(0.001)
