"""Actions that the files here may call."""

from __future__ import annotations

from typing import Any, Literal

from dragoman import Context, action


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


@action
async def book(day: str) -> Literal["booked", "taken"]:
    """Books any day but Sunday."""
    return "taken" if day == "Sunday" else "booked"


@action
async def fruits() -> list[str]:
    """There are always some."""
    return ["Apple", "Pear"]


@action(once=True)
async def charge() -> None:
    """Cannot be undone."""


@action(once=True)
async def charge_once(context: Context) -> None:
    """Cannot be undone, and does not happen twice."""
