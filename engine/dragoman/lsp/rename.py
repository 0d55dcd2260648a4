"""Rename: a node, a variable or a flow, everywhere at once.

The law of this file: a name is changed at every place that means it, or nowhere. A prompt that saves its answer under
its own name is a node and a variable in one, and both are renamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.language import names
from dragoman.lsp.flow_names import saves_answer
from dragoman.lsp.projects import Document, Project
from dragoman.lsp.symbols import Location, Occurrence, Symbol

_LATER = "the translations still name it as before: 'dragoman i18n update' brings them up to date"
_FIXED = {
    "action": "an action is renamed in its Python file: '{name}' is a function there",
    "kept": "'{name}' is what is remembered of people under this name: renamed, it would be forgotten",
    "ambient": "'{name}' is a word of the language",
}


class Refused(Exception):
    """It cannot be renamed; the message says why."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is to be done: the places that get the new name, and files that move. `note` is for the author."""

    places: tuple[Location, ...]
    moves: tuple[tuple[Path, Path], ...] = ()
    note: str = ""


def renamable(project: Project, path: Path, line: int, column: int) -> Occurrence:
    """What would be renamed at this place.

    Raises:
        Refused: nothing here can be.
    """
    found = [one for one in project.at(path, line, column) if one.role != "former"]
    if not found:
        raise Refused("there is nothing to rename here: put the cursor on the name of a node, a variable or a flow")
    best = next((one for one in found if one.symbol.kind not in _FIXED), found[0])
    if (why := _FIXED.get(best.symbol.kind)) is not None:
        raise Refused(why.format(name=best.symbol.name))
    home = project.flows.get(best.symbol.flow or best.symbol.name)
    if home is None:
        raise Refused(f"there is no flow '{best.symbol.flow or best.symbol.name}' in this project")
    return best


def rename(project: Project, path: Path, line: int, column: int, new: str) -> Renaming:
    """The places that change when what stands here gets a new name.

    Raises:
        Refused: it cannot be renamed, or not so.
    """
    symbol = renamable(project, path, line, column).symbol
    for document in project.documents.values():
        if document.torn:
            raise Refused(f"{document.path.name} cannot be read as it stands: mend it, then rename")
    wrong = names.problem(new)
    if wrong and (symbol.kind != "flow" or wrong[0] != names.RESERVED_CODE):
        raise Refused(f"{wrong[1]}; {wrong[2]}" if wrong[2] else wrong[1])
    group = _group(project, symbol)
    if new == symbol.name:
        return Renaming(())
    _refuse_taken(project, group, new)
    places = tuple(Location(one.file, one.span) for one in project.occurrences if _changes(one, group))
    moves = tuple(_moves(project, symbol, new)) if symbol.kind == "flow" else ()
    note = _LATER if (project.files.folder / "locales").is_dir() and symbol.kind != "flow" else ""
    return Renaming(tuple(dict.fromkeys(places)), moves, note)


def _group(project: Project, symbol: Symbol) -> frozenset[Symbol]:
    """The symbol, and the one that shares its name for good."""
    home = project.flows.get(symbol.flow)
    if symbol.kind in ("node", "variable") and home and saves_answer(home.nodes.get(symbol.name)):
        return frozenset({Symbol("node", symbol.name, symbol.flow), Symbol("variable", symbol.name, symbol.flow)})
    return frozenset({symbol})


def _changes(one: Occurrence, group: frozenset[Symbol]) -> bool:
    return one.symbol in group and one.role != "former"


def _refuse_taken(project: Project, group: frozenset[Symbol], new: str) -> None:
    for symbol in sorted(group, key=lambda one: one.kind):
        if symbol.kind == "flow" and new in project.flows:
            raise Refused(f"there is a flow '{new}' already")
        if any(one.symbol == Symbol(symbol.kind, new, symbol.flow) for one in project.occurrences):
            raise Refused(f"the flow '{symbol.flow}' has a {symbol.kind} '{new}' already")
        home = project.flows.get(symbol.flow)
        if symbol.kind == "node" and new in _former(project, symbol.flow):
            raise Refused(f"'{new}' is a former name of a node: take it out of 'was' first")
        if symbol.kind == "variable" and home and re.search(rf"\{{%-?\s*for\s+{new}\s", home.source.text):
            raise Refused(f"'{new}' is the variable of a loop in this flow: it would hide the other")


def _former(project: Project, flow: str) -> set[str]:
    home = project.flows.get(flow)
    spans = [one.span for one in home.occurrences if one.role == "former"] if home else []
    return {_text(home, span.line, span.column, span.end_column) for span in spans if home}


def _text(document: Document, line: int, start: int, end: int) -> str:
    return document.source.line(line)[start - 1 : end - 1]


def _moves(project: Project, symbol: Symbol, new: str) -> Iterator[tuple[Path, Path]]:
    """The flow's file, and its translations."""
    home = project.flows[symbol.name]
    yield home.path, home.path.with_name(new + home.path.suffix)
    for catalog in sorted((project.files.folder / "locales").glob(f"*/{symbol.name}.po")):
        yield catalog, catalog.with_name(f"{new}.po")
