"""Judges payments; nothing is stored."""

from dragoman import action


@action
async def in_stock(product: str) -> bool:
    """Milk is sold out."""
    return product != "Milk"


@action
async def printed(name: str) -> str:
    """The printer is out of paper for those who are called Nobody."""
    if name == "Nobody":
        raise RuntimeError("no paper")
    return name
