"""What a message shows, worked out for this user: files, places, contacts, polls, dice; and what users sent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault, Template, Value
from dragoman.graph.targets import Media as Written
from dragoman.interpreter.extras import Media
from dragoman.language.amounts import exact
from dragoman.language.content import FILES, Content
from dragoman.language.files import computed_problem, name_in, source_of

if TYPE_CHECKING:
    from dragoman.interpreter.memory import Memory

_FURTHEST = {"latitude": 90, "longitude": 180}


def shown(turn: Memory, media: Written) -> Media:
    """What this user sees.

    Raises:
        Fault: it cannot be worked out for them.
    """
    text = turn.render(media.text) if media.text else ""
    if media.file is not None:
        return _file(turn, media, text)
    value = {key: _field(turn, key, field, media) for key, field in media.fields.items()}
    if media.kind == "poll":
        value = _poll(value, media)
    return Media(media.kind, value=value, text=text)


def _file(turn: Memory, media: Written, text: str) -> Media:
    file = media.file
    found = turn.render(file) if isinstance(file, Template) else turn.evaluate(file) if file is not None else None
    name = name_in(found)
    if name is None:
        raise Fault("template", f"this is no {media.kind}: give a path, a URL, a file id or a file", media.place)
    if wrong := computed_problem(name, media.prefix):
        raise Fault("template", wrong, media.place)
    return Media(media.kind, name, source_of(name, media.prefix), text=text)


def _field(turn: Memory, key: str, field: Value | Template | tuple[Template, ...], media: Written) -> Any:
    if isinstance(field, tuple):
        return [turn.render(text) for text in field]
    if isinstance(field, Template):
        return turn.render(field)
    value = turn.evaluate(field)
    if key in _FURTHEST:
        return _degrees(key, value, media)
    return value


def _degrees(key: str, value: Any, media: Written) -> Decimal:
    degrees, most = exact(value), _FURTHEST[key]
    if degrees is None or not -most <= degrees <= most:
        raise Fault("template", f"{value!r} is no {key}; it is a number from -{most} to {most}", media.place)
    return degrees


def _poll(value: dict[str, Any], media: Written) -> dict[str, Any]:
    """The poll with its right option told by its place."""
    options = [option for option in value.get("options", []) if option]
    if not options or not value.get("question"):
        raise Fault("template", "a poll needs a question and an option, and one is empty for this user", media.place)
    right = value.get("correct")
    if right is not None and right not in options:
        raise Fault("template", f"'{right}' is none of the poll's options", media.place)
    usual = {"anonymous": True, "multiple": False, "explanation": "", "open": None}
    return {**usual, **value, "options": options, "correct": options.index(right) if right is not None else None}


def sent_on(content: Content) -> tuple[str, tuple[Media, ...]]:
    """What somebody sent, as a message of ours: its text, and what it shows."""
    if content.album:
        return "", tuple(media for one in content.album for media in _sent(one))
    media = tuple(replace(one, text="") for one in _sent(content))
    if content.kind != "text" and not media:
        return f"[{content.kind}] {content.text}".strip(), ()
    return content.text, media


def _sent(content: Content) -> tuple[Media, ...]:
    value, text = content.value, content.text if content.kind != "text" else ""
    match content.kind:
        case "location":
            return (Media("location", value={key: value[key] for key in _FURTHEST}),)
        case "contact":
            names = {"first_name": value.get("name") or value["phone"], "last_name": ""}
            return (Media("contact", value={"phone": value["phone"], **names}),)
        case kind if kind in FILES:
            return (Media(kind, str(value.get("id", "")), text=text),)
        case _:
            return ()
