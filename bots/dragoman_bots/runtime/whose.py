"""Whose conversation an event belongs to: the user's in this chat, the user's everywhere, or the chat's.

The law of this file: a key, once an event has it, travels with the event's origin; nobody works it out again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from dragoman.graph.flow import Flows
from dragoman.interpreter.events import Event, Origin
from dragoman.interpreter.session import Session
from dragoman.interpreter.starting import flow_of
from dragoman.project.settings import Scope


def session_key(origin: Origin) -> str:
    """The key of the session: the one that the origin names, else this user's in this chat."""
    return origin.session or f"{origin.chat.id}:{origin.user.id}"


def chat_key(chat: int) -> str:
    """The key of the conversation that a chat's members hold together."""
    return f"{chat}:*"


class Whose:
    """Finds the session of each event that does not name it. `load` gives the session of a key."""

    def __init__(self, flows: Flows, scope: Scope, load: Callable[[str], Awaitable[Session]]) -> None:
        self._flows, self._scope, self._load = flows, scope, load
        self._common = frozenset(name for name, flow in flows.flows.items() if flow.scope == "chat")
        self._in_order = asyncio.Lock()

    async def placed(self, event: Event) -> Event:
        """The event with its session's key, where that is not the user's own in this chat.

        Raises:
            StoreUnavailable: a session had to be looked at, and the store cannot be reached.
        """
        origin = event.origin
        key = origin.session or await self._key(event)
        return replace(event, origin=replace(origin, session=key)) if key != origin.session else event

    async def _key(self, event: Event) -> str:
        user, chat = event.origin.user, event.origin.chat
        match self._scope:
            case "user":
                return f"{user.id}:{user.id}" if chat.id != user.id else ""
            case "chat":
                return chat_key(chat.id) if chat.type != "private" else ""
            case _ if self._common and chat.type != "private":
                async with self._in_order:
                    return chat_key(chat.id) if await self._is_common(event) else ""
            case _:
                return ""

    async def _is_common(self, event: Event) -> bool:
        """What starts a flow belongs where the flow does; anything else to whoever is asked something."""
        flow = flow_of(self._flows, event)
        if flow is not None:
            return flow in self._common
        own = await self._load(session_key(event.origin))
        return not own.frames and bool((await self._load(chat_key(event.origin.chat.id))).frames)
