from typing import Literal

from dragoman import action


@action
async def look() -> Literal["yes", "no"]:
    """Yes."""
    return "yes"
