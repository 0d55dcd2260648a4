"""Sessions, events and effects as bytes: compact JSON in which decimals, dates and times keep their type.

The law of this file: what was written once can be read for ever. Keys are never reused for something else, and what
is missing has the default it had when it was introduced.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.interpreter.session import Awaiting, Frame, Option, Patch, Question, Session, Undo


class Unreadable(ValueError):
    """The bytes are no session, event or effect of ours."""


def dumps(value: Any) -> bytes:
    """Plain data and typed values as compact JSON.

    Raises:
        TypeError: it holds something that no flow can keep; the message names the type.
    """
    text = json.dumps(value, default=_tagged, separators=(",", ":"), ensure_ascii=False)
    if '"$' in text:
        text = json.dumps(_quoted(value), default=_tagged, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def _quoted(value: Any) -> Any:
    """The same data, in which a record that looks like one of our tags is told apart from them."""
    if isinstance(value, Mapping):
        quoted = {key: _quoted(inner) for key, inner in value.items()}
        return {"$r": list(quoted.items())} if len(quoted) == 1 and next(iter(quoted)) in _READERS else quoted
    return [_quoted(item) for item in value] if isinstance(value, list | tuple) else value


def loads(data: bytes) -> Any:
    """What `dumps` wrote.

    Raises:
        Unreadable: it is no JSON, or a value in it is none of ours.
    """
    try:
        return json.loads(data, object_hook=_untagged if b'"$' in data else None)
    except (ValueError, ArithmeticError) as broken:
        raise Unreadable(str(broken)) from None


def _tagged(value: Any) -> Any:
    match value:
        case Decimal():
            return {"$n": str(value)}
        case datetime():
            return {"$dt": value.isoformat()}
        case date():
            return {"$d": value.isoformat()}
        case time():
            return {"$t": value.isoformat()}
        case timedelta():
            return {"$s": str(Decimal(value // timedelta(microseconds=1)).scaleb(-6))}
        case Mapping():
            return dict(value)
        case str():
            return str(value)
        case _:
            raise TypeError(f"a value of the type {type(value).__name__} cannot be kept in a session")


_READERS: dict[str, Callable[[Any], Any]] = {
    "$n": Decimal,
    "$dt": datetime.fromisoformat,
    "$d": date.fromisoformat,
    "$t": time.fromisoformat,
    "$s": lambda text: timedelta(microseconds=int(Decimal(text).scaleb(6))),
    "$r": dict,
}


def _untagged(record: dict[str, Any]) -> Any:
    if len(record) == 1:
        (key, text), *_ = record.items()
        if reader := _READERS.get(key):
            return reader(text)
    return record


def encode_session(session: Session) -> bytes:
    """The session as it is stored; what has its default is left out."""
    record: dict[str, Any] = {"f": [_frame(frame) for frame in session.frames], "e": session.epoch}
    match session.waiting:
        case Question(epoch, options):
            record["q"] = [epoch, [_option(option) for option in options]] if options else [epoch]
        case Awaiting(call, undo, answered, visited):
            record["w"] = [call, _undo(undo), int(answered), visited]
        case None:
            pass
    if session.undo:
        record["u"] = [_undo(undo) for undo in session.undo]
    if session.shown:
        record["m"] = session.shown
    if session.edit is not None:
        record["x"] = session.edit
    if session.reply_keyboard:
        record["k"] = 1
    if session.seen:
        record["p"] = list(session.seen) if any("," in seen for seen in session.seen) else ",".join(session.seen)
    return dumps(record)


def _frame(frame: Frame) -> list[Any]:
    row = [frame.flow, frame.digest, frame.node, frame.variables, frame.attempts, frame.mark]
    while row and row[-1] in ({}, 0):
        row.pop()
    return row


def _option(option: Option) -> list[Any]:
    return [option.label, option.button] if option.value is None else [option.label, option.button, option.value]


def _undo(undo: Undo) -> list[Any]:
    patches = [[p.frame, p.node, p.old, list(p.unset)] for p in undo.patches]
    return [undo.keep, patches, [_frame(frame) for frame in undo.frames]] if undo.frames else [undo.keep, patches]


def decode_session(data: bytes) -> Session:
    """The session that these bytes are; no bytes are a session that never was.

    Raises:
        Unreadable: they are none of ours.
    """
    if not data:
        return Session()
    record = loads(data)
    try:
        return Session(
            frames=tuple(_read_frame(row) for row in record["f"]),
            waiting=_read_waiting(record),
            epoch=record["e"],
            undo=tuple(_read_undo(row) for row in record.get("u", ())),
            shown=tuple(record.get("m", ())),
            edit=record.get("x"),
            reply_keyboard=bool(record.get("k")),
            seen=_read_seen(record.get("p", [])),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as broken:
        raise Unreadable(f"the record is no session: {broken!r}") from None


def _read_seen(seen: str | list[str]) -> tuple[str, ...]:
    return tuple(seen.split(",") if isinstance(seen, str) else seen)


def _read_waiting(record: dict[str, Any]) -> Question | Awaiting | None:
    if question := record.get("q"):
        options = question[1] if len(question) > 1 else ()
        return Question(question[0], tuple(Option(*row) for row in options))
    if awaiting := record.get("w"):
        return Awaiting(awaiting[0], _read_undo(awaiting[1]), bool(awaiting[2]), *awaiting[3:])
    return None


def _read_frame(row: list[Any]) -> Frame:
    flow, digest, node = row[:3]
    return Frame(flow, digest, node, *row[3:6])


def _read_undo(row: list[Any]) -> Undo:
    patches = tuple(Patch(p[0], p[1], p[2], tuple(p[3])) for p in row[1])
    return Undo(row[0], patches, tuple(_read_frame(frame) for frame in row[2]) if len(row) > 2 else ())
