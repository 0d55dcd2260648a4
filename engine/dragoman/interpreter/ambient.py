"""The names that every expression may use beside the flow's own variables, worked out from the event."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from dragoman.graph.flow import Flows
from dragoman.interpreter.events import Origin

_zone = lru_cache(maxsize=64)(ZoneInfo)


def ambient(flows: Flows, origin: Origin) -> dict[str, Any]:
    """Name -> value."""
    user, chat = origin.user, origin.chat
    now = origin.at.astimezone(_zone(flows.timezone))
    return {
        "user": {
            "id": user.id,
            "name": f"{user.first_name} {user.last_name}".strip() or user.username,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "username": user.username,
            "language": user.language,
        },
        "chat": {"id": chat.id, "type": chat.type, "title": chat.title},
        "bot": {"name": flows.bot},
        "config": flows.config,
        "now": now,
        "today": now.date(),
    }
