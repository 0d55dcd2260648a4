"""Sound flows, changed at random: whatever an author leaves in a file is told at its place, and never a traceback.

`make mutations` tries a hundred thousand of them, or as many as `MANY` says; the usual run tries some thousands. The
batch in a failure makes it again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.diagnostics.formats import all_formats
from dragoman.project.loading import load
from dragoman.source.characters import FORBIDDEN
from dragoman.source.source import Source
from dragoman.source.tree import Span
from tests.mutations.changes import changed, damaged, spliced

ROOT = Path(__file__).parents[2]
PARTS = 20
START = Span(1, 1, 1, 2)
"""The first place of a file, which an empty one has no character at."""
MANY = int(os.environ.get("DRAGOMAN_MUTATIONS", "6000"))
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


def _mutated(fine: str, chance: Random, sound: list[tuple[Path, Path]]) -> bytes:
    """One of ten is damaged as bytes, one spliced with another flow, the others are changed as authors change them."""
    match chance.randrange(10):
        case 0:
            return damaged(fine.encode(), chance)
        case 1:
            return spliced(fine, chance.choice(sound)[1].read_text(encoding="utf-8"), chance).encode()
        case _:
            return changed(fine, chance).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Mutant:
    """The batch and the flow that make it again, its text, what was told of it and of its project, and all texts."""

    number: str
    text: str
    told: list[Diagnostic]
    all: list[Diagnostic]
    sources: dict[str, str]


def _mutants(part: int, folder: Path) -> Iterator[Mutant]:
    """Mutants of this part. Most flows of a project are changed at once: it is loaded once for all of them."""
    sound = _all()
    projects = sorted({project for project, _ in sound})
    made, batch = 0, part
    while made < MANY // PARTS:
        project = projects[batch % len(projects)]
        mutants = _changed_at_once(batch, [flow for home, flow in sound if home == project], project, folder, sound)
        yield from mutants
        made, batch = made + len(mutants), batch + PARTS


def _changed_at_once(
    batch: int, flows: list[Path], project: Path, folder: Path, sound: list[tuple[Path, Path]]
) -> list[Mutant]:
    chance = Random(batch)
    chosen = [flow for flow in flows if chance.random() < 0.7] or flows[:1]
    places = {flow: _copy(project, folder) / flow.relative_to(project) for flow in chosen}
    data = {flow: _mutated(flow.read_text(encoding="utf-8"), chance, sound) for flow in chosen}
    for flow, place in places.items():
        place.write_bytes(data[flow])
    try:
        loaded = load(places[chosen[0]].parent)
    except Exception as raised:
        raise AssertionError(f"batch {batch} of {project.name} makes it raise:\n{data!r}") from raised
    finally:
        for flow, place in places.items():
            shutil.copyfile(flow, place)
    return [
        Mutant(
            f"{batch}: {flow.name}",
            loaded.sources.get(place.as_posix(), data[flow].decode("utf-8", "replace")),
            [one for one in loaded.diagnostics if one.file == place.as_posix()],
            loaded.diagnostics,
            loaded.sources,
        )
        for flow, place in places.items()
    ]


def _lies_in(span: Span, lines: list[str]) -> bool:
    """Whether both ends of the stretch are places of the text, the end not before the beginning."""
    ends = ((span.line, span.column), (span.end_line, span.end_column))
    within = all(1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in ends)
    return within and ends[0] <= ends[1]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_changed_flow_is_judged_at_its_places(part: int, tmp_path: Path) -> None:
    """Nothing raises; every place lies in the file, and nothing is told twice in the same words at the same place."""
    for mutant in _mutants(part, tmp_path):
        lines = Source("", mutant.text).lines
        strays = [one for one in mutant.told if not _lies_in(one.span, lines) and one.span != START]
        assert strays == [], (mutant.number, mutant.text)
        said = [(one.span, one.code, one.message) for one in mutant.told]
        assert len(said) == len(set(said)), (mutant.number, said)
        _check_formats(mutant)


def _check_formats(mutant: Mutant) -> None:
    """What is told can be printed: one object, and one line, for each problem."""
    formats = all_formats()
    found = json.loads(formats["json"](mutant.all, mutant.sources))
    assert [one["code"] for one in found] == [one.code for one in mutant.all], mutant.number
    assert formats["concise"](mutant.all, mutant.sources).count("\n") == len(mutant.all), mutant.number
    assert FORBIDDEN.search(formats["text"](mutant.all, mutant.sources)) is None, mutant.number


def test_most_changes_spoil_a_flow(tmp_path: Path) -> None:
    """Or the test above would show nothing."""
    first = list(islice(_mutants(0, tmp_path), 30))
    assert sum(bool(mutant.told) for mutant in first) > 15
