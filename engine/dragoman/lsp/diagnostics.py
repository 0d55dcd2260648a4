"""Diagnostics as you type: each project is checked when its files have been left alone for a moment.

The law of this file: of each project one check runs at a time, on the latest texts; what came of older ones is never
published. A file that has become sound is told so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.checker import Checker
from dragoman.lsp.documents import Buffers
from dragoman.lsp.projects import files_of, is_ours

CALM = 0.15
"""Seconds without an edit after which a check begins."""

_CHECKERS = 3
"""Projects whose worker is kept alive."""

Publish = Callable[[Path, list[Diagnostic]], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a check has found in a file, and the text that it found it in."""

    problems: list[Diagnostic]
    text: str | None


@dataclass(slots=True)
class Diagnoser:
    """Checks projects and publishes what it finds. `found` leads from each file to what was published of it last."""

    buffers: Buffers
    publish: Publish
    calm: float = CALM
    found: dict[Path, Found] = field(default_factory=dict)
    _waiting: dict[Path, Path] = field(default_factory=dict)
    _running: dict[Path, asyncio.Task[None]] = field(default_factory=dict)
    _checkers: dict[Path, Checker] = field(default_factory=dict)
    _of: dict[Path, set[Path]] = field(default_factory=dict)

    def changed(self, path: Path) -> None:
        """A file may be another one by now: its project is checked soon."""
        if path not in self.found and not is_ours(path, self.buffers.texts.get(path, "")):
            return
        home = home_of(path, self.buffers.texts)
        self._waiting[home] = path
        if home not in self._running:
            self._running[home] = asyncio.get_running_loop().create_task(self._run(home))

    def python_changed(self, path: Path) -> None:
        """A Python file is another one by now: the projects around it load it anew."""
        for home, checker in self._checkers.items():
            if path.is_relative_to(home if home.is_dir() else home.parent):
                checker.stale = True
        for opened in self.buffers.opened:
            self.changed(opened)

    async def close(self) -> None:
        """Ends all workers."""
        for task in self._running.values():
            task.cancel()
        for checker in self._checkers.values():
            await checker.close()

    async def _run(self, home: Path) -> None:
        try:
            while home in self._waiting:
                path = self._waiting[home]
                while home in self._waiting:
                    path = self._waiting.pop(home)
                    await asyncio.sleep(self.calm)
                texts = self.buffers.texts
                problems = await (await self._checker(home)).check(path, texts)
                if problems is not None and home not in self._waiting:
                    self._tell(home, path, problems, texts)
        finally:
            self._running.pop(home, None)

    async def _checker(self, home: Path) -> Checker:
        checker = self._checkers.pop(home, None) or Checker()
        self._checkers[home] = checker
        while len(self._checkers) > _CHECKERS:
            await self._checkers.pop(next(iter(self._checkers))).close()
        return checker

    def _tell(self, home: Path, path: Path, problems: list[Diagnostic], texts: Mapping[Path, str]) -> None:
        of_file: dict[Path, list[Diagnostic]] = {path: []}
        for problem in problems:
            of_file.setdefault(Path(problem.file), []).append(problem)
        for file in self._of.get(home, set()) - of_file.keys():
            of_file[file] = []
        self._of[home] = {file for file, found in of_file.items() if found}
        for file, found in of_file.items():
            known = self.found.get(file)
            self.found[file] = Found(found, texts.get(file))
            if file in texts or known is None or known.problems != found:
                self.publish(file, found)


def home_of(path: Path, opened: Mapping[Path, str]) -> Path:
    """What is checked as a whole: the folder of a project, or a file that stands alone."""
    files = files_of(path, opened)
    return files.folder if files.bot.is_file() else path
