"""What comes back from an action: outcomes that nobody asks for, results that are never there, second tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import load
from tests.project.making import place, project

ACTIONS = """
from dragoman import Context, Outcome, action
from typing import Any, Literal, Optional


@action
async def book() -> Literal["booked", "taken", "closed"]:
    return "booked"


@action
async def ping() -> Literal["ok"]:
    return "ok"


@action
async def note(text: str = "") -> None:
    pass


@action
async def is_free() -> bool:
    return True


@action
async def maybe() -> dict[str, Any] | None:
    return None


@action
async def text_of() -> Optional[str]:
    return "a"


@action
async def take() -> Outcome:
    return Outcome("taken")


@action
async def unknown():
    return "taken"


@action(once=True)
async def charge() -> None:
    pass


@action(once=True)
async def charge_safely(context: Context) -> None:
    pass
"""


def told(folder: Path, node: str) -> list[Diagnostic]:
    """What is told of a node that calls an action; it begins in line 4."""
    lines = "".join(f"    {line}\n" for line in node.splitlines())
    flow = f"flow: ask\nnodes:\n  call_it:\n{lines}  good:\n    say: Good.\n    next: end\n  bad:\n    say: Bad.\n"
    found = load(project(folder, "", ask=flow, actions=ACTIONS)).diagnostics
    # Nodes that nothing leads to are not what this is about.
    return [one for one in found if not one.code.startswith("DG6")]


SOUND = {
    "ways": "action: book\noutcomes: {taken: bad}",
    "a way for each": "action: book\noutcomes: {booked: good, taken: bad, closed: bad}",
    "saved": "action: book\nsave: how",
    "told apart": "action: book\nsave: how\nbranches:\n  - {when: how == 'taken', next: bad}",
    "one outcome": "action: ping",
    "thrown away": "action: book\nsave: false",
    "nothing returned": "action: note",
    "a record or nothing": "action: maybe\nsave: found",
    "an outcome or a text": "action: text_of\nsave: found\noutcomes: {a: bad}",
    "an outcome": "action: take\noutcomes: {taken: bad}",
    "no annotation": "action: unknown\noutcomes: {taken: bad}",
    "no annotation and nothing else": "action: unknown",
    "tried again": "action: note\nretry: {times: 2, wait: 1s}",
    "safely tried again": "action: charge_safely\nretry: {times: 2, wait: 1s}",
    "once": "action: charge",
    "all end": "action: book\noutcomes: {booked: end, taken: end}",
    "something is said": "action: book\noutcomes:\n  taken: {say: It is taken., next: good}",
    "branches": "action: book\noutcomes: {booked: good, taken: good}\nbranches:\n  - {when: user.id == 1, next: bad}",
}

WRONG = {
    "lost": ("action: book", "DG730", "ask.yaml:4:13", "'book' returns is lost: booked, closed, taken"),
    "one way": ("action: book\noutcomes: {taken: good}", "DG730", "ask.yaml:4:13", "leads to 'good'"),
    "one way by name": (
        "action: book\noutcomes: {taken: bad, booked: bad}\nnext: bad", "DG730", "ask.yaml:4:13", "leads to 'bad'"
    ),
    "nothing": ("action: note\nsave: x", "DG731", "ask.yaml:5:11", "returns nothing: 'x' would always be none"),
    "true or false": (
        "action: is_free\noutcomes: {true: good, false: bad}", "DG215", "ask.yaml:5:5", "returns true or false"
    ),
    "a record": ("action: maybe\noutcomes: {none: bad}", "DG215", "ask.yaml:5:5", "returns a record or nothing"),
    "no result": ("action: note\noutcomes: {done: bad}", "DG215", "ask.yaml:5:5", "returns nothing, which names no"),
    "unknown": ("action: book\noutcomes: {takn: bad}", "DG215", "ask.yaml:5:16", "there is no outcome 'takn'"),
    "twice": ("action: charge\nretry: {times: 2, wait: 1s}", "DG732", "ask.yaml:5:5", "is @action(once=True)"),
}  # fmt: skip


@pytest.mark.parametrize("node", SOUND.values(), ids=SOUND)
def test_what_asks_for_its_result_is_fine(tmp_path: Path, node: str) -> None:
    """So is what has none, and what nobody can tell."""
    assert told(tmp_path, node) == []


@pytest.mark.parametrize(("node", "code", "where", "words"), WRONG.values(), ids=WRONG)
def test_what_comes_to_nothing_is_told_at_its_place(
    tmp_path: Path, node: str, code: str, where: str, words: str
) -> None:
    """With its code, and once."""
    (found,) = told(tmp_path, node)
    assert (found.code, place(found)) == (code, where)
    assert words in found.message


@pytest.mark.parametrize("name", ["lost", "one way", "nothing", "twice"])
def test_what_is_only_useless_is_a_warning(tmp_path: Path, name: str) -> None:
    """The project runs."""
    (found,) = told(tmp_path, WRONG[name][0])
    assert found.severity.value == "warning"


def test_an_outcome_that_never_comes_is_an_error(tmp_path: Path) -> None:
    """It says something false."""
    (found,) = told(tmp_path, WRONG["true or false"][0])
    assert found.severity.value == "error"
    assert "'branches'" in str(found.help)
