from typing import Any

from dragoman import action


@action
async def find(text: str) -> list[dict[str, Any]]:
    """May be empty."""
    return [{"name": text}] if text != "nothing" else []


@action
async def slots() -> list[str]:
    """May be empty."""
    return sorted({"a", "b"})
