"""A person who talks to a project over the console, with the memory store and the real runtime."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from textwrap import dedent
from typing import Any

from dragoman.interpreter.effects import Press
from dragoman.interpreter.events import ButtonPressed, MessageReceived
from dragoman.language.content import Content
from dragoman.project.loading import Project, load
from dragoman_bots.channels.console.console import Console
from dragoman_bots.runtime.clock import VirtualClock
from dragoman_bots.stores.memory import MemoryStore

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[2] / "flows"


def project_at(path: Path) -> Project:
    """The sound project at this path."""
    loaded = load(path)
    assert loaded.project is not None, loaded.diagnostics
    return loaded.project


def written(folder: Path, flows: Mapping[str, str], actions: str = "", bot: str = "") -> Project:
    """A project of these flows (name -> all but the flow's name), its actions.py and its bot.yaml."""
    (folder / "flows").mkdir(exist_ok=True)
    for old in (folder / "flows").glob("*.yaml"):
        old.unlink()
    for name, text in flows.items():
        (folder / "flows" / f"{name}.yaml").write_text(f"flow: {name}\n{dedent(text)}", encoding="utf-8")
    (folder / "bot.yaml").write_text(f"bot: test\n{dedent(bot)}", encoding="utf-8")
    if actions:
        (folder / "actions.py").write_text(dedent(actions), encoding="utf-8")
    return project_at(folder)


class Person:
    """One person in one chat. What they do returns the texts that the bot said to it."""

    def __init__(self, project: Project) -> None:
        self.store = MemoryStore()
        self.clock = VirtualClock(MONDAY)
        self.console = Console(project, self.store, self.clock)
        self.opened = False

    async def restart(self, project: Project) -> None:
        """A new process on the same store, perhaps with other flows; the person's screen stays."""
        screen = self.console.transcript
        await self.console.close()
        self.clock.at = self.clock.at.replace(second=self.clock.at.second + 1)
        self.console = Console(project, self.store, self.clock)
        self.console.transcript.screen.extend(screen.screen)
        self.console.transcript._number = screen._number
        await self.console.open()

    async def _ready(self) -> Console:
        if not self.opened:
            self.opened = True
            await self.console.open()
        return self.console

    async def says(self, text: str) -> list[str]:
        """Sends a text."""
        await (await self._ready()).send(Content(text=text))
        return self.heard

    async def sends(self, kind: Any, **value: Any) -> list[str]:
        """Sends something else."""
        await (await self._ready()).send(Content(kind, value=value))
        return self.heard

    async def waits(self, **time: float) -> list[str]:
        """Lets time pass: `hours=2`."""
        await (await self._ready()).wait(timedelta(**time))
        return self.heard

    async def is_told(self, project: Project | None = None) -> list[str]:
        """The bot's process is another one, perhaps with other flows; the person does nothing."""
        await (await self._ready()).renew(project)
        return self.heard

    async def presses(self, label: str) -> list[str]:
        """Presses the newest button of this label."""
        await self.console.press(label)
        return self.heard

    async def presses_at(self, epoch: int, option: int, message: int | None = None) -> list[str]:
        """Presses any button, also one that never was."""
        await self.happens(ButtonPressed(self.console._origin(), epoch, option, "x", message))
        return self.heard

    async def happens(self, event: ButtonPressed | MessageReceived) -> None:
        """Takes any event in."""
        await (await self._ready())._happen(event)

    def button(self, label: str) -> tuple[int, int, int]:
        """Epoch, option and message of the newest button of this label, to be pressed later."""
        found = self.console.transcript.find(label, self.console.chat.id)
        assert found is not None
        said, button = found
        assert isinstance(button.action, Press)
        return button.action.epoch, button.action.option, said.number

    @property
    def heard(self) -> list[str]:
        """The texts of the last turn."""
        return [said.text for said in self.console.transcript.latest]

    @property
    def labels(self) -> list[str]:
        """The buttons under the last message of the last turn."""
        latest = self.console.transcript.latest
        return [button.text for row in latest[-1].rows for button in row] if latest else []

    @property
    def notices(self) -> list[str]:
        """The notices of the last turn."""
        return [notice.text for notice in self.console.transcript.notices]

    @property
    def node(self) -> str | None:
        """Where the conversation stands or ended."""
        return self.console.standing.node

    @property
    def outcome(self) -> str | None:
        """How the last flow ended, while none runs."""
        return self.console.standing.outcome

    @property
    def data(self) -> dict[str, Any]:
        """The variables that are set."""
        return {name: value for name, value in self.console.standing.data.items() if value is not None}


def today() -> date:
    """The day on which all these conversations are held."""
    return MONDAY.date()
