"""Conversations as the pages write them, held over the console's channel on the real runtime.

    bot: What is your name?
    you: Ada
    bot: How are you, Ada?
         [Fine]  [So-so]
    you: [Fine]

A conversation that begins with `bot:` starts the flow at once; one that begins otherwise waits for its trigger.
`you: [Fine]` is a press, `you: (contact +34600111222)` sends a contact, `you: (location 52.52 13.405)` a place,
`you: (paid)` pays, any other word in such brackets is a file: `(document cv.pdf 800 application/pdf)`, size and type
where they matter. Buttons stand in rows below their message, a notice shown at a press in brackets behind it.

What happens beside the talk stands in brackets on a line of its own: `(20m later)`, `(the bot restarts)`,
`(event shipped {"carrier": "DHL"})`. `bot, to -100:` is said in another chat, and `<photo shop.jpg>` is a photo.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from dragoman.interpreter.effects import Button, Link, Request
from dragoman.language.content import Content, Kind
from dragoman.language.durations import duration
from dragoman.project.loading import load
from dragoman.testing.dialogue import Occurrence, Payment
from dragoman.testing.seen import seen
from dragoman_bots.channels.console.console import Console
from dragoman_bots.channels.console.transcript import Said
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""The moment at which all conversations of the pages are held."""

_HAPPENING = re.compile(r"^(?:you: .+|\(.+\))$", re.MULTILINE)
_LATER = re.compile(r"\((.+) later\)\Z")
_EVENT = re.compile(r"\(event (\w+)(?: (.+))?\)\Z")
_PRESS = re.compile(r"\[(.+)\]\Z")
_SENT = re.compile(r"\((\w+)(?: (.+))?\)\Z")
_INDENT = "     "
_FILES: dict[str, Kind] = {
    "photo": "photo", "video": "video", "voice": "voice", "audio": "audio", "document": "document",
}  # fmt: skip


async def held(path: Path, written: str) -> str:
    """The conversation with this project, everything that is said in `written` said again."""
    project = load(path).project
    assert project is not None, load(path).diagnostics
    console = Console(project, MemoryStore(), VirtualClock(MONDAY))
    lines: list[str] = []
    await console.open()
    try:
        if written.startswith("bot:") and project.chosen:
            await console.begin(project.chosen)
            lines += shown(console)
        for line in _HAPPENING.findall(written):
            await _happen(console, line)
            lines += [line, *shown(console)]
    finally:
        await console.close()
    return "".join(f"{line}\n" for line in lines)


async def _happen(console: Console, line: str) -> None:
    if line.startswith("you: "):
        await _say(console, line.removeprefix("you: "))
    elif later := _LATER.match(line):
        await console.wait(duration(later[1]))
    elif event := _EVENT.match(line):
        await console.give(Occurrence(event[1], json.loads(event[2] or "null")))
    else:
        assert line == "(the bot restarts)", f"a conversation does not know what '{line}' is"
        await console.renew()


async def _say(console: Console, said: str) -> None:
    if said == "(paid)":
        await console.give(Payment(paid=True))
    elif press := _PRESS.match(said):
        await console.press(press[1])
    elif sent := _SENT.match(said):
        await console.send(_content(sent[1], sent[2] or ""))
    else:
        await console.send(Content(text=said))


def _content(kind: str, what: str) -> Content:
    if kind == "contact":
        return Content("contact", value={"phone": what, "user_id": None, "name": ""})
    if kind == "location":
        latitude, longitude = map(Decimal, what.split())
        return Content("location", value={"latitude": latitude, "longitude": longitude})
    name, size, mime = (*what.split(), "", "")[:3]
    assert kind in _FILES, f"a conversation sends contacts, locations and files, not a {kind}"
    return Content(_FILES[kind], value={"id": name, "name": name, "mime": mime, "size": int(size or 1)})


def shown(console: Console) -> Sequence[str]:
    """The last turn, as the pages write it."""
    lines: list[str] = []
    for said in console.transcript.latest:
        lines += _message(said, "bot" if said.chat == console.chat.id else f"bot, to {said.chat}")
    lines += [f"{_INDENT}({notice.text})" for notice in console.transcript.notices]
    return lines


def _message(said: Said, speaker: str) -> list[str]:
    shown = [f"<{media.kind}{' ' if media.file else ''}{media.file}>" for media in said.media]
    first, *rest = [*shown, *seen(said.text, said.format).splitlines()]
    rows = ["  ".join(_label(button) for button in row) for row in said.rows]
    return [f"{speaker}: {first}", *(f"{_INDENT}{line}".rstrip() for line in (*rest, *rows))]


def _label(button: Button) -> str:
    match button.action:
        case Link(url):
            return f"[{button.text}: {url}]"
        case Request(what):
            return f"[{button.text}: sends your {what}]"
        case _:
            return f"[{button.text}]"
