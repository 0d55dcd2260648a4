"""Actions that the files here may call."""

from __future__ import annotations

from typing import Any

from dragoman import action


@action
async def find(id: int = 0) -> None:  # noqa: A002 - a name that authors choose
    """Finds nothing."""


@action
async def save_it() -> None:
    """Saves nothing."""


@action
async def store_it(name: str, list: list[Any]) -> str:  # noqa: A002 - a name that authors choose
    """Keeps nothing."""
    return "taken"
