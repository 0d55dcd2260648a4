"""Values used as what they are not: `today + 1`, `name | money`, `age.years`, told before anybody talks to the bot.

The law of this file: only what fails whatever the values are is told, and each mistake once, where it is made. What is
not set does not count: whether a variable is set is another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from dragoman.language.expressions import misuses
from dragoman.language.expressions.date_forms import misread
from dragoman.language.expressions.paths import spoken
from dragoman.language.expressions.possible import UNKNOWN, Possible, constant, either, items_of, list_of, of_kind
from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.shortcuts import GIVING, given_by, is_fine
from dragoman.language.expressions.trials import Operation, fault_for_all, operation_of, results, works_at_all
from dragoman.language.values.kinds import BOOLEAN, LIST, TEXT
from dragoman.language.values.scope import TemplateFault

_TELLING = frozenset({"number", "string"})
"""Tests after which a value may be treated as another kind."""

_MAY_BE_RECORDS = (nodes.Name, nodes.Getattr, nodes.Filter, nodes.Getitem, nodes.CondExpr)

_NOT_SET = constant(None)


def misused(trees: Iterable[nodes.Node], kinds: Mapping[str, Possible], source: str) -> list[Problem]:
    """What would fail for every user. `kinds` leads from a name, or from one with its field (`user.id`), to what it
    can be; a name that is not there may be anything."""
    body = list(trees)
    judge = Judge(kinds, source, told_apart(body, source))
    for tree in body:
        judge.read(tree)
    return judge.problems


def possible_of(tree: nodes.Node, kinds: Mapping[str, Possible], source: str) -> Possible:
    """What an expression can be."""
    return Judge(kinds, source, told_apart([tree], source)).of(tree)


def told_apart(trees: Iterable[nodes.Node], source: str) -> frozenset[str]:
    """The names that are asked what they are: the author knows that they can be more than one thing."""
    if "is" not in source:
        return frozenset()
    tests = (test for tree in trees for test in tree.find_all(nodes.Test))
    return frozenset(spoken(test.node).strip("'") for test in tests if test.name in _TELLING)


def is_plain(trees: Iterable[nodes.Node]) -> bool:
    """Whether nothing is done with the values but to print them."""
    parts = (part for tree in trees for part in (tree.nodes if isinstance(tree, nodes.Output) else (tree,)))
    return all(isinstance(part, nodes.TemplateData | nodes.Name | nodes.Const) for part in parts)


@dataclass(slots=True)
class Judge:
    """Reads trees, and notes what is wrong. `loops` are the variables of the loops in sight."""

    kinds: Mapping[str, Possible]
    source: str
    asked: frozenset[str]
    loops: dict[str, Possible] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, node: nodes.Node | None) -> None:
        """Judges what is written, for what it does alone."""
        match node:
            case None | nodes.TemplateData():
                return
            case nodes.Output():
                for part in node.nodes:
                    self._print(part)
            case nodes.If():
                for arm in (node, *node.elif_):
                    self.of(arm.test, wanted=False)
                    self._all(arm.body)
                self._all(node.else_)
            case nodes.For():
                self._loop(node)
            case _:
                self.of(node, wanted=False)

    def _all(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            self.read(node)

    def _print(self, node: nodes.Expr) -> None:
        if isinstance(node, _MAY_BE_RECORDS) and not _prints(node):
            found = self.of(node)
            if misuses.cannot_print(found):
                self.problems.append(misuses.unprintable(node, found))
        else:
            self.read(node)

    def _loop(self, node: nodes.For) -> None:
        lists = self.of(node.iter)
        if lists.kinds and LIST not in lists.kinds:
            self.problems.append(misuses.no_list(node.iter, lists))
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        before = self.loops
        self.loops = {**before, name: items_of(lists)}
        self.read(node.test)
        self._all(node.body)
        self.loops = before
        self._all(node.else_)

    def of(self, node: nodes.Node, wanted: bool = True) -> Possible:
        """What the expression can be; only judged, and anything, if that is not `wanted`."""
        match node:
            case nodes.Const():
                return constant(node.value)
            case nodes.Name():
                return self._named(node)
            case nodes.List():
                return list_of([self.of(item, wanted) for item in node.items])
            case nodes.And() | nodes.Or():
                return either(self.of(node.left, wanted), self.of(node.right, wanted))
            case nodes.Not():
                self.of(node.node, wanted=False)
                return of_kind(BOOLEAN)
            case nodes.CondExpr():
                self.of(node.test, wanted=False)
                other = self.of(node.expr2, wanted) if node.expr2 is not None else _NOT_SET
                return either(self.of(node.expr1, wanted), other)
            case nodes.Concat():
                return self._joined(node)
            case nodes.Compare():
                return self._compared(node)
            case _:
                return self._step(node, wanted)

    def _named(self, node: nodes.Name) -> Possible:
        if node.name in self.asked:
            return UNKNOWN
        return self.loops.get(node.name) or self.kinds.get(node.name) or UNKNOWN

    def _joined(self, node: nodes.Concat) -> Possible:
        for part in node.nodes:
            found = self.of(part)
            if misuses.cannot_print(found):
                self.problems.append(misuses.unprintable(part, found))
        return of_kind(TEXT)

    def _compared(self, node: nodes.Compare) -> Possible:
        left, one = node.expr, self.of(node.expr)
        for operand in node.ops:
            right, other = operand.expr, self.of(operand.expr)
            operation = Operation(nodes.Compare, operand.op)
            if self._fails(operation, (one, other)) is not None:
                self.problems.append(misuses.compared(operation, (left, right), (one, other)))
            left, one = right, other
        return of_kind(BOOLEAN)

    def _step(self, node: nodes.Node, wanted: bool) -> Possible:
        known = self._field(node)
        if known is not None:
            return known
        found = operation_of(node)
        if found is None:
            return UNKNOWN
        operation, parts = found
        operands = tuple(self.of(part) for part in parts)
        unfit = misread(node) if isinstance(node, nodes.Filter) else None
        if unfit := unfit or misuses.unknown_field(self.source, node, operation, operands):
            self.problems.append(unfit)
            return UNKNOWN
        if not is_fine(operation, operands):
            fault = self._fails(operation, operands)
            if fault is not None:
                self.problems.append(misuses.step(self.source, node, operation, parts, operands, fault))
                return UNKNOWN
        if not wanted or (operands[:1] == (UNKNOWN,) and operation.kind in (nodes.Getattr, nodes.Getitem)):
            return UNKNOWN
        return given_by(operation, operands) or results(operation, operands)

    def _field(self, node: nodes.Node) -> Possible | None:
        """What is known of a name with its fields."""
        if not isinstance(node, nodes.Getattr):
            return None
        path = spoken(node).strip("'")
        if path in self.asked:
            return UNKNOWN
        return None if path.partition(".")[0] in self.loops else self.kinds.get(path)

    def _fails(self, operation: Operation, operands: tuple[Possible, ...]) -> TemplateFault | None:
        """Why it fails for every user, if it is the operands' kind, or what is written, that makes it fail."""
        fault = fault_for_all(operation, operands)
        if fault is None or all(operand.exact for operand in operands):
            return fault
        others = tuple(operand if operand.exact else UNKNOWN for operand in operands)
        if works_at_all(operation, others) or all(operand.exact for operand in operands[1:]):
            return fault
        return None


def _prints(node: nodes.Expr) -> bool:
    """Whether it is a filter that gives a text."""
    return isinstance(node, nodes.Filter) and GIVING.get(node.name) == TEXT
