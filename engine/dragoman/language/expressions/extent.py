"""What of a text is sure: its shortest form over all branches, and the longest that one of them makes.

The law of this file: values count as nothing. Of several branches whose conditions speak of the same names, one at a
time takes its longest way: nobody knows whether the others can take theirs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.language.expressions.text import Text
from dragoman.language.values.escaping import ESCAPES
from dragoman.language.values.scope import Format

Measure = Callable[[str], int]
Choice = nodes.If | nodes.CondExpr

_MOST_CHOICES = 40
_LONG_ENOUGH = 20_000
_LOOPS = 0
"""Stands among choices where only loops take their longest way; no node has this identity."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The shortest and the longest sure form, ready to be sent, their values left out."""

    shortest: str
    longest: str


def extent_of(text: Text, measure: Measure) -> Extent:
    """The extent of a text; `measure` says how long a piece of it is for its readers."""
    if text.constant is not None:
        return Extent(text.constant, text.constant)
    walk = _Walk(text.ready, text.format, measure)
    shortest = walk.body(text.trees, ())
    longest = max((walk.body(text.trees, loose) for loose in _together(text.trees)), key=measure)
    return Extent(shortest.strip(), longest.strip())


@dataclass(frozen=True, slots=True)
class _Walk:
    ready: Mapping[int, str]
    form: Format
    measure: Measure

    def body(self, body: Iterable[nodes.Node], loose: Collection[int]) -> str:
        """The pieces one after the other. The choices of `loose` take their longest way, all others their shortest."""
        return "".join(self.piece(node, loose) for node in body)

    def piece(self, node: nodes.Node, loose: Collection[int]) -> str:
        match node:
            case nodes.Output():
                return self.body(node.nodes, loose)
            case nodes.TemplateData():
                return self.ready.get(id(node), node.data)
            case nodes.If():
                arms = [self.body(arm.body, loose) for arm in (node, *node.elif_)]
                return self.chosen(node, [*arms, self.body(node.else_, loose)], loose)
            case nodes.CondExpr():
                ways = [node.expr1, *([node.expr2] if node.expr2 else [])]
                return self.chosen(node, [self.piece(way, loose) for way in ways], loose)
            case nodes.For():
                return self.loop(node, loose)
            case nodes.Const(value=str() as value):
                return ESCAPES[self.form](value)
            case nodes.Concat():
                return self.body(node.nodes, loose)
            case _:
                return ""

    def chosen(self, node: Choice, ways: Sequence[str], loose: Collection[int]) -> str:
        return (max if id(node) in loose else min)(ways, key=self.measure)

    def loop(self, node: nodes.For, loose: Collection[int]) -> str:
        """So often as its list is written long; a list that nobody knows goes round once, or never."""
        body, otherwise = self.body(node.body, loose), self.body(node.else_, loose)
        if isinstance(node.iter, nodes.List) and node.iter.items and node.test is None:
            return body * max(min(len(node.iter.items), _LONG_ENOUGH // max(len(body), 1)), 1)
        return (max if loose else min)((body, otherwise), key=self.measure)


def _together(trees: Iterable[nodes.Node]) -> Iterator[frozenset[int]]:
    """Sets of choices that can take their longest way at once."""
    names = {id(choice): _names(choice) for choice in _choices(trees)}
    yield frozenset((_LOOPS,))
    if len(names) > _MOST_CHOICES:
        return
    free = {one for one in names if not any(names[one] & theirs for other, theirs in names.items() if other != one)}
    yield from (frozenset((*free, one)) for one in names)


def _choices(trees: Iterable[nodes.Node]) -> Iterator[Choice]:
    """All choices; an `elif` is a part of its own."""
    found = [node for tree in trees for node in (tree, *tree.find_all((nodes.If, nodes.CondExpr)))]
    parts = {id(part) for node in found if isinstance(node, nodes.If) for part in node.elif_}
    yield from (node for node in found if isinstance(node, Choice) and id(node) not in parts)


def _names(choice: Choice) -> frozenset[str]:
    """The names that decide it."""
    tests = [choice.test, *(arm.test for arm in choice.elif_)] if isinstance(choice, nodes.If) else [choice.test]
    return frozenset(name.name for test in tests for name in _read(test))


def _read(test: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(test, nodes.Name):
        yield test
    yield from test.find_all(nodes.Name)
