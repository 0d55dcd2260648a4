"""Where a flow reads variables: in what a node does before anything is saved there, and along its edges.

The law of this file: only nodes that may read a variable without a value are looked into; the others cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from dragoman.graph.computed import Computed, Condition, Place, Template
from dragoman.graph.edges import Edge, Holds, Says, Sets, Work
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Media, Target, Word
from dragoman.language.expressions import Expression
from dragoman.language.expressions.text import Text
from dragoman.language.expressions.uses import How, Use, uses
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.pay import Invoice
from dragoman.language.nodes.schedule import Schedule
from dragoman.language.nodes.wait import Wait

_NEEDING = (Invoice, Media, Schedule, Wait)
"""What cannot do its work with nothing for a value."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A use, the place of the text it stands in, and where it happens: at the node, or on its edge at this work.

    `shared`: what stands there is read at other nodes, too.
    """

    use: Use
    place: Place
    node: str
    edge: Edge | None = None
    work: int = 0
    shared: bool = False


def readings(
    flow: Flow, name: str, edges: tuple[Edge, ...], flows: Mapping[str, Flow] | None = None
) -> Iterator[Reading]:
    """Everything that is read at a node and on its edges, handlers included. `flows`: those that it may lead to."""
    node = flow.nodes[name]
    yield from _at(name, (node.when,), "asked")
    yield from _at(name, (node.lead, node.help, node.label))
    yield from _at(name, _required(node.lead, flows or {}), "needed")
    yield from _at(name, [_contents(target) for target in node.on.values()])
    for target in _shared_handlers(flow, node):
        yield from (replace(reading, shared=True) for reading in _at(name, _contents(target)))
    for edge in edges:
        for index, work in enumerate(edge.works):
            yield from (Reading(use, place, name, edge, index) for use, place in _found(_read_by(work), "printed"))


def of_handlers(flow: Flow) -> frozenset[str]:
    """The names that a flow's own handlers read."""
    found = [_found(_contents(target), "printed") for target in flow.on.values()]
    return frozenset(use.name for one in found for use, _ in one)


def _required(lead: Any, flows: Mapping[str, Flow]) -> Any:
    """What is handed on for inputs that another flow cannot do without."""
    if not isinstance(lead, Call | Jump | Schedule) or lead.flow not in flows:
        return ()
    required = {each.name for each in flows[lead.flow].inputs if each.required}
    return [value for name, value in lead.inputs.items() if name in required]


def _at(name: str, things: Any, how: How = "printed") -> Iterator[Reading]:
    return (Reading(use, place, name) for use, place in _found(things, how))


def _shared_handlers(flow: Flow, node: Node) -> Iterator[Target]:
    """The flow's handlers that may run at a node: what they say is said at every node that waits."""
    if node.lead is not None and any(way.waits for way in node.lead.ways()):
        yield from (target for event, target in flow.on.items() if event not in node.on)


def _contents(target: Target) -> Any:
    return target.say if isinstance(target, InPlace) else ()


def _read_by(work: Work) -> Any:
    match work:
        case Holds(condition, truth):
            # Both edges of a condition read it; once is enough.
            return condition if truth else ()
        case Sets(lines):
            return [line.value for line in lines]
        case Says(messages):
            return messages
        case _:
            return ()


def _found(thing: Any, how: How) -> Iterator[tuple[Use, Place]]:
    """All uses in anything compiled."""
    for source, place, as_ in parsed_in(thing, how):
        yield from ((use, place) for use in uses(source.trees, as_))


def parsed_in(thing: Any, how: How = "printed") -> Iterator[tuple[Text | Expression, Place, How]]:
    """All texts and expressions that read anything, wherever they stand in something compiled, and how they are used;
    ways on and what is assigned on them left out."""
    match thing:
        case GoTo() | Word() | InPlace() | Assignment() | None | str() | int():
            return
        case Template():
            yield from _reading(thing.text, thing.place, "printed")
        case Condition():
            yield from _reading(thing.expression, thing.place, "asked")
        case Computed():
            yield from _reading(thing.source, thing.place, "needed" if how == "needed" else "copied")
        case Mapping():
            for one in thing.values():
                yield from parsed_in(one, how)
        case list() | tuple():
            for one in thing:
                yield from parsed_in(one, how)
        case _ if is_dataclass(thing):
            how = "needed" if isinstance(thing, _NEEDING) else how
            for field in fields(thing):
                if field.name == "inputs":
                    yield from parsed_in(getattr(thing, field.name), "copied")
                elif field.name != "translated":
                    yield from parsed_in(getattr(thing, field.name), how)


def _reading(source: Text | Expression, place: Place, how: How) -> Iterator[tuple[Text | Expression, Place, How]]:
    if source.references:
        yield source, place, how


def everything_read(node: Node, edges: tuple[Edge, ...]) -> Iterator[tuple[Text | Expression, Place]]:
    """All texts and expressions of a node and its edges, some of them twice."""
    things = (node.when, node.lead, node.help, node.label, [_contents(target) for target in node.on.values()])
    works = [_read_by(work) for edge in edges for work in edge.works]
    return ((source, place) for source, place, _ in parsed_in([*things, *works]))
