from dragoman import action


@action
async def save_form(name: str, phone: str | None, note: str = "") -> int:
    """The number of the form."""
    return 1
