"""A conversation in the console, on the same runtime as every other channel: events in, a transcript out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Fault
from dragoman.interpreter.effects import Button, Label, Pay, Press, Request
from dragoman.interpreter.events import (
    ButtonPressed,
    Chat,
    Event,
    EventReceived,
    FlowRequested,
    Joined,
    MessageReceived,
    Origin,
    PaymentReceived,
    User,
)
from dragoman.interpreter.session import Session
from dragoman.language.content import Content
from dragoman.language.nodes.prompt import Prompt
from dragoman.project.loading import Project
from dragoman.source.tree import Plain
from dragoman.testing.dialogue import Coming, Contents, Occurrence, Payment, Sent
from dragoman_bots.channels.console import travel
from dragoman_bots.channels.console.exchange import Exchange, Impossible, Speaker
from dragoman_bots.channels.console.standing import Standing
from dragoman_bots.channels.console.transcript import Said, Screen, Transcript
from dragoman_bots.runtime.clock import AdjustableClock, ShiftedClock
from dragoman_bots.runtime.stubs import StandIns
from dragoman_bots.runtime.turns import Move
from dragoman_bots.runtime.whose import session_key
from dragoman_bots.stores.protocol import Store

__all__ = ["Console", "Impossible", "NoSuchButton", "Standing"]


class NoSuchButton(Impossible):
    """Nothing on the screen bears this label. The text says what does."""


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a turn can change: the session, the screen, and where the conversation stood."""

    session: Session
    screen: Screen
    standing: Standing


