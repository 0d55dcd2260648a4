"""Closures that judge and choose: comparison, tests, `and or not`, `a if b else c`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.building import Closure, builds, closure_of
from dragoman.language.values.comparing import Order, contains, equal, ordered
from dragoman.language.values.judging import TESTS
from dragoman.language.values.scope import Format, Scope, TemplateFault

_ORDERS: dict[str, Order] = {"lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}


@builds(nodes.And)
def _both(node: nodes.And, form: Format) -> Closure:
    left, right = closure_of(node.left, form), closure_of(node.right, form)
    return lambda scope: left(scope) and right(scope)


@builds(nodes.Or)
def _either(node: nodes.Or, form: Format) -> Closure:
    left, right = closure_of(node.left, form), closure_of(node.right, form)
    return lambda scope: left(scope) or right(scope)


@builds(nodes.Not)
def _not(node: nodes.Not, form: Format) -> Closure:
    of = closure_of(node.node, form)
    return lambda scope: not of(scope)


@builds(nodes.CondExpr)
def _choice(node: nodes.CondExpr, form: Format) -> Closure:
    test, then = closure_of(node.test, form), closure_of(node.expr1, form)
    if node.expr2 is None:
        return lambda scope: then(scope) if test(scope) else None
    other = closure_of(node.expr2, form)
    return lambda scope: then(scope) if test(scope) else other(scope)


@builds(nodes.Compare)
def _comparison(node: nodes.Compare, form: Format) -> Closure:
    first, offset = closure_of(node.expr, form), node.expr.lineno or 0
    last = node.ops[-1]
    if len(node.ops) == 1 and isinstance(last.expr, nodes.Const):
        return _with_literal(first, _compare(last.op), last.expr.value, offset)
    steps = [(_compare(operand.op), closure_of(operand.expr, form)) for operand in node.ops]
    if len(steps) == 1:
        return _one_comparison(first, steps[0][0], steps[0][1], offset)

    def hold(scope: Scope) -> bool:
        left = first(scope)
        for compare, right_of in steps:
            right = right_of(scope)
            try:
                if not compare(left, right):
                    return False
            except TemplateFault as fault:
                raise fault.at(offset) from None
            left = right
        return True

    return hold


def _with_literal(left: Closure, compare: Callable[[Any, Any], bool], right: Any, offset: int) -> Closure:
    def hold(scope: Scope) -> bool:
        try:
            return compare(left(scope), right)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return hold


def _one_comparison(left: Closure, compare: Callable[[Any, Any], bool], right: Closure, offset: int) -> Closure:
    def hold(scope: Scope) -> bool:
        try:
            return compare(left(scope), right(scope))
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return hold


def _compare(sign: str) -> Callable[[Any, Any], bool]:
    match sign:
        case "eq":
            return equal
        case "ne":
            return lambda left, right: not equal(left, right)
        case "in":
            return lambda left, right: contains(right, left)
        case "notin":
            return lambda left, right: not contains(right, left)
        case _:
            order = _ORDERS[sign]
            return lambda left, right: ordered(order, left, right)


@builds(nodes.Test)
def _test(node: nodes.Test, form: Format) -> Closure:
    of, apply, offset = closure_of(node.node, form), TESTS[node.name], node.lineno

    def judge(scope: Scope) -> bool:
        try:
            return apply(of(scope))
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return judge
