"""What can stand as a key: those of the schema, and the names that a mapping of names takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.lsp.completion.offers import Offer
from dragoman.lsp.completion.standing import Level
from dragoman.lsp.completion.values import _variables as variables
from dragoman.lsp.projects import Document, Project
from dragoman.lsp.scenes import Scene, inputs_of, outcomes_of
from dragoman.lsp.shapes import Definition, Shape, shape_of
from dragoman.lsp.shapes import Look as Seen

_SCALAR = Seen("scalar")


def keys(project: Project, document: Document, shape: Shape, levels: tuple[Level, ...]) -> Iterator[Offer]:
    """The keys that may stand there, needed ones first."""
    allowed = shape.allowed
    for key in sorted(allowed, key=lambda one: one not in shape.needed):
        yield described(key, allowed[key], shape.schema)
    yield from _names(project, document, levels)


def described(key: str, definition: Definition, schema: str) -> Offer:
    """A key of the schema with what the schema says of it."""
    about = shape_of(schema, (definition,), _SCALAR)
    return Offer(key, "key", about.title, about.description)


def _names(project: Project, document: Document, levels: tuple[Level, ...]) -> Iterator[Offer]:
    path = tuple(level.key for level in levels)
    around = dict(levels[-1].beside) if levels else {}
    match path:
        case (*_, "set"):
            yield from variables(project, document)
        case (*_, "with"):
            yield from (Offer(name, "variable", kind) for name, kind in _taken(project, around).items())
        case (*_, "outcomes"):
            yield from (Offer(name, "outcome", "outcome") for name in _ways(project, around))
        case ("steps", None, "stub"):
            yield from (Offer(one.name, "action", one.signature, one.doc) for one in project.actions.values())
        case ("steps", None, "expect", "data"):
            named = project.flows.get(around.get("flow", ""))
            flows = [named] if named else list(project.flows.values())
            names = {name: kind for flow in flows for name, kind in Scene(project, flow).types.items()}
            yield from (Offer(name, "variable", kind) for name, kind in sorted(names.items()))
        case ("steps", None, "expect", ("profile" | "shared") as store):
            yield from (
                Offer(name, "field", kind) for name, kind in Scene(project, document).fields(str(store)).items()
            )
        case _:
            return


def _taken(project: Project, around: Mapping[str, str]) -> Mapping[str, str]:
    """The arguments of what the keys around a `with` call."""
    if action := project.actions.get(around.get("action", "")):
        return dict.fromkeys(action.parameters, action.signature)
    called = (around.get(lead, "") for lead in ("call", "jump", "schedule", "start"))
    flow = next((found for name in called if (found := project.flows.get(name))), None)
    return inputs_of(flow)


def _ways(project: Project, around: Mapping[str, str]) -> list[str]:
    if action := project.actions.get(around.get("action", "")):
        return list(action.outcomes)
    return outcomes_of(project.flows.get(around["call"])) if "call" in around else []
