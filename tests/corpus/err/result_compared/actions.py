from datetime import date
from typing import Literal

from dragoman import action


@action
async def book(day: date, seats: int, note: str = "") -> Literal["booked", "taken"]:
    """Books."""
    return "booked"


@action
async def price(of: str) -> int:
    """A price."""
    return 3


@action
async def account(id: str) -> dict[str, str]:  # noqa: A002 - a name that authors choose
    """An account."""
    return {"name": "Ada"}


@action
async def is_free(day: date) -> bool:
    """Always."""
    return True
