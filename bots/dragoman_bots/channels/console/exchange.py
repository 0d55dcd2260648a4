"""One bot in this process, on the real runtime, and all who talk to it: events in, a transcript out, time at hand.

The law of this file: time stands still for everybody but in `pass_time`, which goes from one due moment to the next,
whosoever session it is due in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from dragoman.graph.flow import Flows
from dragoman.interpreter.effects import Effect
from dragoman.interpreter.events import Chat, Event, Origin, Restored, User
from dragoman.interpreter.idle import EXPIRY
from dragoman.interpreter.kept import with_first
from dragoman.interpreter.session import Session, Timer
from dragoman.project.loading import Project
from dragoman_bots.channels.console.standing import Standing, moved
from dragoman_bots.channels.console.transcript import Transcript
from dragoman_bots.runtime.alarms import Alarms, Due
from dragoman_bots.runtime.clock import AdjustableClock
from dragoman_bots.runtime.ringing import Fire, ring
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.runtime.stubs import StandIns
from dragoman_bots.runtime.turns import Move
from dragoman_bots.runtime.whose import chat_key
from dragoman_bots.stores.protocol import Store

MOST = 10_000
"""Moments that may be due in one stretch of time."""


class Impossible(Exception):
    """The person asked the console for what cannot be done now. The text says why and, where it can, what can be."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who does something, and where. `admin`: the user is an administrator of the chat."""

    user: User
    chat: Chat
    admin: bool = False


