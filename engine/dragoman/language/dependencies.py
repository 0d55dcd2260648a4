"""What nodes read and what they change, and which lie on the ways of a flow from one node to another.

The law of this file: texts that people read are no dependency; only what is computed, judged or chosen from is. Names
of kept fields are whole (`profile.city`); who reads all of a store (`profile`) depends on each of its fields.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from jinja2 import nodes

from dragoman.graph.computed import Computed, Condition, Template, Value, VariableValue
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Message, Target, Word
from dragoman.graph.ways import targets_of
from dragoman.language.buttons.button import Button
from dragoman.language.compiler import KEPT
from dragoman.language.expressions import Expression
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.prompt import Prompt

_SAME_AGAIN = frozenset({"put", "without"})
"""Filters that change nothing when they are applied a second time."""


def answer_of(node: Node) -> str | None:
    """The variable that holds the answer to a question; nothing if it keeps none, or is none.

    A menu saves nothing by itself; what each of its ways on sets is the answer: a variable of the node's name, else the
    only one.
    """
    lead = node.lead
    if not isinstance(lead, Prompt):
        return None
    if not lead.menu:
        return lead.save
    names = [frozenset(line.name for line in set_by(button)) for button in lead.layout.buttons if button.leads]
    shared = frozenset.intersection(*names) if names else frozenset()
    if node.name in shared:
        return node.name
    return next(iter(shared)) if len(shared) == 1 else None


def set_by(button: Button) -> tuple[Assignment, ...]:
    """What a press assigns, a small node in place behind it included."""
    return (*button.set, *(button.next.set if isinstance(button.next, InPlace) else ()))


def saved_by(node: Node) -> str | None:
    """The variable in which the node's lead leaves what it has found out."""
    return answer_of(node) if isinstance(node.lead, Prompt) else getattr(node.lead, "save", None)


def writes(node: Node) -> frozenset[str]:
    """All variables and kept fields that the node may change."""
    names = {line.name for line in (*node.set, *_in_branches(node))}
    if isinstance(node.lead, Prompt):
        names |= {line.name for button in node.lead.layout.buttons for line in set_by(button)}
    saved = saved_by(node)
    return frozenset(names | ({saved} if saved else set()))


def reads(node: Node) -> frozenset[str]:
    """The names on which what the node does depends, its branches' assignments included."""
    conditions = [branch.when for branch in node.branches if isinstance(branch.then, InPlace) and branch.then.set]
    parts = (node.when, conditions, renewed((*node.set, *_in_branches(node))), list(_of_lead(node.lead)))
    return frozenset(_names(parts))


def decides(node: Node) -> frozenset[str]:
    """The names on which it depends where the node leads."""
    return frozenset(_names([branch.when for branch in node.branches]))


def depends(names: Collection[str], changed: Collection[str]) -> bool:
    """Whether any of these names is among the changed ones."""
    return any(name in names or ("." in name and name.partition(".")[0] in names) for name in changed)


def names_in(thing: Value | Condition | None) -> frozenset[str]:
    """The names that an expression reads."""
    return frozenset(_names(thing))


def renewed(lines: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Those lines of a `set` that may be computed a second time: a count would count twice, a total would not."""
    return tuple(line for line in lines if not _adds_up(line))


def _adds_up(line: Assignment) -> bool:
    if not depends(names_in(line.value), [line.name]):
        return False
    source = line.value.source if isinstance(line.value, Computed) else None
    tree = source.tree if isinstance(source, Expression) else None
    return not (isinstance(tree, nodes.Filter) and tree.name in _SAME_AGAIN)


def _in_branches(node: Node) -> Iterator[Assignment]:
    for branch in node.branches:
        yield from branch.then.set if isinstance(branch.then, InPlace) else ()


def _of_lead(lead: Any) -> Iterator[Any]:
    """What a lead computes with."""
    if not isinstance(lead, Prompt):
        yield lead
        return
    yield [rule.test for rule in lead.rules]
    yield lead.pick.settings if lead.pick else None
    yield [(part.source, part.when) for part in lead.layout.lists]
    for button in lead.layout.buttons:
        yield (button.value, button.when, renewed(set_by(button)))


def _names(thing: Any) -> Iterator[str]:
    """The names that anything compiled reads, wherever they stand in it; ways on and messages left out."""
    match thing:
        case GoTo() | Word() | InPlace() | Message():
            return
        case Computed() | Template() | Condition():
            parsed = thing.expression if isinstance(thing, Condition) else _parsed(thing)
            for reference in parsed.references:
                kept = reference.name in KEPT and reference.path
                yield f"{reference.name}.{reference.path[0]}" if kept else reference.name
        case VariableValue(name):
            yield name
        case Mapping():
            for one in thing.values():
                yield from _names(one)
        case list() | tuple():
            for one in thing:
                yield from _names(one)
        case _ if is_dataclass(thing):
            for field in fields(thing):
                yield from _names(getattr(thing, field.name))


def _parsed(thing: Computed | Template) -> Any:
    return thing.text if isinstance(thing, Template) else thing.source


def ahead(flow: Flow, start: str, end: str, without: str = "") -> frozenset[str]:
    """The nodes to which a conversation can come from `start`, itself included, without going on from `end` and without
    coming to `without`."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in found or name == without or name not in flow.nodes:
            continue
        found.add(name)
        waiting += [] if name == end else ways_on(flow.nodes[name])
    return frozenset(found)


def between(flow: Flow, start: str, end: str) -> tuple[str, ...]:
    """The nodes on the ways from `start`, itself included, to `end`, in the flow's order, without `end`."""
    reached = ahead(flow, start, end)
    return tuple(name for name in flow.nodes if name in reached and name != end and end in ahead(flow, name, end))


def ways_on(node: Node) -> list[str]:
    """The nodes to which this one may lead, each once."""
    ways: list[Target | None] = [*(branch.then for branch in node.branches), node.next]
    if node.lead is not None:
        ways += targets_of(node.lead.ways())
    named = [way.next if isinstance(way, InPlace) else way for way in ways]
    found = [way.node for way in named if isinstance(way, GoTo)]
    if node.follow is not None and node.end is None and not _leads(node.next) and not isinstance(node.lead, Jump):
        found.append(node.follow)
    return list(dict.fromkeys(found))


def _leads(way: Target | None) -> bool:
    """Whether it goes somewhere, and is not only something to say."""
    return not (way is None or (isinstance(way, InPlace) and way.next is None and way.end is None))
