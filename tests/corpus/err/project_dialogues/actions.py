from typing import Literal

from dragoman import action


@action
async def find(name: str) -> Literal["found", "missing"]:
    return "found"
