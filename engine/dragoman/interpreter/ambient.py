"""The names that every expression may use beside the flow's own variables, worked out from the event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dragoman.graph.flow import Flows
from dragoman.interpreter.events import Event, MessageReceived, Origin
from dragoman.interpreter.kept import Kept


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def zone_of(flows: Flows, profile: Mapping[str, Any]) -> ZoneInfo:
    """The zone the user chose (`profile.timezone`), else the bot's."""
    chosen = profile.get("timezone")
    zone = _zone(chosen) if isinstance(chosen, str) and chosen else None
    return zone or _zone(flows.timezone) or ZoneInfo("UTC")


def locale_of(flows: Flows, origin: Origin, profile: Mapping[str, Any]) -> str:
    """The language the user chose (`profile.language`), else their client's, if the bot speaks it; else the bot's."""
    if len(flows.locales) > 1:
        for wish in (profile.get("language"), origin.user.language):
            if isinstance(wish, str) and wish and (found := _spoken(flows, wish.replace("-", "_").lower())):
                return found
    return flows.locale


def _spoken(flows: Flows, wish: str) -> str | None:
    """The bot's locale for this wish: the same, else one of the same language."""
    same = (locale for locale in flows.locales if locale.lower() == wish)
    alike = (locale for locale in flows.locales if locale[:2].lower() == wish[:2])
    return next(same, None) or next(alike, None)


def ambient(flows: Flows, event: Event, kept: Kept) -> dict[str, Any]:
    """Name -> value."""
    user, chat = event.origin.user, event.origin.chat
    now = event.origin.at.astimezone(zone_of(flows, kept["profile"]))
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
        "bot": {"name": flows.bot, "languages": flows.languages},
        "config": flows.config,
        "profile": kept["profile"],
        "shared": kept["shared"],
        "reply": _reply(event),
        "now": now,
        "today": now.date(),
    }


def _reply(event: Event) -> dict[str, Any] | None:
    replied = event.reply if isinstance(event, MessageReceived) else None
    return {**replied.value, "text": replied.text, "kind": replied.kind} if replied else None