class Console:
    """A bot and the person who talks to it now: `user` in `chat`. Both may be changed between turns."""

    def __init__(
        self,
        project: Project,
        store: Store,
        clock: AdjustableClock | None = None,
        user: User | None = None,
        seed: int | None = None,
        stubs: StandIns | None = None,
    ) -> None:
        self.clock = clock or ShiftedClock()
        self.user = user or User(1, "You", username="you", language=project.settings.locale)
        self.chat = Chat(self.user.id)
        self.admin = False
        self.begins = project.chosen
        self.exchange = Exchange(project, store, self.clock, seed, stubs)
        self._past: list[Moment] = []

    async def open(self) -> None:
        """Starts the runtime on the store, and finds where the conversation stood when the last process stopped."""
        await self.exchange.open()
        await self.exchange.find(self.speaker)

    async def close(self) -> None:
        """Stops the runtime."""
        await self.exchange.close()

    async def renew(self, project: Project | None = None) -> None:
        """A new process on the same store, perhaps with other flows. What it says on its own is a turn."""
        self.transcript.turn()
        await self.exchange.renew(project)

    @property
    def speaker(self) -> Speaker:
        """Who talks now, and where."""
        return Speaker(self.user, self.chat, self.admin)

    @property
    def transcript(self) -> Transcript:
        """What was said."""
        return self.exchange.transcript

    @property
    def standing(self) -> Standing:
        """Where this person's conversation stands."""
        return self.exchange.standing(self.speaker)

    async def _session(self) -> Session:
        return await self.exchange.session(self.speaker)

    def _origin(self) -> Origin:
        return self.exchange.origin(self.speaker)

    async def _remember(self) -> None:
        self._past.append(Moment(await self._session(), self.transcript.kept(), self.standing))

    async def _happen(self, *events: Event) -> None:
        await self._remember()
        self.transcript.turn()
        for event in events:
            await self.exchange.handle(self.speaker, event)

    async def begin(self, flow: str, inputs: dict[str, Plain] | None = None) -> None:
        """Starts a flow. /undo does not go back behind it."""
        await self._happen(FlowRequested(self._origin(), flow, {**(inputs or {})}))
        self._past.clear()

    async def send(self, *contents: Content) -> None:
        """The person sends something, or several things as one album."""
        first, *others = (self._own(content) for content in contents)
        whole = replace(first, album=(first, *others)) if others else first
        await self._happen(MessageReceived(self._origin(), whole))

    def _own(self, content: Content) -> Content:
        """A contact is the person's own, unless it says whose it is."""
        if content.kind != "contact" or "user_id" in content.value:
            return content
        return replace(content, value={"name": self.user.first_name, **content.value, "user_id": self.user.id})

    async def give(self, what: Sent) -> None:
        """The person sends what is no text, or something happens to them."""
        match what:
            case Contents(contents):
                await self.send(*contents)
            case Payment(paid):
                await self._happen(PaymentReceived(self._origin(), paid))
            case Occurrence(name, data):
                await self._happen(EventReceived(self._origin(), name, data))
            case Coming():
                await self._happen(Joined(self._origin()))

    async def press(self, label: str, message: int | None = None) -> None:
        """The person presses the newest button of this label, or the one on an older text: -1 is the newest text.

        Raises:
            NoSuchButton: there is none.
            Impossible: the button asks for what only a phone can send.
        """
        if message is None:
            # A second tap comes when the first has taken the button away already.
            transcript = self.transcript
            found = transcript.find(label, self.chat.id) or transcript.find_gone(label, self.chat.id)
            there = self.transcript.here(self.chat.id)
        else:
            found = self.transcript.find_at(label, self.chat.id, message)
            there = self.transcript.shown(self.chat.id, message)
            if not there:
                raise NoSuchButton(f"there is no message {message}: the bot has not said so much")
        if found is None:
            raise NoSuchButton(_missing(label, there))
        await self._press(*found)

    async def _press(self, said: Said, button: Button) -> None:
        match button.action:
            case Press(epoch, option):
                origin = self._origin()
                if not self.exchange.is_own(self.speaker, said.key):
                    await self._happen(ButtonPressed(origin, epoch, option, "console", said.number, "foreign"))
                    return
                own = replace(origin, session=said.key if said.key != session_key(origin) else "")
                await self._happen(ButtonPressed(own, epoch, option, "console", said.number))
            case Label():
                await self.send(Content(text=button.text))
            case Pay(payload):
                await self._happen(PaymentReceived(self._origin(), True, payload))
            case Request(what):
                raise Impossible(f"the button '{button.text}' makes a phone send its {what}: send a {what} instead")
            case _:
                self.transcript.turn()

    def labels(self) -> list[str]:
        """The labels on the newest message that has buttons."""
        return next((list(said.labels) for said in reversed(self.transcript.here(self.chat.id)) if said.rows), [])

    def question(self) -> Prompt | None:
        """The question that waits, or nothing."""
        standing = self.standing
        flow = self.exchange.project.flows.flows.get(standing.flow or "")
        node = flow.nodes.get(standing.node or "") if flow and standing.outcome is None else None
        return node.lead if node and isinstance(node.lead, Prompt) else None

    async def wait(self, time: timedelta) -> None:
        """Lets time pass, with all that becomes due.

        Raises:
            Impossible: the calendar ends before.
        """
        self.transcript.turn()
        await self.exchange.meet(self.speaker)
        await self.exchange.pass_time(time)

    async def undo(self) -> None:
        """Goes back to before the last turn: place, data and screen. What an action did outside stays done.

        Raises:
            Impossible: nothing happened yet in this process.
        """
        if not self._past:
            raise Impossible("there is nothing to undo")
        moment = self._past.pop()
        await self.exchange.change(self.speaker, travel.back_to(moment.session))
        self.transcript.show_again(moment.screen)
        self.exchange.put_standing(self.speaker, moment.standing)

    async def restart(self) -> None:
        """Begins anew: no flow is running, the screen is empty; then the flow that was asked for starts."""
        await self.exchange.change(self.speaker, travel.emptied)
        self.transcript.show_again(Screen())
        self.exchange.put_standing(self.speaker, Standing())
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
        name, flows = session.frames[-1].flow, self.exchange.project.flows.flows
        nodes = flows[name].nodes if name in flows else {}
        if node not in nodes:
            near = nearest(node, nodes)
            hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(nodes)}"
            raise Impossible(f"the flow '{name}' has no node '{node}'; {hint}")
        await self._travel(travel.entering(node, await self._informed()), session)

    async def ask_again(self, flow: str | None = None) -> bool:
        """Shows once more the question that a former process asked; false if none waits (in this flow)."""
        session = await self._session()
        if not session.frames or session.frames[-1].flow != (flow or session.frames[-1].flow):
            return False
        await self._travel(travel.entering(session.frames[-1].node, await self._informed()), session)
        self._past.clear()
        return True

    async def _informed(self) -> Origin:
        return await self.exchange.informed(self._origin())

    async def _travel(self, move: Move, session: Session) -> None:
        try:
            # Pure, so it can be tried before the runtime does it.
            move(self.exchange.project.flows, session)
        except Fault as fault:
            raise Impossible(fault.message) from None
        await self._remember()
        self.transcript.turn()
        await self.exchange.change(self.speaker, move)


def _missing(label: str, there: Sequence[Said]) -> str:
    """What there is instead, the newest message first."""
    labels = list(dict.fromkeys(one for said in reversed(there) for one in said.labels))
    near = nearest(label, labels)
    hint = f"; did you mean '{near}'?" if near else ""
    return f"there is no button '{label}'; there are: {', '.join(labels) or 'none'}{hint}"
