"""Judges answers; nothing is stored."""

from dragoman import action


@action
async def is_free(name: str) -> bool:
    """Everything but what begins with a t is free."""
    if name == "trouble":
        raise RuntimeError("the register is closed")
    return not name.startswith("t")
