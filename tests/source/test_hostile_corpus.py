"""The hostile corpus, as far as its files are wrong, or strange and fine, as YAML."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.parser import parse
from dragoman.source.reader import read
from dragoman.source.source import Source

FLOWS = Path(__file__).parents[2].parent / "shared" / "corpus" / "flows"

REFUSED = (
    *(2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 34, 36, 40, 42, 44, 46, 48, 50, 52, 54, 56, 58, 70, 74, 76),
    *(78, 80, 82, 88, 92, 96, 140, 142, 194, 196, 198, 200, 276, 342, 346, 348, 350, 354, 356, 358, 360, 362),
)
FINE = (
    *(60, 62, 64, 66, 84, 110, 216, 326, 328, 330, 332, 334, 336, 338, 340, 344, 372, 374, 380, 382, 402, 422, 426),
    *(428, 454, 468, 470, 472, 484),
)
ANYTHING = (72, 86, 90)

pytestmark = pytest.mark.skipif(not FLOWS.is_dir(), reason="the hostile corpus is not beside the repository")


@cache
def index() -> dict[int, dict[str, Any]]:
    """The entries of the corpus by their numbers."""
    entries = json.loads((FLOWS / "index.json").read_text(encoding="utf-8"))["flows"]
    return {entry["number"]: entry for entry in entries}


def generated(recipe: dict[str, Any], path: Path) -> Path:
    """Make the file that an entry only describes."""
    match recipe.get("special"):
        case "fifo":
            os.mkfifo(path)
        case "symlink":
            path.symlink_to(recipe["target"])
        case None:
            path.write_text(big_text(recipe), encoding="utf-8")
    return path


def big_text(recipe: dict[str, Any]) -> str:
    """The text of a recipe."""
    if levels := recipe.get("indent_levels"):
        return "flow: x\n" + "".join(f"{'  ' * level}k{level}:\n" for level in range(levels))
    repeat, count = recipe["repeat"], recipe["count"]
    body = "".join(repeat % index for index in range(count)) if "%d" in repeat else repeat * count
    return (
        f"{recipe['prefix']}{body}{recipe.get('middle', '')}{recipe.get('repeat_close', '') * count}{recipe['suffix']}"
    )


def told(number: int, folder: Path) -> tuple[Diagnostic, ...]:
    """What is said of the file of this entry."""
    entry = index()[number]
    path = generated(entry["generate"], folder / entry["file"]) if "generate" in entry else FLOWS / entry["file"]
    source = read(path, entry["file"])
    return parse(source).diagnostics if isinstance(source, Source) else source


def fits(problem: Diagnostic, entry: dict[str, Any]) -> bool:
    """Whether a diagnostic is the one that an entry asks for, in its place and in its words."""
    flags = re.DOTALL if entry.get("case_sensitive") else re.DOTALL | re.IGNORECASE
    if not re.search(entry.get("match", ""), f"{problem.message} {problem.help or ''}", flags):
        return False
    line, column = problem.span.line, problem.span.column
    if "places" in entry:
        return any(line == row and first <= column <= (last or column) for row, first, last in entry["places"])
    if "line" not in entry:
        return True
    return line in entry.get("lines", [entry["line"]]) and column == entry.get("column", column)


@pytest.mark.parametrize("number", REFUSED)
def test_a_hostile_file_is_refused_at_its_place(number: int, tmp_path: Path) -> None:
    """One of the errors fits the entry in all respects."""
    problems = told(number, tmp_path)
    assert [problem for problem in problems if fits(problem, index()[number])], problems


@pytest.mark.parametrize("number", FINE)
def test_a_harmless_file_is_read_without_a_word(number: int, tmp_path: Path) -> None:
    """Nothing is said, and there is a tree."""
    assert told(number, tmp_path) == ()


@pytest.mark.parametrize("number", ANYTHING)
def test_a_doubtful_file_raises_nothing(number: int, tmp_path: Path) -> None:
    """It may be read or refused, with at most one problem."""
    assert len(told(number, tmp_path)) <= 1


def test_no_other_file_of_the_corpus_is_refused_as_yaml(tmp_path: Path) -> None:
    """What is wrong with the meaning of a flow is none of this layer's business."""
    others = [
        entry for number, entry in index().items() if number not in (*REFUSED, *ANYTHING) and "generate" not in entry
    ]
    sources = [read(FLOWS / entry.get("project", "") / entry["file"], entry["file"]) for entry in others]
    assert [source for source in sources if not isinstance(source, Source) or parse(source).diagnostics] == []
