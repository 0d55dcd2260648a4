"""Events for the inbox and effects for the outbox, as bytes.

The law of this file: every class is written as its name and those fields that are not at their default, so that a
field added later is read from old bytes with its default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any

from dragoman.interpreter import effects, events, extras
from dragoman.interpreter.codec import Unreadable, dumps, dumps_quoted, loads, quoted
from dragoman.interpreter.effects import Effect
from dragoman.interpreter.events import Event, Origin
from dragoman.interpreter.session import Job
from dragoman.language.content import Content
from dragoman.language.requests import HttpRequest

_CLASSES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(events.User, events.Chat, events.Origin, events.MessageReceived, events.ButtonPressed),
        *(events.ActionReturned, events.ActionFailed, events.FlowRequested, Content),
        *(events.TimerFired, events.EventReceived, events.PaymentReceived, events.Joined, events.Restored),
        *(effects.Press, effects.Link, effects.Request, effects.Label, effects.Button, effects.Keyboard),
        *(effects.WebApp, effects.Login, effects.Copy, effects.Share),
        *(effects.SendMessage, effects.ChangeKeyboard, effects.AnswerPress, effects.DeleteMessage, effects.RunAction),
        *(effects.RunRequest, HttpRequest),
        *(effects.Change, effects.ChangeKept, effects.FlowFinished, effects.Report),
        *(events.JobGiven, effects.GiveJob, Job),
        *(events.Relayed, effects.Pay, extras.Media, extras.React, extras.SendInvoice),
        *(extras.HandOver, extras.HandBack),
    )
}
_RECORD = "record"
_NAMES = {kind: name for name, kind in _CLASSES.items()}


def _defaults(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default_factory() if f.default_factory is not MISSING else f.default) for f in fields(kind))


_DEFAULTS = {kind: _defaults(kind) for kind in _NAMES}


_SIMPLE = frozenset({str, int, bool, datetime})
"""Types whose values are written as they are."""


def _written(value: Any) -> Any:
    name = _NAMES.get(type(value))
    if name is None:
        return _plain(value)
    written = {"$c": name}
    for field, default in _DEFAULTS[type(value)]:
        held = getattr(value, field)
        if held is not default and held != default:
            written[field] = held if type(held) in _SIMPLE else _written(held)
    return written


def _plain(value: Any) -> Any:
    """Data of a flow or of a user, in which a record that looks like one of our classes is told apart from them."""
    match value:
        case dict():
            plain = {key: _plain(inner) for key, inner in value.items()}
            return {"$c": _RECORD, "items": list(plain.items())} if "$c" in plain else quoted(plain)
        case tuple() | list():
            return [_written(item) for item in value]
        case _:
            return value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(item) for item in value]
    if not isinstance(value, dict):
        return value
    name = value.pop("$c", None)
    read = {key: _read(inner) for key, inner in value.items()}
    if name is None:
        return read
    if name == _RECORD:
        return dict(read["items"])
    if name == "Keyboard":
        read["rows"] = tuple(tuple(row) for row in read.get("rows", ()))
    if name == "SendMessage":
        read |= {key: tuple(read[key]) for key in ("media", "tags") if key in read}
    if name == "ChangeKept":
        read["changes"] = tuple(read.get("changes", ()))
    return _CLASSES[name](**read)


def _decoded(data: bytes) -> Any:
    try:
        return _read(loads(data))
    except (KeyError, TypeError) as broken:
        raise Unreadable(f"not written by this program: {broken!r}") from None


def encode_event(event: Event) -> bytes:
    """The event as the inbox keeps it."""
    return dumps_quoted(_written(event))


def decode_event(data: bytes) -> Event:
    """The event that these bytes are.

    Raises:
        Unreadable: they are none of ours.
    """
    event = _decoded(data)
    if not isinstance(event, Event):
        raise Unreadable("the bytes are no event")
    return event


def encode_outbox(origin: Origin, to_do: Sequence[Effect]) -> bytes:
    """The effects of a step and whose they are, as the outbox keeps them."""
    return dumps_quoted([_written(origin), [_written(effect) for effect in to_do]])


def decode_outbox(data: bytes) -> tuple[Origin, list[Effect]]:
    """The effects that these bytes are.

    Raises:
        Unreadable: they are none of ours.
    """
    match _decoded(data):
        case [Origin() as origin, list(to_do)] if all(isinstance(effect, Effect) for effect in to_do):
            return origin, to_do
        case _:
            raise Unreadable("the bytes are no outbox")


def encode_receipt(shown: Sequence[int], sent: Mapping[str, int] | None = None) -> bytes:
    """The numbers of the delivered messages whose buttons are in use, and of others by name; none are no bytes."""
    if sent:
        return dumps([*shown, dict(sent)])
    return dumps(list(shown)) if shown else b""


def decode_receipt(data: bytes) -> tuple[tuple[int, ...], Mapping[str, int]]:
    """The numbers that these bytes are, and those that have names.

    Raises:
        Unreadable: they are none of ours.
    """
    match loads(data) if data else []:
        case [*shown, dict(sent)] if all(isinstance(number, int) for number in (*shown, *sent.values())):
            return tuple(shown), sent
        case list(shown) if all(isinstance(number, int) for number in shown):
            return tuple(shown), {}
        case _:
            raise Unreadable("the bytes are no receipt")
