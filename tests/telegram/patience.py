"""Waiting for what other processes do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds within which anything must have happened, on however slow a machine."""


async def until(happened: Callable[[], bool]) -> None:
    """Returns when it has happened; fails if it does not."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if happened():
                return
            await asyncio.sleep(0.01)
