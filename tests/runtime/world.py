"""A bot at work without Telegram: a project made of one flow, a store, and a channel that keeps what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.interpreter.effects import SendMessage, Utterance
from dragoman.interpreter.events import Chat, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.language.actions import Function, signature
from dragoman.language.content import Content
from dragoman.project.loading import Project, load
from dragoman_bots.channels.protocol import Address
from dragoman_bots.runtime.runtime import Runtime

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def project(flow: str, bot: str = "", **actions: Function) -> Project:
    """A sound project of one flow and this bot.yaml, with these functions for actions."""
    signatures = {name: signature(function) for name, function in actions.items()}
    stubs = (f"@action\nasync def {name}({_parameters(found.parameters)}): ...\n" for name, found in signatures.items())
    return replace(_loaded(flow, bot, "from dragoman import action\n" + "".join(stubs)), actions=signatures)


@cache
def _loaded(flow: str, bot: str, actions: str) -> Project:
    name = flow.split("\n", 1)[0].removeprefix("flow: ")
    with TemporaryDirectory() as folder:
        for file, text in ((f"{name}.yaml", flow), ("bot.yaml", f"bot: test\n{bot}"), ("actions.py", actions)):
            (Path(folder) / file).write_text(text)
        loaded = load(Path(folder))
    assert loaded.project is not None, loaded.diagnostics
    return loaded.project


def _parameters(names: tuple[str, ...]) -> str:
    return ", ".join(f"{name}=None" for name in names)


def origin(number: int | str, user: int = 1) -> Origin:
    """An event's origin: this user in private."""
    return Origin(str(number), NOON, User(user, f"User{user}"), Chat(user))


def message(text: str, number: int | str, user: int = 1) -> MessageReceived:
    """A text from this user, in a private chat; the number is the event's id."""
    return MessageReceived(origin(number, user), Content(text=text))


Hook = Callable[[Address, Utterance], Any]


@dataclass
class Recorder:
    """A channel that keeps everything. `hook` is awaited, if it can be, before each utterance."""

    said: list[tuple[int, Utterance]] = field(default_factory=list)
    hook: Hook | None = None

    async def perform(self, to: Address, key: str, effect: Utterance) -> int | None:
        """Keeps it; messages have numbers."""
        if self.hook is not None:
            waiting = self.hook(to, effect)
            if waiting is not None:
                await waiting
        self.said.append((to.chat, effect))
        return len(self.said)

    def texts(self, chat: int = 1) -> list[str]:
        """What was said in this chat, in order."""
        return [effect.text for to, effect in self.said if to == chat and isinstance(effect, SendMessage)]


async def session(runtime: Runtime, user: int = 1) -> Session:
    """Where this user stands."""
    return await runtime.session(origin("look", user))


async def data(runtime: Runtime, user: int = 1) -> dict[str, Any]:
    """The variables of the flow this user is in."""
    frames = (await session(runtime, user)).frames
    return dict(frames[-1].variables) if frames else {}
