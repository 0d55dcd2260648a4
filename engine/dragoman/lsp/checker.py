"""The server's end of the worker: starts it, asks it, and ends it when it is of no more use."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.exchange import Task, line_to_problems, task_to_line

PATIENCE = 10.0
"""Seconds that the worker has for a check; loading actions.py is a part of the first one."""

_BELOW = ("flows", "dialogues")
"""Folders of a project that lie beside its actions.py."""

_HERE = Path(__file__).parents[2]
_BEGIN = "import sys; sys.path.append(sys.argv.pop()); from dragoman.lsp.worker import main; main(int(sys.argv[1]))"
"""The worker finds this very package, however the server found it."""

_LONGER = 6
_LINE = 256 * 1024 * 1024


@dataclass(slots=True)
class Checker:
    """Checks one project, one task at a time. `stale`: a Python file of the project has changed."""

    patience: float = PATIENCE
    stale: bool = False
    _process: Process | None = None
    _without: str = ""
    _pythons: Mapping[Path, int] = field(default_factory=dict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def check(self, path: Path, texts: Mapping[Path, str]) -> list[Diagnostic] | None:
        """All problems of this file's project; nothing if it could not be checked even without its actions.py."""
        async with self._turn:
            pythons = _pythons(path)
            if self.stale or pythons != self._pythons:
                await self.close()
                self.stale, self._without, self._pythons = False, "", pythons
            found = await self._ask(Task(path, texts, self._without))
            if found is None and not self._without:
                # Most likely it is the actions.py that hangs or ends the process: the flows are checked without it.
                self._without = f"it was not done after {self.patience:g} seconds, or it ended the program"
                found = await self._ask(Task(path, texts, self._without))
            return found

    async def close(self) -> None:
        """Ends the worker."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()

    async def _ask(self, task: Task) -> list[Diagnostic] | None:
        # Without the project's own Python nothing hangs: what takes long then is a slow machine.
        patience = self.patience * (_LONGER if task.without else 1)
        process = self._process or await self._start()
        self._process = process
        try:
            answer = await asyncio.wait_for(_answered(process, task), patience)
            if answer:
                return line_to_problems(answer)
        except (TimeoutError, OSError, ValueError):
            pass
        await self.close()
        return None

    async def _start(self) -> Process:
        # -P keeps the current folder, which is the editor's choice, out of what can be imported.
        words = ("-P", "-c", _BEGIN, str(os.getpid()), str(_HERE))
        return await asyncio.create_subprocess_exec(sys.executable, *words, stdin=PIPE, stdout=PIPE, limit=_LINE)


def _pythons(path: Path) -> Mapping[Path, int]:
    """When each Python file of the project was changed, for editors that do not tell: those beside actions.py."""
    folders = {path.parent, path.parent.parent} if path.parent.name in _BELOW else {path.parent}
    found = [file for folder in folders if folder.is_dir() for file in folder.glob("*.py")]
    return {file: file.stat().st_mtime_ns for file in found if file.is_file()}


async def _answered(process: Process, task: Task) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(task_to_line(task))
    await process.stdin.drain()
    return await process.stdout.readline()
