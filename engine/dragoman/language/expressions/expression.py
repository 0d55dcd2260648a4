"""Bare expressions: conditions, and values that keep their type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.allowed import check
from dragoman.language.expressions.closures import Closure, closure_of
from dragoman.language.expressions.problems import Problem, Reference, TemplateRefused
from dragoman.language.expressions.syntax import parse_expression, parse_template
from dragoman.language.expressions.text import Text, text_of
from dragoman.language.values.scope import Scope

LONGEST_SOURCE = 65_536

_BRACES = ("{{", "{%", "{#")


@dataclass(slots=True, eq=False)
class Expression:
    """One expression, parsed and checked. It becomes a closure when it is first needed."""

    source: str
    references: tuple[Reference, ...]
    _tree: nodes.Node = field(repr=False)
    _run: Closure | None = field(default=None, repr=False)

    @property
    def trees(self) -> tuple[nodes.Node, ...]:
        """All that it was parsed to, as of a text."""
        return (self._tree,)

    @property
    def tree(self) -> nodes.Node:
        """What it was parsed to; its places are those of `source`."""
        return self._tree

    def part(self, node: nodes.Node) -> Expression:
        """A part of its tree as an expression of its own, with the places of this one."""
        return Expression(self.source, self.references, node)

    def evaluate(self, scope: Scope) -> Any:
        """The value, typed.

        Raises:
            TemplateFault: it cannot be computed for these names.
        """
        run = self._run
        if run is None:
            run = self._run = closure_of(self._tree, "plain")
        return run(scope)

    def __reduce__(self) -> tuple[type[Expression], tuple[Any, ...]]:
        """Kept without its closure."""
        return Expression, (self.source, self.references, self._tree)


def parse_condition(source: str) -> Expression:
    """A bare expression.

    Raises:
        TemplateRefused: it is broken, stands in braces, or holds something that the language does not have.
    """
    _refuse_length(source)
    for braces in _BRACES:
        if braces in source:
            raise TemplateRefused((_braced(source, braces),))
    parsed = parse_expression(source)
    return Expression(source, check(parsed, markup=False), parsed.body[0])


def parse_value(source: str) -> Expression | Text | str:
    """A value's text: one single `{{ ... }}` keeps its type, braces inside a text make a text, no braces nothing.

    Raises:
        TemplateRefused: it is broken, or holds something that the language does not have.
    """
    if not any(braces in source for braces in _BRACES):
        return source
    _refuse_length(source)
    parsed = parse_template(source)
    references = check(parsed, markup=False)
    single = _single(parsed.body)
    if single is not None:
        return Expression(source, references, single)
    return text_of(parsed, references, "plain", {})


def _single(body: list[nodes.Node]) -> nodes.Node | None:
    """The only expression there is, if nothing but blank space surrounds it."""
    if len(body) != 1 or not isinstance(body[0], nodes.Output):
        return None
    parts = [node for node in body[0].nodes if not (isinstance(node, nodes.TemplateData) and not node.data.strip())]
    return parts[0] if len(parts) == 1 and not isinstance(parts[0], nodes.TemplateData) else None


def _braced(source: str, braces: str) -> Problem:
    inner = source.strip()
    bare = inner[2:-2].strip() if inner.startswith("{{") and inner.endswith("}}") else ""
    remedy = f"write {bare}" if bare and "{{" not in bare else "leave the braces out"
    message = f"a condition is a bare expression, without '{braces}'"
    return Problem(source.index(braces), 2, "DG311", message, remedy)


def _refuse_length(source: str) -> None:
    if len(source) > LONGEST_SOURCE:
        message = f"{len(source)} characters are too many for an expression; {LONGEST_SOURCE} are the most"
        raise TemplateRefused((Problem(0, 1, "DG315", message),))
