"""A program under test as its own process, with all that it prints."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import dragoman
import dragoman_bots
from tests.telegram.patience import PATIENCE, until
from tests.telegram_server import TelegramServer

_SHORTEST = 12
"""What is no longer is no secret: it may stand in an example of how tokens are written."""

_PATHS = (Path(dragoman.__file__).parents[1], Path(dragoman_bots.__file__).parents[1])


class Program:
    """One program that may be started, ended and started again. What it prints is kept from its first start on.

    Wherever it ends, it is checked that the token was never printed.
    """

    def __init__(self, command: Sequence[str], folder: Path, token: str | None) -> None:
        self.command, self.folder, self.token = command, folder, token
        self.out, self.err = folder / "stdout.txt", folder / "stderr.txt"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def errors(self) -> str:
        """What it wrote on standard error."""
        return self.err.read_text(encoding="utf-8")

    @property
    def printed(self) -> str:
        """All that it wrote."""
        return self.out.read_text(encoding="utf-8") + self.errors

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts it, and returns at once."""
        secret = {"BOT_TOKEN": self.token} if self.token is not None else {}
        kept = {name: value for name, value in os.environ.items() if name != "BOT_TOKEN"}
        with self.out.open("ab") as out, self.err.open("ab") as err:
            self._process = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=self.folder,
                env={**kept, "PYTHONPATH": os.pathsep.join(map(str, _PATHS)), **secret},
                stdout=out,
                stderr=err,
            )

    async def polls(self, server: TelegramServer) -> None:
        """Waits until it polls this server; fails with what it printed if it ends instead."""
        await until(lambda: server.world.queue.polled.is_set() or not self.running)
        assert self.running, f"the program ended:\n{self.printed}"

    async def kill(self) -> int:
        """Ends it by SIGKILL."""
        return await self._end(signal.SIGKILL)

    async def terminate(self) -> int:
        """Ends it by SIGTERM, and returns its exit code."""
        return await self._end(signal.SIGTERM)

    async def ended(self) -> int:
        """Waits until it ends by itself, and returns its exit code."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
        self._check_token()
        return code

    async def _end(self, number: signal.Signals) -> int:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
        return await self.ended()

    def _check_token(self) -> None:
        if self.token is not None and len(self.token) > _SHORTEST:
            assert self.token not in self.printed, "the token was printed"


def bot(folder: Path, token: str | None, *options: str) -> Program:
    """`python -m dragoman run` on the project in this folder."""
    return Program((sys.executable, "-m", "dragoman", "run", str(folder), *options), folder, token)
