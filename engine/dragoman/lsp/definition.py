"""Go to definition: from a name to where what it names is written."""

from __future__ import annotations

from pathlib import Path

from dragoman.lsp.projects import Project
from dragoman.lsp.symbols import Location, Occurrence, Role, Symbol

_FIRST: tuple[Role, ...] = ("declaration", "definition", "write")
"""Where a thing is made, the place that says most of it first."""


def definition(project: Project, path: Path, line: int, column: int) -> list[Location]:
    """Where what stands at this place is defined; of a variable where it is declared, else where it is first saved."""
    found = [place for one in project.at(path, line, column) for place in places_of(project, one.symbol)]
    return list(dict.fromkeys(found))[:1] if found else []


def places_of(project: Project, symbol: Symbol) -> list[Location]:
    """Where a symbol is defined; at most one place."""
    if symbol.kind == "action":
        action = project.actions.get(symbol.name)
        return [Location(action.file, action.span)] if action else []
    if symbol.kind == "flow":
        return _flow(project, symbol.name)
    named = [one for one in project.occurrences if one.symbol == symbol]
    for role in _FIRST:
        if of_role := [one for one in named if one.role == role]:
            return [_location(_nearest_home(project, symbol, of_role))]
    return []


def _flow(project: Project, name: str) -> list[Location]:
    document = project.flows.get(name)
    if document is None:
        return []
    written = next((one for one in document.occurrences if one.symbol == Symbol("flow", name)), None)
    return [_location(written)] if written else []


def _nearest_home(project: Project, symbol: Symbol, found: list[Occurrence]) -> Occurrence:
    """Callers write a flow's inputs too: its own file comes first."""
    home = project.flows.get(symbol.flow)
    return next((one for one in found if home and one.file == home.path), found[0])


def _location(one: Occurrence) -> Location:
    return Location(one.file, one.span)