class Exchange:
    """The bot and its sessions. With a `seed`, events are numbered from it, and so is all that is drawn by chance."""

    def __init__(
        self,
        project: Project,
        store: Store,
        clock: AdjustableClock,
        seed: int | None = None,
        stubs: StandIns | None = None,
    ) -> None:
        self.transcript = Transcript()
        self.clock = clock
        self.project = project
        self._store, self._stubs, self._seed, self._events = store, stubs, seed, 0
        self._sessions: dict[str, Session] = {}
        self._speakers: dict[str, Speaker] = {}
        self._standings: dict[str, Standing] = {}
        self._moved: list[str] = []
        self._placed: dict[tuple[int, int], str] = {}
        self._alarms = Alarms()
        self._runtime = self._new()

    def _new(self) -> Runtime:
        runtime = Runtime(self.project, self._store, self.transcript, self._watch, self._stubs, self.clock)
        runtime.alarms = self._alarms
        return runtime

    async def open(self) -> None:
        """Starts the runtime on the store."""
        await self._runtime.start()

    async def close(self) -> None:
        """Stops the runtime."""
        await self._runtime.stop()

    async def renew(self, project: Project | None = None) -> None:
        """A new process on the same store, perhaps with another project; what people see stays.

        Where something happens on `restored`, all conversations that are known here are told.
        """
        await self.close()
        self.project = project or self.project
        self._runtime = self._new()
        await self.open()
        if _has_restored(self.project.flows):
            for key, session in list(self._sessions.items()):
                if session.frames and (speaker := self._speakers.get(key)):
                    await self._tell(Restored(self.origin(speaker)))

    async def meet(self, speaker: Speaker) -> None:
        """Lets the bot know somebody who has never done anything, where flows start for everybody in time."""
        if self.project.flows.every and not (await self.session(speaker)).seen:
            await self._tell(Restored(self.origin(speaker)))

    def _watch(self, key: str, session: Session, effects: Sequence[Effect]) -> None:
        self._moved.append(key)
        self._sessions[key] = session
        self._standings[key] = moved(self._standings.get(key, Standing()), session, effects)

    def standing(self, speaker: Speaker) -> Standing:
        """Where this conversation stands."""
        return self._standings.get(self._key(speaker), Standing())

    def put_standing(self, speaker: Speaker, standing: Standing) -> None:
        """It stands there again."""
        self._standings[self._key(speaker)] = standing

    def _nothing(self, speaker: Speaker) -> Origin:
        """Whose session is meant, where nothing happens in it: no number is used up."""
        return Origin("", self.clock.now(), speaker.user, speaker.chat)

    def _keys(self, speaker: Speaker) -> tuple[str, ...]:
        """The sessions that may be this speaker's: their own here or everywhere, and the chat's."""
        everywhere = self.project.settings.scope == "user"
        own = f"{speaker.user.id}:{speaker.user.id}" if everywhere else f"{speaker.chat.id}:{speaker.user.id}"
        return (own, chat_key(speaker.chat.id))

    def _key(self, speaker: Speaker) -> str:
        """The session that the speaker last moved; of somebody who has not yet, the one in which a flow is running."""
        keys = self._keys(speaker)
        running = (key for key in keys if key in self._sessions and self._sessions[key].frames)
        return self._placed.get((speaker.user.id, speaker.chat.id)) or next(running, keys[0])

    def _place(self, speaker: Speaker) -> None:
        """Remembers the session that what the speaker did has moved."""
        keys = self._keys(speaker)
        if own := next((key for key in self._moved if key in keys), None):
            self._placed[speaker.user.id, speaker.chat.id] = own

    async def session(self, speaker: Speaker) -> Session:
        """The session, which from here on is known with its timers."""
        key = self._key(speaker)
        session = await self._runtime.session(replace(self._nothing(speaker), session=key))
        self._sessions[key], self._speakers[key] = session, speaker
        self._alarms.set(key, session)
        return session

    async def find(self, speaker: Speaker) -> None:
        """Takes up a conversation that an earlier process has kept: its place, and how its events were numbered."""
        session = await self.session(speaker)
        self.put_standing(speaker, moved(Standing(), session))
        before = [event.removeprefix(f"{self._seed}-") for event in session.seen if event.startswith(f"{self._seed}-")]
        self._events = max([self._events, *(int(number) for number in before if number.isdigit())])

    def origin(self, speaker: Speaker) -> Origin:
        """The origin of an event that happens now."""
        self._events += 1
        now = self.clock.now()
        first = f"{now:%y%m%d%H%M%S%f}." if self._seed is None else f"{self._seed}-"
        return Origin(f"{first}{self._events}", now, speaker.user, speaker.chat, admin=speaker.admin)

    async def handle(self, speaker: Speaker, event: Event) -> None:
        """Takes an event in and returns when all that follows is done. What was due before it comes before it."""
        self._speakers[self._key(speaker)] = speaker
        await self._fire_until(self.clock.now())
        self._moved.clear()
        await self._tell(event)
        self._place(speaker)
        await self._fire_until(self.clock.now())

    async def _tell(self, event: Event) -> None:
        await self._runtime.handle(event)
        await self._runtime.idle()

    async def change(self, speaker: Speaker, move: Move) -> None:
        """Takes a session elsewhere by hand."""
        await self._runtime.change(replace(self.origin(speaker), session=self._key(speaker)), move)

    async def pass_time(self, time: timedelta) -> None:
        """Lets time pass, with all that becomes due.

        Raises:
            Impossible: the calendar ends before.
        """
        try:
            until = self.clock.now() + time
            await self._fire_until(until)
            self.clock.advance(max(until - self.clock.now(), timedelta()))
            self._alarms.wake()
        except OverflowError:
            raise Impossible("the calendar ends in the year 9999: wait a shorter time") from None

    async def _fire_until(self, until: datetime) -> None:
        for _ in range(MOST):
            due = self._alarms.take(until)
            if due is None:
                return
            if (early := due.timer.at - self.clock.now()) > timedelta():
                self.clock.advance(early)
            await self._tell(due.event(self.clock.now()))
        raise Impossible(f"more than {MOST} things are due in this time: wait a shorter time")

    async def ring(self, fire: Fire) -> None:
        """Fires what becomes due as time passes by itself, until it is cancelled."""
        await ring(self._alarms, self.clock, fire)

    async def fire(self, due: Due) -> None:
        """Fires one thing that is due, and returns when all that follows is done."""
        await self._tell(due.event(self.clock.now()))

    def timers(self, speaker: Speaker) -> list[Timer]:
        """What its flows have set in this conversation, the next one in front: neither its expiry nor the triggers,
        which every conversation has."""
        session = self._sessions.get(self._key(speaker))
        found = [timer for timer in session.timers if _is_set_by_a_flow(timer)] if session else []
        return sorted(found, key=lambda timer: timer.at)

    def stack(self, speaker: Speaker) -> list[str]:
        """The running flows of this conversation, the one that began first in front."""
        session = self._sessions.get(self._key(speaker))
        return [frame.flow for frame in session.frames] if session else []

    async def informed(self, origin: Origin) -> Origin:
        """The origin with what is kept of its user and chat."""
        return await self._runtime.informed(origin)

    async def kept(self, speaker: Speaker) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """What is kept of this user, and of this chat."""
        flows, origin = self.project.flows, await self._runtime.informed(self._nothing(speaker))
        return with_first(flows, "profile", origin.profile), with_first(flows, "shared", origin.shared)

    def is_own(self, speaker: Speaker, key: str) -> bool:
        """Whether the session of this key is this speaker's."""
        return key in self._keys(speaker)


def _is_set_by_a_flow(timer: Timer) -> bool:
    return timer.kind not in EXPIRY and not (timer.job and timer.job.trigger)


def _has_restored(flows: Flows) -> bool:
    """Whether anybody says what happens once a new process has taken up a conversation."""
    return "restored" in flows.on or any("restored" in flow.hears for flow in flows.flows.values())
