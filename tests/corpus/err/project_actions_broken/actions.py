from dragoman import action


@action
async def anything() -> None:
    """Does nothing."""


raise RuntimeError("no database here")
#:^ error DG704 actions\.py cannot be loaded: RuntimeError: no database here
