from dragoman import action


@action
async def things() -> list[str]:
    """Some."""
    return []
