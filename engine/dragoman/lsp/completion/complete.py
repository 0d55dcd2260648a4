"""Completion as a whole: where the cursor stands, what the schema says of it, and what the project knows."""

from __future__ import annotations

from pathlib import Path

from dragoman.lsp.completion.computing import computing
from dragoman.lsp.completion.keys import keys
from dragoman.lsp.completion.offers import Offer
from dragoman.lsp.completion.standing import Level, Standing, standing
from dragoman.lsp.completion.values import values
from dragoman.lsp.expressions import CONDITIONS
from dragoman.lsp.projects import Document, Project
from dragoman.lsp.scenes import Scene
from dragoman.lsp.shapes import Look, Shape, root, seen, under

_SCALAR = Look("scalar")


def complete(project: Project, path: Path, line: int, column: int) -> tuple[str, list[Offer]]:
    """What has been typed of the word before the place, and what can stand there. The place counts from 1."""
    document = project.documents.get(path)
    if document is None:
        return "", []
    lines = document.source.lines
    place = standing(lines, line - 1, column - 1)
    if place is None or _in_comment(lines[line - 1][: column - 1] if line <= len(lines) else ""):
        return "", []
    expression = place.expression
    if expression is None and not place.at_key and place.levels and place.levels[-1].key in CONDITIONS:
        expression = place.typed
    if expression is not None:
        return computing(Scene(project, document), place, expression) if document.kind == "flow" else ("", [])
    return place.typed, _offered(project, document, place)


def _in_comment(head: str) -> bool:
    return head.lstrip().startswith("#")


def _offered(project: Project, document: Document, place: Standing) -> list[Offer]:
    if not place.at_key:
        return _glued(place, list(values(project, document, _shape(document, place, _SCALAR), place.levels)))
    found = list(keys(project, document, _shape(document, place, seen(dict(place.beside))), place.levels))
    there = {key for key, _ in place.beside}
    found = [_as_key(one) for one in found if one.text not in there]
    if not place.beside:
        # Nothing stands there yet: it may become a single value as well.
        found = [*values(project, document, _shape(document, place, _SCALAR), place.levels), *found]
    return list(dict.fromkeys(found))


def _as_key(one: Offer) -> Offer:
    return Offer(f"{one.text}: ", one.sort, one.detail, one.doc, one.text)


def _glued(place: Standing, found: list[Offer]) -> list[Offer]:
    if not place.glued:
        return found
    return [Offer(f" {one.text}", one.sort, one.detail, one.doc, one.text) for one in found]


def _shape(document: Document, place: Standing, last: Look) -> Shape:
    """What the schema says of the place, if what stands there looks so."""
    looks = [*(_look(level) for level in place.levels), last]
    shape = root(document.kind, looks[0])
    for level, at in zip(place.levels, looks[1:], strict=True):
        shape = under(shape, 0 if level.key is None else level.key, at)
    return shape


def _look(level: Level) -> Look:
    return Look("array") if level.key is None else seen({level.key: "", **dict(level.beside)})
