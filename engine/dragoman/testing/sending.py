"""What `send` can send, read from bare data: the same in a dialogue and in `dragoman chat --json`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, cast

from dragoman.diagnostics.suggest import nearest
from dragoman.language.content import Content, Kind
from dragoman.language.durations import size
from dragoman.testing.dialogue import Coming, Contents, Occurrence, Payment, Sent

FILES: Mapping[Kind, str] = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "document": "",
    "sticker": "image/webp",
    "animation": "video/mp4",
}
"""What is a file, and its type (MIME) where neither its name nor the step tells another."""


def read_sent(what: Mapping[str, Any]) -> Sent:
    """What the user sends, or what happens.

    Raises:
        ValueError: nothing that can be sent is written like this; the message says what can.
    """
    things = [name for name in what if name not in _BESIDE]
    if len(things) != 1:
        raise ValueError(f"one thing is sent at a time: {', '.join(_READERS)}")
    name = things[0]
    if name not in _READERS:
        near = nearest(name, _READERS)
        hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(_READERS)}"
        raise ValueError(f"'{name}' cannot be sent; {hint}")
    beside = {key: value for key, value in what.items() if key != name}
    if wrong := beside.keys() - ({"data"} if name == "event" else {"text"} if name in FILES else set()):
        raise ValueError(f"'{min(wrong)}' does not belong to '{name}'")
    return _READERS[name](what[name], beside)


_BESIDE = frozenset({"data", "text"})

Beside = Mapping[str, Any]


def _file(kind: Kind) -> Callable[[Any, Beside], Sent]:
    return lambda value, beside: Contents((_content(kind, value, str(beside.get("text", ""))),))


def _content(kind: Kind, value: Any, text: str = "") -> Content:
    given = dict(value) if isinstance(value, Mapping) else {"name": value}
    if wrong := given.keys() - {"id", "name", "mime", "size"}:
        raise ValueError(f"a {kind} has no '{min(wrong)}'; it has: name, mime, size")
    name = str(given.get("name") or kind)
    file = {
        "id": str(given.get("id") or name),
        "name": name,
        "mime": str(given.get("mime") or mime_of(name) or FILES[kind]),
        "size": _bytes(given.get("size", 1)),
    }
    return Content(kind, text, file)


def mime_of(name: str) -> str:
    """The type that a file's name tells, or nothing."""
    from mimetypes import MimeTypes

    # Without the machine's own lists: a dialogue is the same everywhere.
    return MimeTypes(()).guess_type(name)[0] or ""


def _bytes(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return size(str(value))


def _album(value: Any, beside: Beside) -> Sent:
    if not isinstance(value, list) or not 2 <= len(value) <= 10:
        raise ValueError("an album is a list of 2 to 10 files, such as [a.jpg, b.jpg] or [{video: a.mp4}, b.jpg]")
    return Contents(tuple(_of_album(item) for item in value))


def _of_album(item: Any) -> Content:
    if not isinstance(item, Mapping):
        return _content("photo", item)
    kinds = [kind for kind in FILES if kind in item]
    if len(kinds) != 1 or item.keys() - {*kinds, "text"}:
        raise ValueError("an album holds files, such as {photo: a.jpg}, {video: b.mp4} or {document: c.pdf}")
    return _content(kinds[0], item[kinds[0]], str(item.get("text", "")))


_CONTACT = frozenset({"phone", "user_id", "first_name", "last_name"})


def _contact(value: Any, beside: Beside) -> Sent:
    given = value if isinstance(value, Mapping) else {"phone": value}
    phone = given.get("phone")
    if not isinstance(phone, str | int) or isinstance(phone, bool) or given.keys() - _CONTACT:
        raise ValueError('a contact is a number, such as {contact: "+34600111222"}')
    name = f"{given.get('first_name', '')} {given.get('last_name', '')}".strip()
    # Without a `user_id` it is the user's own number: whoever sends it fills that in.
    named = ({"name": name} if name else {}) | ({"user_id": given["user_id"]} if "user_id" in given else {})
    return Contents((Content("contact", value={"phone": str(phone), **named}),))


def _location(value: Any, beside: Beside) -> Sent:
    match value:
        case [int() | float() | Decimal() as latitude, int() | float() | Decimal() as longitude]:
            place = {"latitude": Decimal(str(latitude)), "longitude": Decimal(str(longitude))}
            return Contents((Content("location", value=place),))
        case _:
            raise ValueError("a location is two numbers, latitude and longitude: {location: [52.5, 13.4]}")


def _paid(value: Any, beside: Beside) -> Sent:
    if not isinstance(value, bool):
        raise ValueError("an invoice is paid, {paid: true}, or refused, {paid: false}")
    return Payment(value)


def _event(value: Any, beside: Beside) -> Sent:
    if not isinstance(value, str) or not value:
        raise ValueError("an event has a name: {event: order_shipped}, and perhaps data beside it")
    return Occurrence(value, beside.get("data"))


def _joined(value: Any, beside: Beside) -> Sent:
    if value is not True:
        raise ValueError("somebody has come into the chat: {joined: true}")
    return Coming()


_READERS: Mapping[str, Callable[[Any, Beside], Sent]] = {
    **{cast(str, kind): _file(kind) for kind in FILES},
    "contact": _contact,
    "location": _location,
    "album": _album,
    "paid": _paid,
    "event": _event,
    "joined": _joined,
}
