"""What can stand as a value: nodes, flows, actions, variables, and the words that the schema has."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lsp.completion.offers import Offer
from dragoman.lsp.completion.standing import Level
from dragoman.lsp.flow_names import ACTION, FLOW, TARGETS, VARIABLES
from dragoman.lsp.outline import lead_of
from dragoman.lsp.projects import Document, Project
from dragoman.lsp.scenes import Scene, outcomes_of
from dragoman.lsp.shapes import Shape
from dragoman.lsp.words import TARGETS as TARGET_WORDS

_NODE, _OUTCOME = "the name of a node", "the name of an outcome"


def values(project: Project, document: Document, shape: Shape, levels: tuple[Level, ...]) -> Iterator[Offer]:
    """The values that the place takes, the likely ones first."""
    last = levels[-1].key if levels else None
    if shape.title in TARGETS:
        yield from _nodes(document)
        yield from (Offer(word, "word", "target", doc) for word, doc in TARGET_WORDS.items())
    elif shape.title == _NODE:
        for flow in project.flows.values():
            yield from _nodes(flow, of=True)
    elif shape.title == FLOW or last == "stack" or levels[-2:-1] == (Level("stack"),):
        yield from (Offer(name, "flow", "flow") for name in project.flows)
    elif shape.title == ACTION:
        yield from (Offer(one.name, "action", one.signature, one.doc) for one in project.actions.values())
    elif shape.title in VARIABLES or _is_output(levels):
        yield from _variables(project, document)
    elif shape.title == _OUTCOME:
        names = {name for flow in project.flows.values() for name in outcomes_of(flow)}
        yield from (Offer(name, "outcome", "outcome") for name in sorted(names))
    yield from (Offer(word, "word", shape.title) for word in shape.words)


def _is_output(levels: tuple[Level, ...]) -> bool:
    return len(levels) > 1 and levels[0].key == "outputs" and levels[1].key is None


def _nodes(document: Document, of: bool = False) -> Iterator[Offer]:
    for name, node in document.nodes.items():
        yield Offer(name, "node", f"{lead_of(node) or 'node'}{f' of {document.name}' if of else ''}")


def _variables(project: Project, document: Document) -> Iterator[Offer]:
    scene = Scene(project, document)
    yield from (Offer(name, "variable", kind) for name, kind in scene.types.items())
    for store in ("profile", "shared"):
        yield from (Offer(f"{store}.{field}", "field", kind) for field, kind in scene.fields(store).items())
