from dragoman import action


@action
async def price(of: str) -> int:
    """A price."""
    return 3
