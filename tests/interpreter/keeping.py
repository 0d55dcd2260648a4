"""Users of one bot whose profiles and chats are kept, as a runtime keeps them, but in plain dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.graph.flow import Flows
from dragoman.interpreter.effects import ChangeKept
from dragoman.interpreter.events import Chat, Event, Origin, User
from dragoman.interpreter.kept import changed
from tests.interpreter.talking import ADA, HOME, Talk
from tests.runtime.world import project


@dataclass
class Store:
    """What is kept: user -> profile, chat -> shared."""

    profile: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    shared: dict[int, Mapping[str, Any]] = field(default_factory=dict)

    def apply(self, flows: Flows, origin: Origin, effect: ChangeKept) -> None:
        """Once."""
        held, number = (self.profile, origin.user.id) if effect.store == "profile" else (self.shared, origin.chat.id)
        held[number] = changed(flows, effect.store, held.get(number, {}), effect.changes)


class KeptTalk(Talk):
    """A talk whose every event knows what is kept, and whose changes are applied when the turn is over."""

    def __init__(
        self,
        flows: Flows,
        store: Store | None = None,
        user: User = ADA,
        chat: Chat = HOME,
        results: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(flows, chat, results)
        self.store, self.user = store or Store(), user

    def origin(self, user: User = ADA) -> Origin:
        """A new event's origin."""
        return super().origin(self.user)

    def _step(self, event: Event) -> Event | None:
        origin = event.origin
        profile, shared = self.store.profile.get(origin.user.id, {}), self.store.shared.get(origin.chat.id, {})
        following = super()._step(replace(event, origin=replace(origin, profile=profile, shared=shared)))
        for effect in self.steps[-1][2].effects:
            if isinstance(effect, ChangeKept):
                self.store.apply(self.flows, origin, effect)
        return following

    @property
    def profile(self) -> Mapping[str, Any]:
        """What is kept of this user."""
        return self.store.profile.get(self.user.id, {})

    @property
    def shared(self) -> Mapping[str, Any]:
        """What is kept of this chat."""
        return self.store.shared.get(self.chat.id, {})


def kept_flows(nodes: str, bot: str, head: str = "") -> Flows:
    """A bot of one flow `talk`, started by /talk, with this bot.yaml."""
    body = "".join(f"  {line}\n" for line in nodes.strip("\n").splitlines())
    return project(f"flow: talk\ntriggers: [command: talk]\n{head}\nnodes:\n{body}", bot).flows
