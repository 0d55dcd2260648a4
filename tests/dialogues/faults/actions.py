"""Actions that fail, each in its own way."""

from __future__ import annotations

from dragoman import action


@action
async def fails() -> None:
    """Says what nobody but the operator may read."""
    raise RuntimeError("the password is secret")


@action
async def odd() -> object:
    """Returns what no session can keep."""
    return object()


@action
async def much() -> str:
    """Returns more than a session may hold."""
    return "x" * 10_000


@action
async def nothing() -> object:
    """Returns what no sum can be made of."""
    return None
