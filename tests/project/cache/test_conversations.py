"""A bot that starts from its cache says what it says without one: every dialogue there is, held on kept flows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.project.cache.restarting import load_to_run
from dragoman.project.cache.rows import Rows
from dragoman.project.loading import Project
from dragoman_bots.testing.suite import Suite, dialogues_at

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT.parent / "shared" / "examples"
PLACES = [ROOT / "flows", *sorted(path for path in (ROOT / "tests" / "dialogues").iterdir() if path.is_dir())]
SHARED = [path for path in sorted(EXAMPLES.iterdir()) if path.is_dir()] if EXAMPLES.is_dir() else []


class Restarted(Suite):
    """Loads each project twice and goes on with the second, whose flows come from the cache."""

    def project(self, folder: Path) -> Project | None:
        """The project as a bot has it that starts for the second time."""
        load_to_run(folder, worth=0)
        project = load_to_run(folder, worth=0).project
        assert project is not None
        assert all(isinstance(flow.nodes, Rows) for name, flow in project.flows.flows.items() if "." not in name)
        return project


@pytest.mark.parametrize("place", [*PLACES, *SHARED], ids=lambda path: path.name)
async def test_every_dialogue_goes_as_it_did(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said, in which order, what is kept and where the conversation stands."""
    copied = tmp_path / place.name
    shutil.copytree(place, copied, ignore=shutil.ignore_patterns("__pycache__", ".dragoman", "data"))
    monkeypatch.chdir(copied)
    files = dialogues_at(copied)
    assert files
    results = await Restarted().hold(files)
    assert [(one.file, str(one.failure)) for one in results if one.failure] == []
    assert len(results) == len(files)
