"""What is told of a flow's file: the hook the corpus is run through, which is the whole of `dragoman validate`."""

from __future__ import annotations

from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.project.loading import load


def diagnose(path: Path) -> list[Diagnostic]:
    """Everything that is wrong with the file, in order."""
    return load(path).diagnostics
