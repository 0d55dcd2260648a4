"""A session as bytes.

The law of this file: what was written once can be read for ever. Keys are never reused for something else, and what
is missing has the default it had when it was introduced.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, assert_never

from dragoman.interpreter.codec import Unreadable, dumps, loads
from dragoman.interpreter.events import Chat, User
from dragoman.interpreter.session import (
    Answer,
    Awaiting,
    Editing,
    Frame,
    Job,
    Option,
    Pages,
    Patch,
    Pausing,
    Question,
    Session,
    Timer,
    Undo,
    Waiting,
)


def encode_session(session: Session) -> bytes:
    """The session as it is stored; what has its default is left out."""
    record: dict[str, Any] = {"f": [_frame(frame) for frame in session.frames], "e": session.epoch}
    if session.waiting is not None:
        key, value = _waiting(session.waiting)
        record[key] = value
    if session.undo:
        record["u"] = [_undo(undo) for undo in session.undo]
    if session.shown:
        record["m"] = session.shown
    if session.edit is not None:
        record["x"] = session.edit
    if session.timers:
        record["t"] = [_timer(timer) for timer in session.timers]
    if session.people is not None:
        record["h"] = _people(*session.people)
    if session.seen:
        record["p"] = list(session.seen) if any("," in seen for seen in session.seen) else ",".join(session.seen)
    return dumps(record | _seldom(session))


def _seldom(session: Session) -> dict[str, Any]:
    """What most sessions have nothing of."""
    record: dict[str, Any] = {}
    if session.reply_keyboard:
        record["k"] = 1
    if session.given:
        record["j"] = {name: list(users) for name, users in session.given.items()}
    if session.sent:
        record["n"] = dict(session.sent)
    if session.pages:
        record["l"] = _pages(session.pages)
    return record


def _short(*row: Any) -> list[Any]:
    """The row without the nothings at its end."""
    short = list(row)
    while short and not short[-1]:
        short.pop()
    return short


def _waiting(waiting: Waiting) -> tuple[str, list[Any]]:
    match waiting:
        case Question(epoch, options, view, draft):
            return "q", _short(epoch, [_option(option) for option in options], view, draft)
        case Awaiting(call, undo, answered, visited, answer):
            return "w", [call, _undo(undo), int(answered), visited, *([_answer(answer)] if answer else [])]
        case Pausing(epoch, takes):
            return "z", _short(epoch, takes)
        case other:
            assert_never(other)


def _answer(answer: Answer) -> list[Any]:
    given = (answer.label, answer.button, answer.item, answer.message, answer.text, answer.kind, int(answer.reused))
    question = _waiting(answer.question)[1] if answer.question else []
    return [answer.value, answer.rule, *given, *_short(answer.rest, question)]


def _frame(frame: Frame) -> list[Any]:
    extra = {"c": int(frame.called), "g": frame.given, "r": _editing(frame.editing), "m": frame.remaking}
    given = {key: value for key, value in extra.items() if value}
    return [frame.flow, frame.digest, frame.node, *_short(frame.variables, frame.attempts, frame.mark, given)]


def _editing(editing: Editing | None) -> list[str]:
    return [editing.review, *editing.redo] if editing else []


def _option(option: Option) -> list[Any]:
    row: list[Any] = [option.label, option.button, option.value, option.item, option.view]
    while row[-1] is None:
        row.pop()
    return row


def _undo(undo: Undo) -> list[Any]:
    patches = [_patch(patch) for patch in undo.patches]
    return [undo.keep, patches, [_frame(frame) for frame in undo.frames]] if undo.frames else [undo.keep, patches]


def _patch(patch: Patch) -> list[Any]:
    row = [patch.frame, patch.node, patch.old, list(patch.unset)]
    return [*row, *_short(patch.given, _editing(patch.editing))]


def _timer(timer: Timer) -> list[Any]:
    job = _job(timer.job) if timer.job else None
    place = (timer.frame, timer.node, timer.index, int(timer.late), job, timer.to)
    return [timer.id, timer.at.isoformat(), timer.kind, *_short(*place)]


def _job(job: Job) -> list[Any]:
    return _short(job.flow, job.name, job.inputs, job.every, int(job.trigger))


def _pages(pages: Pages) -> list[Any]:
    return [pages.epoch, pages.texts, pages.format, *pages.links]


def _people(user: User, chat: Chat) -> list[Any]:
    names = _short(user.id, user.first_name, user.last_name, user.username, user.language)
    return [names, _short(chat.id, chat.type if chat.type != "private" else "", chat.title)]


def decode_session(data: bytes) -> Session:
    """The session that these bytes are; no bytes are a session that never was.

    Raises:
        Unreadable: they are none of ours.
    """
    if not data:
        return Session()
    record = loads(data)
    try:
        return _read(record)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as broken:
        raise Unreadable(f"the record is no session: {broken!r}") from None


def _read(record: dict[str, Any]) -> Session:
    return Session(
        frames=tuple(_read_frame(row) for row in record["f"]),
        waiting=_read_waiting(record),
        epoch=record["e"],
        undo=tuple(_read_undo(row) for row in record.get("u", ())),
        shown=tuple(record.get("m", ())),
        edit=record.get("x"),
        reply_keyboard=bool(record.get("k")),
        seen=_read_seen(record.get("p", [])),
        timers=tuple(_read_timer(row) for row in record.get("t", ())),
        people=_read_people(record["h"]) if "h" in record else None,
        given={name: tuple(users) for name, users in record.get("j", {}).items()},
        sent=record.get("n", {}),
        pages=_read_pages(record.get("l", [])),
    )


def _filled(row: list[Any], *defaults: Any) -> tuple[Any, ...]:
    """The row, with the defaults of what was left out at its end."""
    return (*row, *defaults[len(row) :])


def _read_seen(seen: str | list[str]) -> tuple[str, ...]:
    return tuple(seen.split(",") if isinstance(seen, str) else seen)


def _read_waiting(record: dict[str, Any]) -> Waiting | None:
    if "q" in record:
        return _read_question(record["q"])
    if awaiting := record.get("w"):
        call, undo, answered, visited, answer = _filled(awaiting, "", [], 0, 0, None)
        return Awaiting(call, _read_undo(undo), bool(answered), visited, _read_answer(answer) if answer else None)
    if "z" in record:
        epoch, takes = _filled(record["z"], 0, ())
        return Pausing(epoch, tuple(takes))
    return None


def _read_question(row: list[Any]) -> Question:
    epoch, options, view, draft = _filled(row, 0, (), {}, ())
    return Question(epoch, tuple(Option(*option) for option in options), view, tuple(draft))


def _read_answer(row: list[Any]) -> Answer:
    defaults = (None, 0, None, None, None, None, "", "text", 0, (), ())
    value, rule, label, button, item, message, text, kind, reused, rest, question = _filled(row, *defaults)
    asked = _read_question(question) if question else None
    return Answer(value, rule, label, button, item, message, text, kind, bool(reused), tuple(rest), asked)


def _read_frame(row: list[Any]) -> Frame:
    flow, digest, node = row[:3]
    variables, attempts, mark, extra = _filled(row[3:], {}, {}, 0, {})
    editing = _read_editing(extra.get("r", ()))
    given = tuple(extra.get("g", ()))
    return Frame(
        flow, digest, node, variables, attempts, mark, bool(extra.get("c")), given, editing, extra.get("m", "")
    )


def _read_editing(row: list[str] | tuple[str, ...]) -> Editing | None:
    return Editing(row[0], tuple(row[1:])) if row else None


def _read_undo(row: list[Any]) -> Undo:
    patches = tuple(_read_patch(patch) for patch in row[1])
    return Undo(row[0], patches, tuple(_read_frame(frame) for frame in row[2]) if len(row) > 2 else ())


def _read_patch(row: list[Any]) -> Patch:
    frame, node, old, unset = row[:4]
    given = tuple(row[4]) if len(row) > 4 else ()
    return Patch(frame, node, old, tuple(unset), given, _read_editing(row[5]) if len(row) > 5 else None)


def _read_timer(row: list[Any]) -> Timer:
    id_, at, kind = row[:3]
    frame, node, index, late, job, to = _filled(row[3:], 0, "", 0, 0, None, "")
    read = _read_job(job) if job else None
    return Timer(id_, datetime.fromisoformat(at), kind, frame, node, index, read, bool(late), to)


def _read_job(row: list[Any]) -> Job:
    flow, name, inputs, every, trigger = _filled(row, "", "", {}, "", 0)
    return Job(flow, name, inputs, every, bool(trigger))


def _read_pages(row: list[Any]) -> Pages | None:
    return Pages(row[0], tuple(row[1]), row[2], tuple((text, url) for text, url in row[3:])) if row else None


def _read_people(row: list[Any]) -> tuple[User, Chat]:
    user, chat = row
    id_, type_, title = _filled(chat, 0, "", "")
    return User(*_filled(user, 0)), Chat(id_, type_ or "private", title)
