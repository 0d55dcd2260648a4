"""The core is pure: it reads no clock, no chance, no file and no net. Shown over the tree, and again while it works."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.architecture.code import ROOT, Module, below, modules, packages, reached
from tests.cli.command_line import environment

OUTSIDE = {
    "aiogram", "aiohttp", "asyncio", "builtins", "concurrent", "ctypes", "fcntl", "getpass", "glob", "http", "io",
    "logging", "multiprocessing", "os", "pathlib", "platform", "random", "redis", "secrets", "select", "selectors",
    "shutil", "signal", "socket", "sqlite3", "ssl", "stat", "subprocess", "sys", "tempfile", "threading", "time",
    "uuid",
}  # fmt: skip

CORE = sorted(
    {name for root in ("interpreter.step", "checks") for name in reached(f"dragoman.{root}", lazily=True)}
    | {module.name for folder in ("graph", "checks") for module in below(f"dragoman.{folder}")}
)

CALLS = {"open", "print", "input", "exec", "eval", "compile", "__import__", "globals", "hash"}

CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


def test_the_core_is_more_than_the_interpreter() -> None:
    """It includes the graph and most of the language, so the tests below mean something."""
    assert {"dragoman.interpreter.turn", "dragoman.graph.flow", "dragoman.language.nodes.prompt"} <= set(CORE)
    assert {module.name for module in below("dragoman.graph")} <= set(CORE)


def test_nothing_of_the_outside_is_imported() -> None:
    """By the interpreter or by anything that it imports, at once or later."""
    core = [modules()[name] for name in CORE]
    found = {module.name: packages(module.imports | module.lazy) & OUTSIDE for module in core}
    assert {name: imported for name, imported in found.items() if imported} == {}


def test_nothing_is_called_that_reads_or_writes_the_outside() -> None:
    """Files, the screen, the clock, and what differs from one process to the next."""
    assert [f"{name}:{line} {called}" for name in CORE for line, called in _calls(modules()[name])] == []


def _calls(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called in CALLS:
                yield node.lineno, called
            case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date"), attr=called)) if called in CLOCKS:
                yield node.lineno, called


def test_no_module_of_the_interpreter_keeps_anything_between_steps() -> None:
    """No `global`, and no list, dict or set at module level that is written to."""
    for module in below("dragoman.interpreter"):
        assert not any(isinstance(node, ast.Global | ast.Nonlocal) for node in ast.walk(module.tree))


WORKING = """
import sys, time, random, os
from datetime import UTC, datetime
from dragoman import load_project
from dragoman.interpreter.session_codec import encode_session
from dragoman.interpreter.events import ActionReturned, ButtonPressed, Chat, MessageReceived, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import step
from dragoman.language.content import Content

flows = load_project(sys.argv[1]).flows
SAID = [
    "/order", "Banana", "many", "3", "short", "12 Main Street, Springfield", "/register", "Ada", "nonsense",
    "ada@example.com", "/back", "ada@example.org", "/help", "Confirm", "hello", "/customer", "Existing customer", "A-1",
    "/cancel", "/unknown", "order",
]

def talk():
    session, told = Session(), []
    for number, text in enumerate(SAID):
        origin = Origin(str(number), datetime(2031, 5, 4, 12, number, tzinfo=UTC), User(1, "Ada"), Chat(1))
        made = step(flows, session, MessageReceived(origin, Content(text=text)))
        session = made.session
        told.append((made.effects, encode_session(session)))
    return told

first = talk()

def refuse(*args, **more):
    raise AssertionError("the core went outside")

for module, names in (
    (time, ("time", "monotonic", "perf_counter", "sleep")), (random, ("random", "choice", "randint")),
    (os, ("urandom", "getenv", "stat", "listdir")),
):
    for name in names:
        setattr(module, name, refuse)
looking = True
def audit(event, args):
    if looking and event.split(".")[0] in ("open", "socket", "os", "subprocess", "shutil", "sqlite3", "glob"):
        raise AssertionError(f"the core did {event} {args}")
sys.addaudithook(audit)
second = talk()
looking = False
assert first == second
print(len(first), "turns")
"""


def test_a_step_does_not_go_outside_while_it_works() -> None:
    """Clock and chance raise, files and sockets are watched; the same events give the same effects and bytes."""
    ended = subprocess.run(
        [sys.executable, "-c", WORKING, str(ROOT / "flows")],
        env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ended.stdout, ended.stderr) == ("21 turns\n", "")


def test_a_step_does_not_depend_on_the_seed_of_hashes() -> None:
    """Two processes with different seeds write the same bytes."""
    script = WORKING.replace('print(len(first), "turns")', "print(first)")
    out = {
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT / "flows")],
            env=environment(PYTHONHASHSEED=seed), capture_output=True, text=True, timeout=60, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(out) == 1
