"""The annotation of an action's result: a value that it cannot be used as is told before anybody talks to the bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from tests.project.making import place, project

ACTIONS = """
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Optional, Union

from dragoman import Outcome, action


@action
async def price() -> int: ...

@action
async def account() -> dict[str, Any]: ...

@action
async def maybe() -> Optional[str]: ...

@action
async def day() -> "date | None": ...

@action
async def names() -> list[str]: ...

@action
async def rows() -> list[dict[str, Any]]: ...

@action
async def either() -> Union[str, int]: ...

@action
async def chosen() -> str | Outcome: ...

@action
async def free(): ...

@action
async def way() -> Literal["a", "b"]: ...
"""


def found(folder: Path, action: str, said: str) -> list[str]:
    """The codes and places of what is told of a text that uses the action's result, `got`."""
    flow = f'flow: trial\nnodes:\n  a:\n    action: {action}\n    save: got\n  b:\n    say: "{said}"\n'
    return [f"{one.code} {place(one)}" for one in load(project(folder, trial=flow, actions=ACTIONS)).diagnostics]


@pytest.mark.parametrize(
    ("action", "said", "column"),
    [
        ("price", "{{ got | join(', ') }}", 20),
        ("price", "{{ got == 'cheap' }}", 14),
        ("account", "{{ got }}", 14),
        ("maybe", "{{ got + 1 }}", 14),
        ("day", "{{ got > 5 }}", 14),
        ("names", "{% for name in got %}{{ name + 1 }}{% endfor %}", 35),
    ],
)
def test_a_use_that_the_result_cannot_have_is_told_at_its_place(
    tmp_path: Path, action: str, said: str, column: int
) -> None:
    """Also where it may be none."""
    (told,) = found(tmp_path, action, said)
    assert told.partition(" ")[2] == f"trial.yaml:7:{column}"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("price", "{{ got * 2 }}"),
        ("account", "{{ got.name }} {{ got.orders | length }}"),
        ("maybe", "{{ got | upper }}"),
        ("day", "{{ got + days(1) }}"),
        ("names", "{{ got | join(', ') }}"),
        ("rows", "{% for row in got %}{{ row.name | upper }}{% endfor %}"),
        ("either", "{{ got | upper }}"),
        ("either", "{{ got + 1 }}"),
        ("chosen", "{{ got | length }}"),
        ("free", "{{ got.anything }}"),
        ("way", "{{ got | upper }}"),
    ],
)
def test_a_use_that_it_may_have_is_silent(tmp_path: Path, action: str, said: str) -> None:
    """Of more than one type nothing is sure, and an outcome is no value."""
    assert found(tmp_path, action, said) == []
