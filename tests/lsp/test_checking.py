"""What is checked, on which texts, and how a project's own Python is kept away from the editor."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.lsp.checker import Checker
from dragoman.lsp.checking import check
from dragoman.lsp.exchange import line_to_problems, problems_to_line
from dragoman.project.loading import load
from tests.lsp.making import standing

FLOW = "flow: shop\nnodes:\n  a:\n    action: pay\n    with: {amount: 1}\n§"
ACTION = "from dragoman import action\n@action\nasync def pay(amount: int) -> None: ...\n"


def codes(found: list[Diagnostic] | None) -> list[tuple[str, str]]:
    """File and code of each."""
    assert found is not None
    return [(Path(one.file).name, one.code) for one in found]


def test_open_texts_stand_for_files(tmp_path: Path) -> None:
    """In the flow itself, beside it, and in bot.yaml."""
    at = standing(
        tmp_path, shop="flow: shop\nnodes:\n  a:\n    call: other\n§", other="flow: other\nnodes:\n  b:\n    say: Hi\n"
    )
    assert check(at.path, {}) == []
    other = at.path.with_name("other.yaml")
    assert codes(check(at.path, {other: "flow: other\ninputs: {x: text}\nnodes:\n  b:\n    say: Hi\n"})) == [
        ("shop.yaml", "DG225")
    ]
    assert codes(check(at.path, {tmp_path / "bot.yaml": "bott: x\n"})) == [("bot.yaml", "DG101")]


def test_a_flow_that_was_never_saved_belongs_to_its_project(tmp_path: Path) -> None:
    """Others can call it."""
    at = standing(tmp_path, shop="flow: shop\nnodes:\n  a:\n    call: fresh\n§")
    new = at.path.with_name("fresh.yaml")
    assert codes(check(at.path, {})) == [("shop.yaml", "DG224")]
    assert check(new, {new: "flow: fresh\nnodes:\n  b:\n    say: Hi\n"}) == []


def test_a_flow_without_a_project_stands_alone(tmp_path: Path) -> None:
    """As on the command line."""
    (tmp_path / "one.yaml").write_text("flow: one\ntriggers: [{command: go}]\nnodes:\n  a:\n    say: Hi\n")
    (tmp_path / "two.yaml").write_text("flow: two\ntriggers: [{command: go}]\nnodes:\n  a:\n    say: Hi\n")
    assert check(tmp_path / "one.yaml", {}) == load(tmp_path / "one.yaml").diagnostics == []


def test_dialogues_are_checked_with_their_project(tmp_path: Path) -> None:
    """Their shape, and what their steps say."""
    told = "dialogue: x\nsteps:\n  - usr: Hi\n"
    at = standing(tmp_path, shop="flow: shop\nnodes:\n  a:\n    say: Hi\n§", works_dialogue=told)
    assert ("works.dialogue.yaml", "DG101") in codes(check(at.path, {}))


def test_a_text_that_is_too_large_is_told_so(tmp_path: Path) -> None:
    """As the file would be."""
    at = standing(tmp_path, shop="flow: shop\nnodes:\n  a:\n    say: Hi\n§")
    assert codes(check(at.path, {at.path: "#" * 1_100_000})) == [("shop.yaml", "DG002")]


def test_problems_travel_as_they_are(tmp_path: Path) -> None:
    """With help and related places."""
    at = standing(tmp_path, shop="flow: shop\nnodes:\n  a:\n    say: Hi\n    next: aa\n  a:\n    say: Hi\n§")
    found = check(at.path, {})
    assert any(one.related for one in found)
    assert line_to_problems(problems_to_line(found)) == found


@pytest.fixture
async def checker() -> AsyncIterator[Checker]:
    """A worker that is ended with the test."""
    made = Checker(patience=20)
    yield made
    await made.close()


async def test_actions_are_loaded_in_the_worker(tmp_path: Path, checker: Checker) -> None:
    """And checked as on the command line, open texts included."""
    at = standing(tmp_path, shop=FLOW, actions=ACTION)
    assert await checker.check(at.path, {}) == []
    text = FLOW.replace("§", "").replace("amount", "amuont")
    assert ("shop.yaml", "DG214") in codes(await checker.check(at.path, {at.path: text}))


async def test_changed_actions_are_loaded_anew(tmp_path: Path, checker: Checker) -> None:
    """Those that they import too, without anybody telling."""
    at = standing(tmp_path, shop=FLOW, actions="from more import pay\n", more_py=ACTION)
    assert await checker.check(at.path, {}) == []
    (tmp_path / "more.py").write_text(ACTION.replace("amount", "sum"))
    os.utime(tmp_path / "more.py", (1, 1))
    assert ("shop.yaml", "DG214") in codes(await checker.check(at.path, {}))


@pytest.mark.parametrize(
    "line", ["raise ValueError('no')", "import os; os._exit(3)", "import sys; sys.exit(4)", "def (:", "1 / 0"]
)
async def test_actions_that_break_are_one_problem(tmp_path: Path, checker: Checker, line: str) -> None:
    """The flows are checked all the same."""
    at = standing(tmp_path, shop=FLOW + "    next: b\n", actions=f"{line}\n{ACTION}")
    found = codes(await checker.check(at.path, {}))
    assert found == [("actions.py", "DG704"), ("shop.yaml", "DG202")]


async def test_actions_that_never_finish_are_left_out(tmp_path: Path) -> None:
    """After a while; and loaded again when they have changed."""
    at = standing(tmp_path, shop=FLOW, actions=f"while True: pass\n{ACTION}")
    checker = Checker(patience=3)
    (found,) = await checker.check(at.path, {}) or []
    assert (found.code, "not done after 3 seconds" in found.message) == ("DG704", True)
    checker.patience = 20
    (tmp_path / "actions.py").write_text(ACTION)
    os.utime(tmp_path / "actions.py", (1, 1))
    assert await checker.check(at.path, {}) == []
    await checker.close()


async def test_what_actions_print_and_read_is_not_the_protocol(tmp_path: Path, checker: Checker) -> None:
    """Neither through Python nor beneath it."""
    noise = "import os, sys\nprint('hello')\nos.write(1, b'{}\\n')\nassert sys.stdin.read() == ''\n"
    at = standing(tmp_path, shop=FLOW, actions=f"{noise}{ACTION}")
    assert await checker.check(at.path, {}) == []


async def test_checks_of_one_project_take_turns(tmp_path: Path, checker: Checker) -> None:
    """Each gets the answer to its own question."""
    at = standing(tmp_path, shop=FLOW, actions=ACTION)
    broken = {at.path: "flow: shop\nnodes: {}\n"}
    asked = [checker.check(at.path, texts) for texts in ({}, broken, {}, broken)]
    found = [bool(answer) for answer in await asyncio.gather(*asked)]
    assert found == [False, True, False, True]
