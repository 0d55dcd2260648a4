"""Standard input, line by line, without keeping the program from ending.

The law of this file: the thread that reads holds no lock and is not waited for, so that Ctrl-C ends a chat at once.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from collections.abc import AsyncIterator, Iterator

_AT_ONCE = 65536


async def stdin_lines(descriptor: int = 0) -> AsyncIterator[str]:
    """The lines, without their ends, as they come. What is not UTF-8 is shown as the replacement character."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        # The loop is closed where the program ended first.
        with contextlib.suppress(RuntimeError):
            for line in _lines(descriptor):
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _lines(descriptor: int) -> Iterator[str]:
    rest = b""
    while chunk := _read(descriptor):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from map(_text, whole)
    if rest:
        yield _text(rest)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _AT_ONCE)
    except OSError:
        return b""


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode(errors="replace")
