"""Opening a project from Python."""

from __future__ import annotations

from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.diagnostics.formats import all_formats
from dragoman.graph.flow import Flow
from dragoman.project.loading import Project, load


class FlowsNotSound(Exception):
    """The flows have errors. `diagnostics` are all of them; the text shows them as `dragoman validate` does."""

    def __init__(self, diagnostics: list[Diagnostic], sources: dict[str, str]) -> None:
        super().__init__("\n" + all_formats()["text"](diagnostics, sources, False))
        self.diagnostics = diagnostics


def load_project(path: str | Path) -> Project:
    """The project in this folder, checked, for a bot that will run it: many flows come from a cache.

    Raises:
        FlowsNotSound: it has errors.
        FileNotFoundError: nothing is there.
    """
    from dragoman.project.cache.restarting import load_to_run

    loaded = load_to_run(Path(path))
    project = loaded.project
    if project is None:
        raise FlowsNotSound(loaded.errors, loaded.sources)
    return project


def load_flow(path: str | Path) -> Flow:
    """The flow in this file, checked together with its project.

    Raises:
        FlowsNotSound: it, or its project, has errors.
        FileNotFoundError: nothing is there.
    """
    project = load_project(path)
    if project.chosen is None:
        raise FileNotFoundError(f"{path} is no flow's file")
    return project.flows.flows[project.chosen]


def validate(path: str | Path) -> list[Diagnostic]:
    """Everything that is wrong with the flows at this path, in order.

    Raises:
        FileNotFoundError: nothing is there.
    """
    return load(Path(path)).diagnostics
