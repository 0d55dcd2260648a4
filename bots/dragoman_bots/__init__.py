"""The runtime of Dragoman: stores, channels and everything else that does I/O."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman_bots.bot import Bot as Bot
    from dragoman_bots.channels.telegram.router import FlowRouter as FlowRouter
    from dragoman_bots.stores.protocol import Store as Store

_HOMES = {
    "Bot": "bot",
    "FlowRouter": "channels.telegram.router",
    "Store": "stores.protocol",
}

__all__ = [
    "Bot",
    "FlowRouter",
    "Store",
]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used: aiogram takes two seconds to import."""
    if home := _HOMES.get(name):
        return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module 'dragoman_bots' has no attribute '{name}'")
