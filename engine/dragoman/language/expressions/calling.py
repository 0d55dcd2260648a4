"""Closures that call functions and filters of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2 import nodes

from dragoman.language.expressions.building import Closure, builds, closure_of
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.filters import FILTERS
from dragoman.language.values.scope import Format, Scope, TemplateFault


@builds(nodes.Call)
def _call(node: nodes.Call, form: Format) -> Closure:
    name = cast("nodes.Name", node.node)
    apply, offset, given = FUNCTIONS[name.name].apply, name.lineno, _arguments(node, form)

    def call(scope: Scope) -> Any:
        plain, named = given(scope)
        try:
            return apply(scope, *plain, **named)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return call


@builds(nodes.Filter)
def _filter(node: nodes.Filter, form: Format) -> Closure:
    chosen, of = FILTERS[node.name], closure_of(cast("nodes.Expr", node.node), form)
    apply, on_none, offset, given = chosen.apply, chosen.on_none, node.lineno, _arguments(node, form)
    more = (form,) if chosen.markup else ()

    def change(scope: Scope) -> Any:
        value = of(scope)
        if value is None and not on_none:
            return None
        plain, named = given(scope)
        try:
            return apply(value, scope, *more, *plain, **named)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return change


def _arguments(node: nodes.Call | nodes.Filter, form: Format) -> Callable[[Scope], tuple[list[Any], dict[str, Any]]]:
    plain = [closure_of(one, form) for one in node.args]
    named: dict[str, Closure] = {str(one.key): closure_of(one.value, form) for one in node.kwargs}
    return lambda scope: ([one(scope) for one in plain], {key: one(scope) for key, one in named.items()})
