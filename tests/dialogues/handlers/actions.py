"""Fails on demand."""

from dragoman import action


@action
async def fails() -> None:
    """Always."""
    raise RuntimeError("no")
