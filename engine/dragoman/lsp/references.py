"""Find references: every place that names the same thing."""

from __future__ import annotations

from pathlib import Path

from dragoman.lsp.projects import Project
from dragoman.lsp.symbols import Location, Symbol

_MAKING = ("definition", "declaration")


def references(project: Project, path: Path, line: int, column: int, declared: bool = True) -> list[Location]:
    """All places that name what stands here, by file and place; without those that define it, unless `declared`.

    The name of a prompt is that of a node and of its answer: on it, both are found.
    """
    symbols = {one.symbol for one in project.at(path, line, column)}
    found = [
        Location(one.file, one.span)
        for one in project.occurrences
        if one.symbol in symbols and (declared or one.role not in _MAKING)
    ]
    if declared:
        actions = [project.actions.get(symbol.name) for symbol in symbols if symbol.kind == "action"]
        found += [Location(action.file, action.span) for action in actions if action]
    return list(dict.fromkeys(found))


def count(project: Project, symbol: Symbol) -> int:
    """How many places name it, besides those that define it."""
    return sum(one.symbol == symbol and one.role not in _MAKING for one in project.occurrences)
