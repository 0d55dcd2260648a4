"""Actions of the playground's flows."""

import asyncio
from pathlib import Path

from dragoman import Context, action


@action
async def explode(fuse: str) -> str:
    """Raises what nobody foresaw."""
    raise RuntimeError(f"boom: {fuse}")


@action
async def dawdle(order: str, context: Context) -> str:
    """Takes its time while a file says so, and writes down each call."""
    _note(f"{order} {context.idempotency_key}\n")
    while True:
        if not _held():
            return order.upper()
        await asyncio.sleep(0.01)


def _note(line: str) -> None:
    with Path("calls.txt").open("a") as calls:
        calls.write(line)


def _held() -> bool:
    return Path("hold").exists()
