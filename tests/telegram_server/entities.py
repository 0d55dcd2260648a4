"""Entities: those that Telegram finds by itself, and the check of those that a bot gives."""

from __future__ import annotations

import re
from typing import Any

from tests.telegram_server.errors import bad_request
from tests.telegram_server.html import utf16
from tests.telegram_server.links import link_problem

_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{4,32}(?!\w)")
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"})
_GIVEN = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
})  # fmt: skip
_FIELD = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def found_entities(text: str) -> list[dict[str, Any]]:
    """Commands and mentions, wherever they stand as words."""
    places = [("bot_command", found) for found in _COMMAND.finditer(text)]
    places += [("mention", found) for found in _MENTION.finditer(text)]
    entities = [_entity(kind, text, found) for kind, found in places]
    return sorted(entities, key=lambda entity: int(entity["offset"]))


def merged(given: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Given entities and found ones outside of them, in order."""
    closed = [entity for entity in given if entity["type"] in {"code", "pre", "text_link", "text_mention"}]
    free = [entity for entity in found_entities(text) if not any(_overlap(entity, other) for other in closed)]
    return sorted([*given, *free], key=lambda entity: (entity["offset"], -entity["length"]))


def checked_entities(value: Any, text: str) -> list[dict[str, Any]]:
    """The `entities` parameter of a call, without what Telegram finds anew; ApiError as Telegram refuses."""
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(entity, dict) for entity in value):
        raise bad_request("expected an Array of MessageEntity")
    for entity in value:
        _check(entity, utf16(text))
    return [entity for entity in value if entity["type"] not in _FOUND]


def _check(entity: dict[str, Any], length: int) -> None:
    kind = entity.get("type")
    if kind not in _FOUND | _GIVEN | set(_FIELD):
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    for name in ("offset", "length", *([_FIELD[kind]] if kind in _FIELD else [])):
        if name not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    _check_place(entity["offset"], entity["length"], length)
    if kind == "text_link" and (problem := link_problem(entity["url"])):
        raise bad_request(f"entity URL '{entity['url']}' is invalid: {problem}")


def _check_place(offset: Any, size: Any, length: int) -> None:
    if not isinstance(offset, int) or not isinstance(size, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if offset > length:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + size > length:
        end = offset + size
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )


def _entity(kind: str, text: str, found: re.Match[str]) -> dict[str, Any]:
    return {"type": kind, "offset": utf16(text[: found.start()]), "length": utf16(found[0])}


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    begins = max(int(one["offset"]), int(other["offset"]))
    return begins < min(int(one["offset"] + one["length"]), int(other["offset"] + other["length"]))
