from dragoman import action


@action
async def subscribers(topic: str = "all") -> list[int]:
    """Ids of the readers."""
    return [1, 2, 3]
