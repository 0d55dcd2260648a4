"""The console for people: a chat with numbered buttons."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Callable
from html import unescape

from dragoman.interpreter.effects import Button, Label, Link, Press
from dragoman.language.content import Content
from dragoman.language.durations import duration
from dragoman_bots.channels.console.console import Console, NoSuchButton
from dragoman_bots.channels.console.transcript import Said

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
HELP = "Type a message, or a button's number. /state shows where you are, /time +10m lets time pass; Ctrl-D leaves."


async def stdin_lines() -> AsyncIterator[str]:
    """The lines of standard input, without their ends, as they come."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        yield line.rstrip("\r\n")


async def talk(console: Console, lines: AsyncIterator[str], write: Callable[[str], None]) -> None:
    """Talks until there are no more lines."""
    write(HELP)
    show(console, write)
    async for line in lines:
        if not line.strip():
            continue
        try:
            await _typed(console, line.strip(), write)
        except (ValueError, NoSuchButton) as wrong:
            write(f"({wrong})")


async def _typed(console: Console, line: str, write: Callable[[str], None]) -> None:
    word, _, rest = line.partition(" ")
    if word == "/state":
        standing = console.standing
        data = ", ".join(f"{name}={value!r}" for name, value in standing.data.items())
        where = f"{standing.flow}.{standing.node}" if standing.flow else "no flow is running"
        write(f"({where}{f', ended as {standing.outcome}' if standing.outcome else ''}; {data or 'no data'})")
        return
    if word == "/time":
        console.wait(duration(rest.strip().removeprefix("+")))
    elif (label := _numbered(console, line)) is not None:
        await console.press(label)
    else:
        await console.send(Content(text=line))
    show(console, write)


def _numbered(console: Console, line: str) -> str | None:
    """The label with this number, unless the question wants a number typed: then there are no buttons."""
    labels = console.labels()
    return labels[int(line) - 1] if line.isascii() and line.isdigit() and 0 < int(line) <= len(labels) else None


def show(console: Console, write: Callable[[str], None]) -> None:
    """Writes the last turn."""
    for said in console.transcript.latest:
        write(_text(said))
    for notice in console.transcript.notices:
        write(f"({notice.text})")


def _text(said: Said) -> str:
    body = unescape(_TAG.sub("", said.text)) if said.format == "html" else said.text
    lines = ["bot: " + body.replace("\n", "\n     ")]
    number = 0
    for row in said.rows:
        shown = []
        for button in row:
            number += 1
            shown.append(_label(button, number))
        lines.append("     " + "  ".join(shown))
    return "\n".join(lines)


def _label(button: Button, number: int) -> str:
    match button.action:
        case Link(url):
            return f"[{number}] {button.text} <{url}>"
        case Press() | Label():
            return f"[{number}] {button.text}"
        case _:
            return f"[{number}] {button.text} (only in Telegram)"
