"""Everything that a flow's file names: nodes, variables, flows, actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.compiler import KEPT, entries
from dragoman.language.names import AMBIENT, NAME, WORDS
from dragoman.lsp.expressions import reads
from dragoman.lsp.symbols import Kind, Occurrence, Role, Symbol
from dragoman.lsp.walking import Spot, spots
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Span, Tree

TARGETS = frozenset(
    {
        "the name of a node, a reserved word, or a small node in place",
        "the name of a node, or a reserved word",
    }
)
FLOW, ACTION = "the name of a flow", "the name of a function"
VARIABLES = frozenset({"the name of a variable", "the name of a variable, or false"})
"""The titles by which the schema tells what a place names."""

CALLS = ("call", "jump", "schedule")
_LOCAL = frozenset({"item", "value"})
_GROUPS = {"pattern": re.compile(r"\(\?P<([a-z][a-z0-9_]*)>"), "deep_link": re.compile(r"\{([a-z][a-z0-9_]*)\}")}
"""Triggers whose texts name inputs."""


def flow_name(tree: Tree | None, path: Path) -> str:
    """The name of the flow in this file: as it says itself, else as the file is called."""
    written = tree.get("flow") if isinstance(tree, TreeMapping) else None
    return written.text if isinstance(written, Scalar) and written.text else path.name.partition(".")[0]


def saves_answer(node: Tree | None) -> bool:
    """Whether the node's name is also the variable of its answer."""
    return isinstance(node, TreeMapping) and node.get("prompt") is not None and node.get("save") is None


@dataclass(slots=True)
class _Flow:
    source: Source
    path: Path
    tree: TreeMapping
    name: str
    nodes: Mapping[str, Tree]
    results: Mapping[str, str] = field(default_factory=dict)

    def at(self, kind: Kind, name: str, span: Span, role: Role, flow: str = "") -> Occurrence:
        return Occurrence(Symbol(kind, name, flow), self.path, span, role)

    def variable(self, scalar: Scalar, role: Role, flow: str | None = None) -> Iterator[Occurrence]:
        """A variable that is written out as a whole, or a field of a store."""
        store, dot, _ = scalar.text.partition(".")
        if not isinstance(scalar.value, str):
            return
        if dot and store in KEPT:
            yield self.at("kept", scalar.text, _word(self.source, scalar), role)
        elif not dot and NAME.match(scalar.text):
            yield self.at("variable", scalar.text, _word(self.source, scalar), role, flow or self.name)


def flow_occurrences(source: Source, path: Path, tree: Tree) -> list[Occurrence]:
    """All that is named in this flow, in the order of the file."""
    if not isinstance(tree, TreeMapping):
        return []
    nodes = entries(tree.get("nodes"))
    flow = _Flow(source, path, tree, flow_name(tree, path), nodes, _results(nodes))
    return [found for spot in spots(tree, "flow") for found in _named(flow, spot)]


def _results(nodes: Mapping[str, Tree]) -> Mapping[str, str]:
    """Variable -> the flow whose outputs it holds."""
    found: dict[str, str] = {}
    for node in nodes.values():
        called, save = (node.get("call"), node.get("save")) if isinstance(node, TreeMapping) else (None, None)
        if isinstance(called, Scalar) and isinstance(save, Scalar):
            found[save.text] = called.text
    return found


def _named(flow: _Flow, spot: Spot) -> Iterator[Occurrence]:
    yield from _of_key(flow, spot) if spot.is_key else _of_value(flow, spot)
    for read in reads(flow.source, spot):
        yield from _read(flow, read.name, read.span, read.fields)


def _read(flow: _Flow, name: str, span: Span, fields: tuple[tuple[str, Span], ...]) -> Iterator[Occurrence]:
    if name in KEPT and fields:
        yield flow.at("kept", f"{name}.{fields[0][0]}", fields[0][1], "read")
    elif name in AMBIENT or name in _LOCAL:
        yield flow.at("ambient", name, span, "read")
    else:
        yield flow.at("variable", name, span, "read", flow.name)
        if fields and (called := flow.results.get(name)):
            yield flow.at("variable", fields[0][0], fields[0][1], "output", called)


def _of_key(flow: _Flow, spot: Spot) -> Iterator[Occurrence]:
    key, path = spot.scalar, spot.path
    match path:
        case ("nodes", name):
            yield flow.at("node", str(name), _word(flow.source, key), "definition", flow.name)
            if saves_answer(flow.nodes.get(str(name))):
                yield from flow.variable(key, "write")
        case ("inputs" | "variables", _):
            yield from flow.variable(key, "declaration")
        case (*_, "set", _):
            yield from flow.variable(key, "write")
        case ("nodes", str(), "with", _):
            called = _called(spot.parents)
            if called:
                yield from flow.variable(key, "write", called)
        case _:
            return


def _called(parents: tuple[TreeMapping, ...]) -> str:
    """The flow that the node around a `with` hands its values to."""
    node = parents[1] if len(parents) > 1 else None
    leads = (node.get(lead) for lead in CALLS) if node else ()
    return next((lead.text for lead in leads if isinstance(lead, Scalar)), "")


def _of_value(flow: _Flow, spot: Spot) -> Iterator[Occurrence]:
    scalar, title = spot.scalar, spot.shape.title
    span = _word(flow.source, scalar)
    if title in TARGETS and scalar.text in flow.nodes and scalar.text not in WORDS:
        yield flow.at("node", scalar.text, span, "target", flow.name)
    elif title == FLOW:
        yield flow.at("flow", scalar.text, span, "call")
    elif title == ACTION:
        yield flow.at("action", scalar.text, span, "call")
    elif title in VARIABLES:
        yield from flow.variable(scalar, "read" if "fields" in spot.path else "write")
    else:
        yield from _by_path(flow, spot, span)


def _by_path(flow: _Flow, spot: Spot, span: Span) -> Iterator[Occurrence]:
    match spot.path:
        case ("flow",):
            yield flow.at("flow", spot.scalar.text, span, "definition")
        case ("outputs", int()):
            yield from flow.variable(spot.scalar, "read")
        case ("nodes", node, "was", *_):
            yield flow.at("node", str(node), span, "former", flow.name)
        case ("triggers", int(), ("pattern" | "deep_link") as kind):
            for found in _GROUPS[kind].finditer(spot.scalar.text):
                place = locate(flow.source, spot.scalar, found.start(1), len(found[1]))
                yield flow.at("variable", found[1], place, "write", flow.name)
        case _:
            return


def _word(source: Source, scalar: Scalar) -> Span:
    """Where the text itself stands, without quotation marks."""
    return locate(source, scalar, 0, len(scalar.text)) if scalar.text else scalar.span
