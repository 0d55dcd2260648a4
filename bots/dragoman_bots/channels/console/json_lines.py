"""The console for programs: one line in, one line of JSON out for each turn."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dragoman.interpreter.effects import Button, Link
from dragoman.language.content import Content
from dragoman.language.durations import duration
from dragoman.testing.sending import read_sent
from dragoman_bots.channels.console.console import Console, Impossible
from dragoman_bots.channels.console.transcript import Said

USAGE = 'write a text, or {"user": TEXT}, {"press": LABEL}, {"wait": DURATION} or {"send": {"photo": NAME}}'


async def converse(console: Console, lines: AsyncIterator[str], write: Callable[[str], None]) -> None:
    """Reads lines until there are no more and writes a line for each: the turn, or `{"error": ...}` for a bad line."""
    async for line in lines:
        if not line.strip():
            continue
        try:
            await _happen(console, line)
        except (ValueError, Impossible) as wrong:
            write(json.dumps({"error": str(wrong)}, ensure_ascii=False))
        else:
            write(turn(console))


def turn(console: Console) -> str:
    """The last turn as a line of JSON."""
    standing = console.standing
    record: dict[str, Any] = {
        "messages": [_message(said, console.chat.id) for said in console.transcript.latest],
        "flow": standing.flow,
        "node": standing.node,
        "data": dict(standing.data),
        "ended": standing.outcome is not None,
        "outcome": standing.outcome,
    }
    if console.transcript.notices:
        record["notices"] = [{"text": n.text, "alert": n.alert} for n in console.transcript.notices]
    return json.dumps(record, ensure_ascii=False, default=_bare)


def _message(said: Said, here: int) -> dict[str, Any]:
    buttons = [[_button(button) for button in row] for row in said.rows]
    media = [{"kind": media.kind} | ({"file": media.file} if media.file else media.value) for media in said.media]
    elsewhere = {} if said.chat == here else {"to": said.chat}
    shown = {"media": media} if media else {}
    return {"text": said.text, "format": said.format, "buttons": buttons, **shown, **elsewhere}


def _button(button: Button) -> dict[str, str]:
    shown = {"text": button.text}
    return shown | {"url": button.action.url} if isinstance(button.action, Link) else shown


def _bare(value: Any) -> Any:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


async def _happen(console: Console, line: str) -> None:
    if not line.lstrip().startswith("{"):
        await console.send(Content(text=line))
        return
    order = _order(line)
    match order:
        case {"user": text}:
            await console.send(Content(text=str(text)))
        case {"press": {"text": str(label), "message": int(message)}} if message < 0:
            await console.press(label, message)
        case {"press": str(label)} | {"press": {"text": str(label)}}:
            await console.press(label)
        case {"wait": str(time)}:
            await console.wait(duration(time))
        case {"send": dict(what)}:
            await console.give(read_sent(what))
        case _:
            raise ValueError(f"cannot read {line.strip()[:80]}: {USAGE}")


def _order(line: str) -> dict[str, Any]:
    try:
        order = json.loads(line)
    except (ValueError, RecursionError) as wrong:
        raise ValueError(f"no JSON: {wrong}; {USAGE}") from None
    if not isinstance(order, dict) or len(order) != 1:
        raise ValueError(f"one thing a line: {USAGE}")
    return order
