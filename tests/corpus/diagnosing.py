"""What is told of a flow's file: the hook the corpus is run through."""

from __future__ import annotations

from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic, in_order
from dragoman.schema import check_flow
from dragoman.source.parser import parse
from dragoman.source.reader import read


def diagnose(path: Path) -> list[Diagnostic]:
    """Everything that reading the file and looking at its shape find, in order."""
    source = read(path, path.name)
    if isinstance(source, Diagnostic):
        return [source]
    parsed = parse(source)
    shape = check_flow(parsed.tree, path.name, parsed.diagnostics) if parsed.tree is not None else []
    return in_order([*parsed.diagnostics, *shape])
