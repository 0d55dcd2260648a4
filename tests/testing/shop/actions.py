"""A shop's stock. It counts its own calls, which no other dialogue may see."""

from typing import Literal

from dragoman import action

CALLS: list[str] = []


@action
async def stock(product: str) -> int:
    """Fails for what nobody sells."""
    print("looking for", product)
    CALLS.append(product)
    if product == "spaceship":
        raise LookupError("nobody sells spaceships")
    return 10 - len(CALLS)


@action
async def deliver(product: str) -> Literal["sent", "refused"]:
    """Everything is sent."""
    return "sent"
