"""A conversation in the console, on the same runtime as every other channel: events in, a transcript out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Fault
from dragoman.interpreter.effects import Effect, FlowFinished, Label, Press
from dragoman.interpreter.events import ButtonPressed, Chat, Event, FlowRequested, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.language.content import Content
from dragoman.language.nodes.prompt import Prompt
from dragoman.project.loading import Project
from dragoman_bots.channels.console import travel
from dragoman_bots.channels.console.transcript import Screen, Transcript
from dragoman_bots.runtime.clock import AdjustableClock, ShiftedClock
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.runtime.turns import Move
from dragoman_bots.stores.protocol import Store


class Impossible(Exception):
    """The person asked the console for what cannot be done now. The text says why and, where it can, what can be."""


class NoSuchButton(Impossible):
    """Nothing on the screen bears this label. The text says what does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the conversation stands, or where the flow that ended last stood."""

    flow: str | None = None
    node: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a turn can change: the session, the screen, and where the conversation stood."""

    session: Session
    screen: Screen
    standing: Standing


class Console:
    """One person's conversation with one bot."""

    def __init__(
        self, project: Project, store: Store, clock: AdjustableClock | None = None, user: User | None = None
    ) -> None:
        self.transcript = Transcript()
        self.standing = Standing()
        self.clock = clock or ShiftedClock()
        self.user = user or User(1, "You", username="you", language=project.settings.locale)
        self.chat = Chat(self.user.id)
        self.begins = project.chosen
        self._runtime = Runtime(project, store, self.transcript, watch=self._watch)
        self._events = 0
        self._flows = project.flows
        self._past: list[Moment] = []

    async def open(self) -> None:
        """Starts the runtime on the store, and finds where the conversation stood when the last process stopped."""
        await self._runtime.start()
        self._stand(await self._session())

    async def close(self) -> None:
        """Stops the runtime."""
        await self._runtime.stop()

    def _watch(self, key: str, session: Session, effects: Sequence[Effect]) -> None:
        ended = [effect for effect in effects if isinstance(effect, FlowFinished)]
        if ended and not session.frames:
            first = ended[0]
            self.standing = Standing(first.flow, first.node, first.data, first.outcome)
        else:
            self._stand(session)

    def _stand(self, session: Session) -> None:
        if session.frames:
            frame = session.frames[-1]
            self.standing = Standing(frame.flow, frame.node, frame.variables)

    async def _session(self) -> Session:
        return await self._runtime.session(self._origin())

    def _origin(self) -> Origin:
        self._events += 1
        now = self.clock.now()
        return Origin(f"{now:%y%m%d%H%M%S%f}.{self._events}", now, self.user, self.chat)

    async def _remember(self) -> None:
        self._past.append(Moment(await self._session(), self.transcript.kept(), self.standing))

    async def _happen(self, event: Event) -> None:
        await self._remember()
        self.transcript.turn()
        await self._runtime.handle(event)

    async def begin(self, flow: str) -> None:
        """Starts a flow. /undo does not go back behind it."""
        await self._happen(FlowRequested(self._origin(), flow))
        self._past.clear()

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

    def question(self) -> Prompt | None:
        """The question that waits, or nothing."""
        flow = self._flows.flows.get(self.standing.flow or "")
        node = flow.nodes.get(self.standing.node or "") if flow and self.standing.outcome is None else None
        return node.lead if node and isinstance(node.lead, Prompt) else None

    def wait(self, time: timedelta) -> None:
        """Lets time pass.

        Raises:
            Impossible: the calendar ends before.
        """
        self.transcript.turn()
        try:
            self.clock.advance(time)
        except OverflowError:
            raise Impossible("the calendar ends in the year 9999: wait a shorter time") from None

    async def undo(self) -> None:
        """Goes back to before the last turn: place, data and screen. What an action did outside stays done.

        Raises:
            Impossible: nothing happened yet in this process.
        """
        if not self._past:
            raise Impossible("there is nothing to undo")
        moment = self._past.pop()
        await self._runtime.change(self._origin(), travel.back_to(moment.session))
        self.transcript.show_again(moment.screen)
        self.standing = moment.standing

    async def restart(self) -> None:
        """Begins anew: no flow is running, the screen is empty; then the flow that was asked for starts."""
        await self._runtime.change(self._origin(), travel.emptied)
        self.transcript.show_again(Screen())
        self.standing = Standing()
        self._past.clear()
        if self.begins:
            await self.begin(self.begins)

    async def goto(self, node: str) -> None:
        """Enters a node of the running flow.

        Raises:
            Impossible: no flow is running, it has no such node, or the node cannot be entered with the data there is.
        """
        session = await self._session()
        if not session.frames:
            raise Impossible("no flow is running")
        name = session.frames[-1].flow
        nodes = self._flows.flows[name].nodes if name in self._flows.flows else {}
        if node not in nodes:
            near = nearest(node, nodes)
            hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(nodes)}"
            raise Impossible(f"the flow '{name}' has no node '{node}'; {hint}")
        await self._travel(travel.entering(node, self._origin()), session)

    async def ask_again(self, flow: str | None = None) -> bool:
        """Shows once more the question that a former process asked; false if none waits (in this flow)."""
        session = await self._session()
        if not session.frames or session.frames[-1].flow != (flow or session.frames[-1].flow):
            return False
        await self._travel(travel.entering(session.frames[-1].node, self._origin()), session)
        self._past.clear()
        return True

    async def _travel(self, move: Move, session: Session) -> None:
        try:
            # Pure, so it can be tried before the runtime does it.
            move(self._flows, session)
        except Fault as fault:
            raise Impossible(fault.message) from None
        await self._remember()
        self.transcript.turn()
        await self._runtime.change(self._origin(), move)
