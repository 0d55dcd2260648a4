"""From the parameters of a call to the text and entities of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.telegram_server.entities import checked_entities, merged
from tests.telegram_server.errors import bad_request
from tests.telegram_server.html import parse_html, utf16
from tests.telegram_server.params import Params

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and its entities, trimmed as Telegram trims."""

    text: str
    entities: tuple[dict[str, Any], ...]


def message_text(params: Params, users: dict[int, dict[str, Any]], *, editing: bool = False) -> Formatted:
    """`text` of sendMessage and editMessageText: 1-4096 UTF-16 units after parsing; ApiError otherwise."""
    source = params.text("text")
    if not source:
        raise bad_request("message text is empty")
    formatted = _formatted(params, source, "entities", users)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16(formatted.text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return formatted


def message_caption(params: Params, users: dict[int, dict[str, Any]]) -> Formatted:
    """`caption` of media: at most 1024 UTF-16 units after parsing; ApiError otherwise."""
    formatted = _formatted(params, params.text("caption"), "caption_entities", users)
    if utf16(formatted.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return formatted


def _formatted(params: Params, source: str, field: str, users: dict[int, dict[str, Any]]) -> Formatted:
    match params.text("parse_mode").strip().lower():
        case "":
            value = params.structure(field, bad_request(f"can't parse {field} JSON object"))
            text, given = source, checked_entities(value, source)
        case "html":
            text, given = parse_html(source)
        case _:
            raise bad_request("unsupported parse_mode")
    return _trimmed(text, _with_users(given, users))


def _with_users(entities: list[dict[str, Any]], users: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """A mention of somebody whom the bot has never met is plain text."""
    result = []
    for entity in entities:
        if entity["type"] != "text_mention":
            result.append(entity)
        elif (user := users.get(entity["user"].get("id"))) is not None:
            result.append({**entity, "user": user})
    return result


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Formatted:
    kept = text.strip()
    start = utf16(text[: len(text) - len(text.lstrip())])
    end = start + utf16(kept)
    result = []
    for entity in entities:
        begins = max(entity["offset"], start)
        length = min(entity["offset"] + entity["length"], end) - begins
        if length > 0:
            result.append({**entity, "offset": begins - start, "length": length})
    return Formatted(kept, tuple(merged(result, kept)[:ENTITY_LIMIT]))
