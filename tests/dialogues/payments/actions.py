"""Judges payments; nothing is stored."""

from dragoman import action


@action
async def in_stock(product: str) -> bool:
    """Milk is sold out."""
    return product != "Milk"
