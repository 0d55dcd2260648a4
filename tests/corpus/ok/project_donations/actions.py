from dragoman import action


@action
async def still_open(campaign: str) -> bool:
    """Whether the campaign runs."""
    return True
