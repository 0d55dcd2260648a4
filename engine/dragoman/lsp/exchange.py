"""What the server and its worker say to each other: a line of JSON each way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.source.tree import Span


@dataclass(frozen=True, slots=True)
class Task:
    """A project to check: one file of it, and the texts that stand for files on the disk.

    `without`: why its actions.py must not be loaded; nothing if it may be.
    """

    path: Path
    texts: Mapping[Path, str] = field(default_factory=dict)
    without: str = ""


def task_to_line(task: Task) -> bytes:
    """The task as a line."""
    texts = {path.as_posix(): text for path, text in task.texts.items()}
    return _line({"path": task.path.as_posix(), "texts": texts, "without": task.without})


def line_to_task(line: bytes) -> Task:
    """The task of a line."""
    said = json.loads(line)
    texts = {Path(path): text for path, text in said["texts"].items()}
    return Task(Path(said["path"]), texts, said["without"])


def problems_to_line(problems: list[Diagnostic]) -> bytes:
    """The problems as a line."""
    return _line([asdict(problem) for problem in problems])


def line_to_problems(line: bytes) -> list[Diagnostic]:
    """The problems of a line."""
    return [_problem(said) for said in json.loads(line)]


def _line(said: Any) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def _problem(said: dict[str, Any]) -> Diagnostic:
    related = tuple(Related(one["file"], Span(**one["span"]), one["message"]) for one in said["related"])
    return Diagnostic(
        said["file"],
        Span(**said["span"]),
        said["code"],
        said["message"],
        said["help"],
        Severity(said["severity"]),
        related,
    )
