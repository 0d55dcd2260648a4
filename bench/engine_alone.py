"""The engine without a channel or a store: turns a second of the pure step, and what loading costs."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import yaml

from bench.conversation import FLOW
from dragoman import load_project
from dragoman.graph.flow import Flows
from dragoman.interpreter.events import ButtonPressed, Chat, Event, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import step
from dragoman.language.content import Content
from dragoman.source.parser import parse
from dragoman.source.source import Source

CONVERSATIONS, NODES = 2000, 10_000
TEXTS = ("/register", "Ada", "nope", "ada@example.com")


def main(folder: Path) -> None:
    """Prints the figures."""
    (folder / "registration.yaml").write_text(FLOW, encoding="utf-8")
    print(f"the pure step: {turns_a_second(load_project(folder).flows):,.0f} turns a second")
    parsing(large())
    loading(folder)


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


def large() -> str:
    """A flow of ten thousand questions."""
    nodes = "".join(f'  n{i}:\n    prompt: "Question {i}, {{{{ user.first_name }}}}?"\n' for i in range(NODES))
    return f"flow: large\ntriggers:\n  - command: large\nnodes:\n{nodes}"


def parsing(text: str) -> None:
    """Our positioned tree against PyYAML's C loader."""
    began = time.process_time()
    yaml.load(text, Loader=yaml.CSafeLoader)
    theirs = time.process_time() - began
    began = time.process_time()
    assert not parse(Source("large.yaml", text)).diagnostics
    mine = time.process_time() - began
    print(f"{NODES} nodes, YAML with positions: {mine:.2f} s; CSafeLoader {theirs:.2f} s; ratio {mine / theirs:.2f}")


def loading(folder: Path) -> None:
    """A whole load of the large flow: parsed, checked, compiled."""
    (folder / "large.yaml").write_text(large(), encoding="utf-8")
    began = time.process_time()
    load_project(folder / "large.yaml")
    print(f"{NODES} nodes, loaded and checked: {time.process_time() - began:.2f} s")
