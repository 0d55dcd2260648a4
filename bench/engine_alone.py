"""The engine without a channel or a store: turns a second of the pure step."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from bench.conversation import FLOW
from dragoman import load_project
from dragoman.graph.flow import Flows
from dragoman.interpreter.events import ButtonPressed, Chat, Event, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import step
from dragoman.language.content import Content

CONVERSATIONS = 2000
TEXTS = ("/register", "Ada", "nope", "ada@example.com")


def main(folder: Path) -> None:
    """Prints the figure."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "registration.yaml").write_text(FLOW, encoding="utf-8")
    print(f"the pure step: {turns_a_second(load_project(folder).flows):,.0f} turns a second")


def turns_a_second(flows: Flows) -> float:
    """Turns of the conversation, sessions in memory, nothing encoded."""
    session, number = Session(), 0
    began = time.process_time()
    for _ in range(CONVERSATIONS):
        for turn in range(5):
            number += 1
            session = step(flows, session, _event(turn, number, session)).session
    return CONVERSATIONS * 5 / (time.process_time() - began)


_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_ADA, _CHAT = User(1, "Ada"), Chat(1)


def _event(turn: int, number: int, session: Session) -> Event:
    origin = Origin(str(number), _MOMENT, _ADA, _CHAT)
    return MessageReceived(origin, Content(text=TEXTS[turn])) if turn < 4 else ButtonPressed(origin, session.epoch, 0)
