"""The console for people: a chat with numbered buttons."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from html import unescape

from dragoman.interpreter.effects import Button, Label, Link, Pay, Press
from dragoman.language.content import Content
from dragoman.language.inputs.protocol import Accepted, Reading
from dragoman.language.nodes.prompt import Prompt
from dragoman_bots.channels.console.console import Console, Impossible
from dragoman_bots.channels.console.orders import ORDERS
from dragoman_bots.channels.console.transcript import Said
from dragoman_bots.runtime.alarms import Due
from dragoman_bots.runtime.ringing import beside

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
HELP = """\
Type a message, or a button's number; Ctrl-D leaves.
/state: where you are; /time +10m: let time pass; /undo: a turn back; /goto NODE; /restart: begin anew."""


async def talk(console: Console, lines: AsyncIterator[str], write: Callable[[str], None]) -> None:
    """Talks until there are no more lines. What becomes due meanwhile is said when it is."""
    write(HELP)
    show(console, write)
    one_at_a_time = asyncio.Lock()

    async def fire(due: Due) -> None:
        async with one_at_a_time:
            console.transcript.turn()
            await console.exchange.fire(due)
            show(console, write)

    async with beside(console.exchange.ring(fire)):
        async for line in lines:
            async with one_at_a_time:
                await _answered(console, line.strip(), write)


async def _answered(console: Console, line: str, write: Callable[[str], None]) -> None:
    try:
        if line:
            await _typed(console, line, write)
    except (ValueError, Impossible) as wrong:
        write(f"({wrong})")


async def _typed(console: Console, line: str, write: Callable[[str], None]) -> None:
    word, _, rest = line.partition(" ")
    remark = ""
    if order := ORDERS.get(word):
        remark = await order(console, rest.strip())
    elif (label := _numbered(console, line)) is not None:
        await console.press(label)
    else:
        await console.send(Content(text=line))
    if remark:
        write(f"({remark})")
    show(console, write)


def _numbered(console: Console, line: str) -> str | None:
    """The label with this number, unless the number itself is a label or the answer that the question wants."""
    labels = console.labels()
    if not (line.isascii() and line.isdigit() and 0 < int(line) <= len(labels)) or line in labels:
        return None
    asked = console.question()
    typed = asked is not None and not (asked.choice or asked.menu) and asked.type != "text"
    return None if typed and _answers(console, asked, line) else labels[int(line) - 1]


def _answers(console: Console, asked: Prompt | None, line: str) -> bool:
    reading = Reading(console.clock.now(), console.user.language or "en", asked.settings if asked else {})
    return asked is not None and isinstance(asked.reader.read(Content(text=line), reading), Accepted)


def show(console: Console, write: Callable[[str], None]) -> None:
    """Writes the last turn."""
    for said in console.transcript.latest:
        write(_text(said, console.chat.id))
    for notice in console.transcript.notices:
        write(f"({notice.text})")


def _text(said: Said, here: int) -> str:
    body = unescape(_TAG.sub("", said.text)) if said.format == "html" else said.text
    media = "".join(f"<{media.kind}{' ' if media.file else ''}{media.file}>\n" for media in said.media)
    who = "bot: " if said.chat == here else f"bot, to {said.chat}: "
    lines = [who + (media + body).rstrip().replace("\n", "\n     ")]
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
        case Press() | Label() | Pay():
            return f"[{number}] {button.text}"
        case _:
            return f"[{number}] {button.text} (only in Telegram)"
