"""Closures that count and join: `+ - * / // % ~` and signs."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.building import Closure, builds, closure_of
from dragoman.language.expressions.paths import spoken
from dragoman.language.values.arithmetic import Operation, calculate, negated, number
from dragoman.language.values.escaping import ESCAPES, Markup
from dragoman.language.values.printing import printed
from dragoman.language.values.scope import Format, Scope, TemplateFault, joined

_OPERATIONS: dict[type[nodes.Node], Operation] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
}


@builds(*_OPERATIONS)
def _arithmetic(node: nodes.BinExpr, form: Format) -> Closure:
    left, right = closure_of(node.left, form), closure_of(node.right, form)
    sign, offset = _OPERATIONS[type(node)], node.lineno

    def count(scope: Scope) -> Any:
        one, other = left(scope), right(scope)
        if one is None or other is None:
            raise _unset(sign, node.left if one is None else node.right, offset)
        try:
            return calculate(sign, one, other)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return count


@builds(nodes.Neg, nodes.Pos)
def _signed(node: nodes.Neg | nodes.Pos, form: Format) -> Closure:
    of, offset, apply = closure_of(node.node, form), node.lineno, negated if isinstance(node, nodes.Neg) else number

    def sign(scope: Scope) -> Any:
        value = of(scope)
        if value is None:
            raise _unset("-" if apply is negated else "+", node.node, offset)
        try:
            return apply(value)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return sign


def _unset(sign: str, node: nodes.Node, offset: int) -> TemplateFault:
    what = spoken(node)
    name = what.strip("'") if what.endswith("'") else "value"
    return TemplateFault(f"{what} is not set, so '{sign}' cannot count with it; write ({name} | default(0))", offset)


@builds(nodes.Concat)
def _concat(node: nodes.Concat, form: Format) -> Closure:
    parts, offset, escape = [closure_of(one, form) for one in node.nodes], node.lineno, ESCAPES[form]

    def join(scope: Scope) -> str:
        try:
            texts = [printed(part(scope), scope.locale) for part in parts]
            if any(isinstance(text, Markup) for text in texts):
                return Markup(joined(text if isinstance(text, Markup) else escape(text) for text in texts))
            return joined(texts)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return join
