"""The projects of this folder: small bots, one for each part of the language, whose dialogues are its specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project.loading import load
from dragoman_bots.testing.suite import Suite, dialogues_at

HERE = Path(__file__).parent
PROJECTS = sorted(path.parent for path in HERE.glob("*/bot.yaml"))
DIALOGUES = dialogues_at(HERE)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_a_project_is_sound(project: Path) -> None:
    """Without so much as a warning."""
    assert load(project).diagnostics == []


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.relative_to(HERE).as_posix())
async def test_a_dialogue_passes(path: Path) -> None:
    """Each says in its first line what it shows."""
    (result,) = await Suite().hold([path])
    assert result.failure is None, result.failure.message
