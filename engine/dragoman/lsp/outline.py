"""Symbols: a document's outline, and the flows and nodes of a whole project by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.lsp.projects import Document, Project
from dragoman.schema.published import kinds
from dragoman.source.tree import Entry, Mapping, Scalar, Sequence, Span, Tree

Sort = Literal["flow", "node", "variable", "trigger", "field", "step"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an outline: `whole` is all that belongs to it, `span` its name."""

    name: str
    detail: str
    sort: Sort
    whole: Span
    span: Span
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A flow or a node of the project."""

    name: str
    sort: Sort
    file: Path
    span: Span
    flow: str


def lead_of(node: Tree | None) -> str:
    """The node's lead key; empty where it has none."""
    if not isinstance(node, Mapping):
        return ""
    return next((entry.key.text for entry in node.entries if entry.key.text and entry.key.text in kinds("node")), "")


def outline(document: Document) -> list[Item]:
    """What the file holds, in its order; of one that cannot be read as it stands, nothing."""
    tree = document.tree
    if not isinstance(tree, Mapping) or document.stale:
        return []
    match document.kind:
        case "flow":
            return list(_flow(tree))
        case "bot":
            return [_item(entry, "field") for entry in tree.entries]
        case "dialogue":
            return list(_steps(tree.get("steps")))


def _flow(tree: Mapping) -> Iterator[Item]:
    for entry in tree.entries:
        match entry.key.text:
            case "nodes" if isinstance(entry.value, Mapping):
                yield from (_item(node, "node", lead_of(node.value)) for node in entry.value.entries)
            case "inputs" | "variables" if isinstance(entry.value, Mapping):
                yield from (_item(one, "variable", entry.key.text) for one in entry.value.entries)
            case "triggers":
                yield from _triggers(entry.value)
            case _:
                pass


def _item(entry: Entry, sort: Sort, detail: str = "") -> Item:
    return Item(entry.key.text, detail, sort, _around(entry.key.span, entry.value.span), entry.key.span)


def _around(first: Span, last: Span) -> Span:
    end = max((first.end_line, first.end_column), (last.end_line, last.end_column))
    return Span(first.line, first.column, *end)


def _triggers(tree: Tree) -> Iterator[Item]:
    for trigger in tree.items if isinstance(tree, Sequence) else ():
        if isinstance(trigger, Mapping) and trigger.entries:
            first = trigger.entries[0]
            said = first.value.text if isinstance(first.value, Scalar) else ""
            name = f"/{said}" if first.key.text == "command" else said or first.key.text
            yield Item(name, first.key.text, "trigger", trigger.span, first.key.span)


def _steps(tree: Tree | None) -> Iterator[Item]:
    for step in tree.items if isinstance(tree, Sequence) else ():
        if isinstance(step, Mapping) and step.entries:
            entry = step.entries[0]
            said = entry.value.text if isinstance(entry.value, Scalar) else ""
            yield Item(entry.key.text, said[:60], "step", step.span, entry.key.span)


def workspace_symbols(project: Project, query: str) -> list[Named]:
    """The flows and nodes whose names hold the letters of the query in their order; all for an empty one."""
    found = [
        Named(one.symbol.name, "flow" if one.symbol.kind == "flow" else "node", one.file, one.span, one.symbol.flow)
        for one in project.occurrences
        if one.role == "definition" and one.symbol.kind in ("flow", "node") and _fits(one.symbol.name, query)
    ]
    return sorted(found, key=lambda one: (query.casefold() not in one.name, one.name, one.flow))


def _fits(name: str, query: str) -> bool:
    letters = iter(name.casefold())
    return all(letter in letters for letter in query.casefold())
