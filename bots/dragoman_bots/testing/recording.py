"""A conversation in the console that is written down as it goes, turn by turn, as a dialogue."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dragoman.language.content import Content
from dragoman.project.loading import Project
from dragoman.source.characters import FORBIDDEN
from dragoman.source.tree import Plain
from dragoman.testing import writing
from dragoman.testing.dialogue import Contents, Sent
from dragoman_bots.channels.console.console import Console, Impossible
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.testing.hearing import heard, noticed

NOT_NOW = "this conversation is recorded, and a dialogue cannot do that: leave out --record"


class RecordedConsole(Console):
    """A console that keeps a file. Time stands still in it but for `wait`, so that the dialogue has the same times."""

    def __init__(self, project: Project, path: Path, seed: int = 0) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        super().__init__(project, MemoryStore(), VirtualClock(now), seed=seed)
        self._path, self._inside = path, False
        self._record = writing.Record(_name(path), now, str(self.chat.id), seed=seed)

    @asynccontextmanager
    async def _noted(self, deed: writing.Written | None) -> AsyncIterator[None]:
        """What happens inside is one turn of the file; a turn that is part of another is not noted by itself."""
        if self._inside:
            yield
            return
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
        messages = [heard(said) for said in self.transcript.latest]
        self._record.add(deed, messages, [noticed(notice) for notice in self.transcript.notices])
        self.write()

    def write(self) -> None:
        """Writes the file as it is by now.

        Raises:
            OSError: it cannot be written.
        """
        standing = self.standing
        end = {"expect": {"node": standing.node, "outcome": standing.outcome}}
        self._path.write_text(self._record.yaml([end] if standing.outcome else []), encoding="utf-8")

    async def begin(self, flow: str, inputs: dict[str, Plain] | None = None) -> None:
        """Starts a flow, as the dialogue will."""
        self._record.start = flow
        async with self._noted(None):
            await super().begin(flow, inputs)

    async def send(self, *contents: Content) -> None:
        """The person sends something, without letters that no file can hold."""
        contents = tuple(replace(content, text=FORBIDDEN.sub("", content.text)) for content in contents)
        texts = [content.text for content in contents if content.kind == "text"]
        async with self._noted({"user": texts[0]} if texts else writing.sent(Contents(contents))):
            await super().send(*contents)

    async def give(self, what: Sent) -> None:
        """The person sends what is no text, or something happens to them."""
        async with self._noted(writing.sent(what)):
            await super().give(what)

    async def press(self, label: str, message: int | None = None) -> None:
        """The person presses a button."""
        async with self._noted({"press": label if message is None else {"text": label, "message": message}}):
            await super().press(label, message)

    async def wait(self, time: timedelta) -> None:
        """Time passes."""
        async with self._noted(writing.waited(time)):
            await super().wait(time)

    async def undo(self) -> None:
        """A dialogue cannot take a turn back."""
        raise Impossible(NOT_NOW)

    async def restart(self) -> None:
        """A dialogue cannot forget."""
        raise Impossible(NOT_NOW)

    async def goto(self, node: str) -> None:
        """A dialogue goes only where the flow leads."""
        raise Impossible(NOT_NOW)


def _name(path: Path) -> str:
    return path.name.removesuffix(".yaml").removesuffix(".dialogue").replace("_", " ").replace("-", " ") or "recorded"
