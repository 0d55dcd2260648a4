"""The allow-list: what of Jinja's tree the language has.

The law of this file: a kind of node that is not named here is refused, whatever a later Jinja may add. Everything
wrong with a source is found in one walk, and so are the names that it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jinja2 import nodes

from dragoman.language.expressions import calls, literals
from dragoman.language.expressions.found import Found
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.expressions.paths import field_place, path_of
from dragoman.language.expressions.problems import Problem, Reference, TemplateRefused
from dragoman.language.expressions.syntax import Parsed

DEEPEST = 60

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_UNUSABLE = frozenset({"self", "loop"})


def check(parsed: Parsed, *, markup: bool) -> tuple[Reference, ...]:
    """The names that the source reads, in order; `markup` allows the filters that make markup.

    Raises:
        TemplateRefused: it holds something that the language does not have.
    """
    if _depth(parsed.body) > DEEPEST:
        raise TemplateRefused((_too_large(),))
    checker = Checker(Found(parsed.source, parsed.grouped, markup))
    for node in parsed.body:
        checker.visit(node)
    references = tuple(sorted(checker.found.references, key=lambda one: one.offset))
    if checker.found.problems:
        raise TemplateRefused(tuple(checker.found.problems), references)
    return references


def _too_large() -> Problem:
    message = "the expression is too large: it goes too deep, or on for too long"
    return Problem(0, 1, "DG315", message, "split it, or let an action count")


def _depth(body: list[nodes.Node]) -> int:
    """How deep the tree goes, measured without going deep oneself."""
    level, depth = list(body), 0
    while level and depth <= DEEPEST:
        level = [child for node in level for child in node.iter_child_nodes()]
        depth += 1
    return depth


@dataclass(slots=True)
class Checker:
    """Walks a tree and notes what it finds. `loops` are the loop variables in sight."""

    found: Found
    loops: list[str] = field(default_factory=list)

    def visit(self, node: nodes.Node | None) -> None:
        """Judges a node and everything below it."""
        match node:
            case None | nodes.TemplateData():
                pass
            case nodes.Output() | nodes.And() | nodes.Or() | nodes.Not() | nodes.CondExpr() | nodes.If():
                self._below(node)
            case nodes.For():
                self._loop(node)
            case nodes.Const():
                literals.check_literal(self.found, node)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                self._path(node)
            case nodes.Call():
                calls.check_call(self.found, node)
                self._arguments(node)
            case nodes.Filter():
                calls.check_filter(self.found, node)
                self.visit(node.node)
                self._arguments(node)
            case nodes.Test():
                calls.check_test(self.found, node)
                self.visit(node.node)
            case _:
                self._operation(node)

    def _operation(self, node: nodes.Node) -> None:
        match node:
            case nodes.Compare():
                literals.check_comparison(self.found, node)
                self._below(node)
            case nodes.Operand() | nodes.List() | nodes.Neg() | nodes.Pos():
                literals.check_alone(self.found, node)
                self._below(node)
            case nodes.Concat():
                calls.check_neighbours(self.found, node.nodes, "~")
                self._below(node)
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod():
                calls.check_neighbours(self.found, [node.left, node.right], literals.SIGNS[type(node)])
                literals.check_arithmetic(self.found, node)
                self._below(node)
            case _:
                literals.refuse_node(self.found, node)

    def _below(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self.visit(child)

    def _arguments(self, node: nodes.Call | nodes.Filter) -> None:
        for argument in node.args:
            self.visit(argument)
        for keyword in node.kwargs:
            self.visit(keyword.value)

    def _loop(self, node: nodes.For) -> None:
        self.visit(node.iter)
        if node.recursive:
            self.found.refuse(node.lineno, "for", "DG317", "a loop cannot be 'recursive'")
        if not isinstance(node.target, nodes.Name):
            self.found.refuse(node.lineno, "for", "DG317", "a loop has one variable: {% for item in list %}")
            return
        name = node.target.name
        if name in _UNUSABLE or not _NAME.match(name) or name in FUNCTIONS:
            self.found.refuse(node.target.lineno, name, "DG314", f"'{name}' cannot be the name of a loop's variable")
        literals.check_loop(self.found, node)
        self.loops.append(name)
        for child in [node.test, *node.body]:
            self.visit(child)
        self.loops.pop()
        for child in node.else_:
            self.visit(child)

    def _path(self, node: nodes.Name | nodes.Getattr | nodes.Getitem) -> None:
        path = path_of(self.found.source, node)
        for inner in path.computed:
            self.visit(inner)
        for name, offset in path.fields:
            if name.startswith("__"):
                self.found.refuse(offset, name, "DG314", f"'{name}' is no field that expressions can read")
        if not isinstance(path.root, nodes.Name):
            self.visit(path.root)
            literals.check_root(self.found, path.root, field_place(self.found.source, node))
            return
        self._name(path.root, path.constant)

    def _name(self, node: nodes.Name, fields: tuple[tuple[str, int], ...]) -> None:
        name = node.name
        if name in _UNUSABLE or name.startswith("__"):
            self.found.refuse(node.lineno, name, "DG314", f"there is no '{name}' in expressions")
        elif name in FUNCTIONS:
            usage = FUNCTIONS[name].parameters.usage(name)
            self.found.refuse(node.lineno, name, "DG310", f"'{name}' is a function", f"it is called: {usage}")
        elif name not in self.loops:
            path, places = tuple(one for one, _ in fields), tuple(place for _, place in fields)
            self.found.references.append(Reference(name, path, node.lineno, places))
