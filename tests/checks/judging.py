"""A flow, or several, written in a test, and what is found in them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent, indent

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import load


@contextmanager
def folder(files: dict[str, str]) -> Iterator[Path]:
    """A project of these files, which is the current folder meanwhile."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        for name, text in files.items():
            path = Path(made, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        os.chdir(made)
        try:
            yield Path(made)
        finally:
            os.chdir(before)


def found_in(files: dict[str, str]) -> list[Diagnostic]:
    """Everything that is wrong with the project of these files."""
    with folder({"bot.yaml": "bot: test\n", **files}):
        return load(Path()).diagnostics


def found(nodes: str, above: str = "") -> list[Diagnostic]:
    """Everything that is wrong with a flow of these nodes, with these keys above them."""
    text = f"flow: trial\n{dedent(above)}nodes:\n{indent(dedent(nodes), '  ')}"
    return found_in({"flows/trial.yaml": text})


def codes(nodes: str, above: str = "") -> list[str]:
    """The codes of what is wrong."""
    return [problem.code for problem in found(nodes, above)]


def at(problem: Diagnostic) -> tuple[int, int]:
    """Line, counted from the first of the nodes where nothing stands above them, and column within them."""
    return problem.span.line - 2, problem.span.column - 2
