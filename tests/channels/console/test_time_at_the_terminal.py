"""`dragoman chat` on a terminal: time passes there by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from dragoman_bots.channels.console.console import Console
from dragoman_bots.channels.console.terminal import HELP, talk
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore
from tests.conversations.conversing import MONDAY, written
from tests.runtime.waiting import until

ASK = """
triggers: [command: ask]
nodes:
  name:
    prompt: Name?
    timeout: {after: 20m, remind: [{after: 5m, say: Still there?}], next: late}
  hello: {say: "Hello, {{ name }}."}
  bye: {end: greeted}
  late: {say: Too late.}
"""


class Terminal:
    """A terminal whose clock is put forward by hand, and in which lines are typed one by one."""

    def __init__(self, folder: Path) -> None:
        self.clock = VirtualClock(MONDAY)
        self.console = Console(written(folder, {"ask": ASK}), MemoryStore(), self.clock)
        self.written: list[str] = []
        self.typed: asyncio.Queue[str | None] = asyncio.Queue()

    async def lines(self) -> AsyncIterator[str]:
        """What is typed, until the end."""
        while (line := await self.typed.get()) is not None:
            yield line

    async def shows(self, *texts: str) -> None:
        """Waits until the screen shows these texts, and no others, below the help."""
        await until(lambda: self.written[1:] == list(texts))

    def passes(self, **time: float) -> None:
        """The clock goes on."""
        self.clock.advance(timedelta(**time))
        self.console.exchange._alarms.wake()


async def test_what_becomes_due_is_said_while_nobody_types(tmp_path: Path) -> None:
    """When it is due, and not with the next line."""
    at = Terminal(tmp_path)
    await at.console.open()
    talking = asyncio.create_task(talk(at.console, at.lines(), at.written.append))
    at.typed.put_nowait("/ask")
    await at.shows("bot: Name?")
    at.passes(minutes=5)
    await at.shows("bot: Name?", "bot: Still there?")
    at.passes(minutes=15)
    await at.shows("bot: Name?", "bot: Still there?", "bot: Too late.")
    at.typed.put_nowait(None)
    await talking
    await at.console.close()
    assert at.written[0] == HELP


async def test_time_that_is_put_forward_by_hand_is_told_once(tmp_path: Path) -> None:
    """By the order itself."""
    at = Terminal(tmp_path)
    await at.console.open()
    talking = asyncio.create_task(talk(at.console, at.lines(), at.written.append))
    at.typed.put_nowait("/ask")
    at.typed.put_nowait("/time +10m")
    await at.shows("bot: Name?", "(it is 2026-03-02 12:10:00 UTC)", "bot: Still there?")
    at.typed.put_nowait("Ada")
    at.typed.put_nowait(None)
    await talking
    await at.console.close()
    assert at.written[-1] == "bot: Hello, Ada."


async def test_the_end_of_the_lines_ends_the_waiting(tmp_path: Path) -> None:
    """Nothing rings in a closed terminal."""
    at = Terminal(tmp_path)
    await at.console.open()
    at.typed.put_nowait("/ask")
    at.typed.put_nowait(None)
    await talk(at.console, at.lines(), at.written.append)
    at.passes(hours=1)
    await asyncio.sleep(0.01)
    await at.console.close()
    assert at.written[1:] == ["bot: Name?"]
