from dragoman import action


@action
async def account(id: str) -> dict[str, str]:  # noqa: A002 - a name that authors choose
    """An account."""
    return {"name": "Ada"}
