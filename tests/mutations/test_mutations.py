"""Sound flows, changed at random: whatever an author leaves in a file is told at its place, and never a traceback.

`DRAGOMAN_MUTATIONS=100000` tries more of them than the usual thousand. The number in a failure makes it again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import load
from tests.mutations.changes import changed

ROOT = Path(__file__).parents[2]
PARTS = 20
MANY = int(os.environ.get("DRAGOMAN_MUTATIONS", "1000"))
PROJECTS = (ROOT / "flows", *sorted(bot.parent for bot in (ROOT / "tests" / "dialogues").glob("*/bot.yaml")))


def _flows(project: Path) -> list[Path]:
    """The flows of a project, wherever they lie."""
    folder = project / "flows" if (project / "flows").is_dir() else project
    return sorted(path for path in folder.glob("*.yaml") if path.name != "bot.yaml")


def _all() -> list[tuple[Path, Path]]:
    """Each project with each of its flows, and those of the corpus, which need no project."""
    alone = sorted((ROOT / "tests" / "corpus" / "ok").glob("*.yaml"))
    return [
        *((project, flow) for project in PROJECTS for flow in _flows(project)),
        *((one.parent, one) for one in alone),
    ]


def _copy(project: Path, folder: Path) -> Path:
    """The project once more, without data and dialogues: a place to spoil its flows in."""
    copy = folder / project.parent.name / project.name
    if not copy.exists():
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns("data", "__pycache__", "dialogues", "locales"))
    return copy


def _mutants(part: int, folder: Path) -> Iterator[tuple[int, str, list[Diagnostic]]]:
    sound = _all()
    for number in range(part, MANY, PARTS):
        chance = Random(number)
        project, flow = sound[number % len(sound)]
        place = _copy(project, folder) / flow.relative_to(project)
        fine = place.read_text(encoding="utf-8")
        text = changed(fine, chance)
        place.write_text(text, encoding="utf-8")
        try:
            found = load(place).diagnostics
        except Exception as raised:
            raise AssertionError(f"number {number}, {flow.name}, makes it raise:\n{text}") from raised
        finally:
            place.write_text(fine, encoding="utf-8")
        yield number, text, [one for one in found if one.file == place.as_posix()]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_changed_flow_is_judged_at_its_places(part: int, tmp_path: Path) -> None:
    """Nothing raises; every place lies in the file, and nothing is told twice in the same words at the same place."""
    for number, text, told in _mutants(part, tmp_path):
        lines = text.count("\n") + 1
        assert all(1 <= one.span.line <= lines and one.span.column >= 1 for one in told), number
        said = [(one.span, one.code, one.message) for one in told]
        assert len(said) == len(set(said)), (number, said)


def test_most_changes_spoil_a_flow(tmp_path: Path) -> None:
    """Or the test above would show nothing."""
    first = list(islice(_mutants(0, tmp_path), 30))
    assert sum(bool(told) for _, _, told in first) > 15
