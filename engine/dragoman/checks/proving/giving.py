"""What a flow gives its variables: constants, answers, what comes from outside; and on which edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.checks.proving.ruled import bounds
from dragoman.graph.computed import Constant, Value
from dragoman.graph.edges import Edge, Holds, Saves, Says, Work
from dragoman.graph.flow import Flow
from dragoman.language.buttons.ways import Pressed
from dragoman.language.nodes.prompt import Prompt

Edges = Mapping[str, tuple[Edge, ...]]
Givers = Mapping[str, list[tuple[Edge, Value | None]]]
"""Variable -> the edges that give it a value, and which; nothing for one that only running shows."""


def works(edges: Edges) -> Iterator[Work]:
    """Everything that is done on any edge."""
    return (work for leaving in edges.values() for edge in leaving for work in done(edge))


def done(edge: Edge) -> tuple[Work, ...]:
    """What is done on an edge, and what held before."""
    return (*shown(edge), *edge.works)


def shown(edge: Edge) -> tuple[Work, ...]:
    """What holds where a button was there to be pressed."""
    way = edge.way
    return (Holds(way.shown, True),) if isinstance(way, Pressed) and way.shown is not None else ()


def constants(flow: Flow, edges: Edges) -> dict[str, list[Any]]:
    """The constants that variables are given anywhere."""
    found: dict[str, list[Any]] = {}
    for variable in (*flow.inputs, *flow.variables):
        if isinstance(variable.initial, Constant):
            found[variable.name] = [variable.initial.value]
    for leaving in edges.values():
        for edge in leaving:
            for name, value, _ in given(edge):
                if isinstance(value, Constant):
                    found.setdefault(name, []).append(value.value)
    return found


def given(edge: Edge) -> Iterator[tuple[str, Value | None, bool]]:
    """Every variable that gets a value on an edge, and whether the lead saves it there."""
    for work in edge.works:
        if isinstance(work, Saves):
            yield from ((name, value, True) for name, value in work.values.items())
        elif not isinstance(work, Holds | Says):
            yield from ((line.name, line.value, False) for line in work.lines)


def chosen(edges: Edges) -> frozenset[str]:
    """The variables that only ever get texts which stand in the file."""
    texts: set[str] = set()
    others: set[str] = set()
    for leaving in edges.values():
        for edge in leaving:
            for name, value, _ in given(edge):
                written = isinstance(value, Constant) and isinstance(value.value, str | None)
                (texts if written else others).add(name)
    return frozenset(texts - others)


def givers(edges: Edges) -> Givers:
    """Every variable with its givers."""
    found: dict[str, list[tuple[Edge, Value | None]]] = {}
    for leaving in edges.values():
        for edge in leaving:
            for name, value, _ in given(edge):
                found.setdefault(name, []).append((edge, value))
    return found


def loose(flow: Flow, edges: Edges) -> frozenset[str]:
    """The variables that something from outside may fill with nothing, such as an action."""
    leaving = (edge for name, some in edges.items() for edge in some if not isinstance(flow.nodes[name].lead, Prompt))
    return frozenset(name for edge in leaving for name, _, saved in given(edge) if saved)


def numbers(flow: Flow) -> Mapping[str, list[Any]]:
    """Variable -> the numbers at which the answers to a question for it begin and end."""
    found: dict[str, list[Any]] = {}
    for node in flow.nodes.values():
        if isinstance(node.lead, Prompt) and node.lead.save:
            found.setdefault(node.lead.save, []).extend(bounds(node.lead))
    return found


def whole(flow: Flow) -> frozenset[str]:
    """The variables that hold only integers: so declared, or the answers to questions for integers alone."""
    types: dict[str, set[str]] = {}
    for node in flow.nodes.values():
        if isinstance(node.lead, Prompt) and node.lead.save:
            types.setdefault(node.lead.save, set()).add(node.lead.type)
    declared = {variable.name for variable in (*flow.inputs, *flow.variables) if variable.type == "integer"}
    return frozenset({name for name, found in types.items() if found == {"integer"}} | declared)
