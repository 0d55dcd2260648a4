"""A conversation in the console, on the same runtime as every other channel: events in, a transcript out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dragoman.interpreter.effects import Effect, FlowFinished, Label, Press
from dragoman.interpreter.events import ButtonPressed, Chat, Event, FlowRequested, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.language.content import Content
from dragoman.project.loading import Project
from dragoman_bots.channels.console.transcript import Transcript
from dragoman_bots.runtime.clock import Clock, SystemClock, VirtualClock
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.protocol import Store


class NoSuchButton(Exception):
    """Nothing on the screen bears this label. The text says what does."""


@dataclass(slots=True)
class Standing:
    """Where the conversation stands, or where the flow that ended last stood."""

    flow: str | None = None
    node: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None


class Console:
    """One person's conversation with one bot."""

    def __init__(self, project: Project, store: Store, clock: Clock | None = None, user: User | None = None) -> None:
        self.transcript = Transcript()
        self.standing = Standing()
        self.clock = clock or SystemClock()
        self.user = user or User(1, "You", username="you", language=project.settings.locale)
        self.chat = Chat(self.user.id)
        self._runtime = Runtime(project, store, self.transcript, watch=self._watch)
        self._events = 0
        self._project = project

    async def open(self) -> None:
        """Starts the runtime on the store."""
        await self._runtime.start()

    async def close(self) -> None:
        """Stops the runtime."""
        await self._runtime.stop()

    def _watch(self, key: str, session: Session, effects: Sequence[Effect]) -> None:
        ended = [effect for effect in effects if isinstance(effect, FlowFinished)]
        if session.frames:
            frame = session.frames[-1]
            self.standing = Standing(frame.flow, frame.node, frame.variables)
        elif ended:
            first = ended[0]
            self.standing = Standing(first.flow, first.node, first.data, first.outcome)

    def _origin(self) -> Origin:
        self._events += 1
        now = self.clock.now()
        return Origin(f"{now:%y%m%d%H%M%S%f}.{self._events}", now, self.user, self.chat)

    async def _happen(self, event: Event) -> None:
        self.transcript.turn()
        await self._runtime.handle(event)

    async def begin(self, flow: str) -> None:
        """Starts a flow."""
        await self._happen(FlowRequested(self._origin(), flow))

    async def send(self, content: Content) -> None:
        """The person sends something."""
        await self._happen(MessageReceived(self._origin(), content))

    async def press(self, label: str) -> None:
        """The person presses the newest button of this label.

        Raises:
            NoSuchButton: there is none.
        """
        found = self.transcript.find(label)
        if found is None:
            raise NoSuchButton(f"there is no button '{label}'; there are: {', '.join(self.labels()) or 'none'}")
        said, button = found
        match button.action:
            case Press(epoch, option):
                await self._happen(ButtonPressed(self._origin(), epoch, option, "console", said.number))
            case Label():
                await self.send(Content(text=button.text))
            case _:
                self.transcript.turn()

    def labels(self) -> list[str]:
        """The labels on the newest message that has buttons."""
        for said in reversed(self.transcript.screen):
            if said.rows:
                return [button.text for row in said.rows for button in row]
        return []

    def wait(self, time: timedelta) -> None:
        """Lets time pass on a virtual clock; on the machine's clock nothing happens."""
        self.transcript.turn()
        if isinstance(self.clock, VirtualClock):
            self.clock.advance(time)
