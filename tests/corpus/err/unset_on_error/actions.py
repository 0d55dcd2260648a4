from dragoman import action


@action
async def find(id: str) -> str:  # noqa: A002 - a name that authors choose
    """One."""
    return id
