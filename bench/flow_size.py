"""What a flow's size costs: checking it, reading it, starting again with it, and a turn in it; as ratios in one run."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.many_nodes import project_of
from dragoman.graph.flow import Flows
from dragoman.interpreter.events import ButtonPressed, Chat, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import step
from dragoman.language.content import Content
from dragoman.project.cache.restarting import load_to_run
from dragoman.project.garbage import uncollected
from dragoman.project.loading import load
from dragoman.source.parser import parse
from dragoman.source.source import Source

ROUNDS, NODES = 5, 10_000
CONVERSATIONS = 400

SMALL = """\
flow: hello
triggers:
  - command: hello
nodes:
  name:
    prompt: What is your name?
  age:
    prompt: "How old are you, {{ name }}?"
    input: integer
  bye:
    say: "Goodbye, {{ name }}"
    end: done
"""
_PEERS = "import yaml, jsonschema, jinja2"
_ANSWERS: tuple[str | int, ...] = ("Ada", "3", 0, 0, "2027-01-01")
"""What is said to the first ten nodes: texts, and the places of buttons."""


def main(folder: Path) -> None:
    """Prints the figures; the medians of the rounds."""
    print(f"validate, a small flow: {starting(folder / 'small'):.2f} x importing yaml, jsonschema and jinja2")
    project = project_of(folder / "big", NODES)
    text = (project / "big.yaml").read_text(encoding="utf-8")
    theirs = _cpu(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    print(f"{NODES} nodes, {len(text) // 1024} KiB; CSafeLoader reads them in {theirs:.3f} s")
    print(f"  read with positions: {_cpu(lambda: parse(Source('big.yaml', text))) / theirs:.2f} x that")
    whole = _cpu(lambda: load(project))
    print(f"  loaded and checked: {whole:.2f} s, {whole / theirs:.1f} x that")
    load_to_run(project)
    again = _cpu(lambda: load_to_run(project).project)
    print(f"  started from the compiled cache: {again:.4f} s, {again / theirs:.3f} x that")
    few, many = turning(folder / "few", 10), turning(folder / "big", NODES)
    print(f"  a turn: {many:.1f} us, {many - few:+.1f} us against one among 10 nodes")


def _cpu(doing: Callable[[], Any]) -> float:
    """CPU seconds, without looking for garbage: that would be charged to whoever is next."""
    taken = []
    for _ in range(ROUNDS):
        with uncollected():
            began = time.process_time()
            doing()
            taken.append(time.process_time() - began)
    return median(taken)


def starting(folder: Path) -> float:
    """A whole `dragoman validate` on a small flow, against a process that only imports."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hello.yaml").write_text(SMALL, encoding="utf-8")
    validate = [sys.executable, "-m", "dragoman", "validate", str(folder / "hello.yaml")]
    both = [(_process(validate, folder), _process([sys.executable, "-c", _PEERS], folder)) for _ in range(2 * ROUNDS)]
    # In the first round nothing was compiled to bytecode yet.
    return median(mine / theirs for mine, theirs in both[1:])


def _process(command: Sequence[str], folder: Path) -> float:
    """CPU seconds of a process, with what the system did for it; its bytecode is kept in the folder."""
    paths = os.pathsep.join(path for path in sys.path if path)
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def turning(folder: Path, nodes: int) -> float:
    """CPU microseconds a turn of the pure step, in a project as a bot has it that starts for the second time."""
    load_to_run(project_of(folder, nodes), worth=0)
    project = load_to_run(folder, worth=0).project
    assert project is not None
    flows = project.flows
    talk(flows)
    return _cpu(lambda: [talk(flows) for _ in range(CONVERSATIONS)]) / CONVERSATIONS / (len(_ANSWERS) + 1) * 1e6


_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def talk(flows: Flows) -> Session:
    """A conversation through the first ten nodes of the flow."""
    session = Session()
    for number, said in enumerate(("/big", *_ANSWERS)):
        origin = Origin(str(number), _MOMENT, User(1, "Ada"), Chat(1))
        if isinstance(said, int):
            session = step(flows, session, ButtonPressed(origin, session.epoch, said)).session
        else:
            session = step(flows, session, MessageReceived(origin, Content(text=said))).session
    return session
