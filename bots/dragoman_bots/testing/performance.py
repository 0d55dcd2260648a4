"""A dialogue being held: each step done in its turn, and what was said compared with what was expected.

The law of this file: a performance has a store, a clock, a screen and actions of its own; nothing of it is left for
the next one. The first step that fails ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo

from dragoman.diagnostics.suggest import nearest
from dragoman.interpreter.events import Chat, User
from dragoman.language.content import Content
from dragoman.project.loading import Project
from dragoman.source.tree import Plain
from dragoman.testing.dialogue import (
    Become,
    Deed,
    Deploy,
    Dialogue,
    Expect,
    Hear,
    PressButton,
    Restart,
    Say,
    Send,
    Silence,
    Start,
    Stub,
    Wait,
)
from dragoman.testing.failures import FOUND, Failed, Failure
from dragoman.testing.listening import Listening
from dragoman.testing.people import FIRST_MOMENT, Cast, become
from dragoman.testing.standing import judge
from dragoman_bots.channels.console.console import Console, Impossible
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore
from dragoman_bots.testing.deploying import deployed
from dragoman_bots.testing.hearing import found, heard, noticed
from dragoman_bots.testing.reports import Reports
from dragoman_bots.testing.stubs import Offline, replaceable


class Performance:
    """One dialogue, held with this project. Folders start at the dialogue's own, `folder`, or the project's."""

    def __init__(self, dialogue: Dialogue, project: Project, folder: Path, reports: Reports) -> None:
        self._dialogue, self._folder, self._reports = dialogue, folder, reports
        self._stubs, self._project, self._root = Offline(), project, project.folder
        self._clock = VirtualClock(FIRST_MOMENT)
        user = User(1, "You", username="you", language=project.settings.locale)
        self._cast = Cast(user, Chat(user.id))
        self._console = Console(self._project, MemoryStore(), self._clock, user, dialogue.seed, self._stubs)
        self._listening = Listening()
        self._listening.here = str(user.id)

    async def play(self) -> Failure | None:
        """Holds it, and returns what it failed at, if it did."""
        await self._console.open()
        try:
            for step in self._dialogue.steps:
                if failed := await self._failed(step.deed):
                    return Failure(self._dialogue.file, step.line, failed.told(step.written, self._reports.kept))
        finally:
            await self._console.close()
        return None

    async def _failed(self, deed: Deed) -> Failed | None:
        try:
            await self._do(deed)
        except Failed as failed:
            return failed
        except Impossible as impossible:
            return Failed(str(impossible))
        return None

    async def _do(self, deed: Deed) -> None:
        """Does a step that makes a turn, or asks about the one before."""
        match deed:
            case Hear(expected):
                self._listening.take(expected)
            case Silence():
                self._listening.silence()
            case Expect(wanted):
                await self._judge(wanted)
            case Become():
                self._become(deed)
            case Stub(given):
                self._stub(given)
            case _:
                self._reports.forget()
                await self._act(deed)
                self._turned()

    async def _act(self, deed: Start | Say | PressButton | Send | Wait | Restart | Deploy) -> None:
        match deed:
            case Start(flow, inputs):
                await self._start(flow, inputs)
            case Say(text):
                await self._console.send(Content(text=text))
            case PressButton(label, message):
                await self._console.press(label, message)
            case Send(what):
                await self._console.give(what)
            case Wait(time):
                await self._console.wait(time)
            case Restart():
                await self._console.renew()
            case Deploy(folder):
                await self._deploy(folder)
            case other:
                assert_never(other)

    async def _start(self, flow: str, inputs: Mapping[str, Plain]) -> None:
        if flow not in self._project.flows.flows:
            raise Failed(f"there is no flow '{flow}'; {_near(flow, self._project.flows.flows)}")
        known = [declared.name for declared in self._project.flows.flows[flow].inputs]
        if unknown := next((name for name in inputs if name not in known), None):
            raise Failed(f"the flow '{flow}' has no input '{unknown}'; {_near(unknown, known)}")
        await self._console.begin(flow, dict(inputs))

    def _turned(self) -> None:
        """A turn is over: what was said in it can be asked for."""
        if self._reports.faults:
            raise Failed(f"a turn failed, which is a fault of ours: {self._reports.faults[0]}")
        transcript = self._console.transcript
        self._listening.turn([heard(m) for m in transcript.latest], [noticed(n) for n in transcript.notices])

    async def _deploy(self, folder: str) -> None:
        beside, within = self._folder / folder, self._root / folder
        self._project = deployed(self._project, within if within.is_dir() and not beside.is_dir() else beside)
        await self._console.renew(self._project)

    async def _judge(self, wanted: Mapping[str, Plain]) -> None:
        beside = judge(wanted, await found(self._console), self._project.flows.timezone)
        if not all(pair.agrees for pair in beside):
            raise Failed("the conversation stands elsewhere", beside, FOUND)

    def _stub(self, given: Mapping[str, Plain]) -> None:
        names = replaceable(self._project)
        if unknown := next((name for name in given if name not in names), None):
            raise Failed(f"there is no action '{unknown}'; {_near(unknown, names)}")
        self._stubs.put(given)

    def _become(self, change: Become) -> None:
        self._cast = become(self._cast, change)
        cast = self._cast
        self._console.user, self._console.chat, self._console.admin = cast.user, cast.chat, cast.admin
        if change.now is not None:
            self._clock.at = self._moment(change.now)
        self._listening.here = str(self._cast.chat.id)

    def _moment(self, now: datetime) -> datetime:
        return (now if now.tzinfo else now.replace(tzinfo=ZoneInfo(self._project.flows.timezone))).astimezone(UTC)


def _near(name: str, names: Iterable[str]) -> str:
    known = list(names)
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else f"there are: {', '.join(known) or 'none'}"
