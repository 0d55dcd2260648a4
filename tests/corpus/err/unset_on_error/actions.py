from typing import Literal

from dragoman import action


@action
async def ping() -> None:
    """Nothing."""


@action
async def look() -> Literal["yes", "no"]:
    """Yes."""
    return "yes"


@action
async def things() -> list[str]:
    """Some."""
    return []


@action
async def find(id: str) -> str:  # noqa: A002 - a name that authors choose
    """One."""
    return id
