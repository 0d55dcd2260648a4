from dragoman import action


@action
async def ping() -> None:
    """Nothing."""
