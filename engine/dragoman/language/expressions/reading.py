"""Closures that read: literals, names, fields, items, lists."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.building import Closure, builds, closure_of
from dragoman.language.values.fields import field, item
from dragoman.language.values.scope import Format, Scope, TemplateFault


@builds(nodes.Const)
def _literal(node: nodes.Const, form: Format) -> Closure:
    value = node.value
    return lambda scope: value


@builds(nodes.Name)
def _name(node: nodes.Name, form: Format) -> Closure:
    name = node.name
    return lambda scope: scope.names.get(name)


@builds(nodes.Getattr)
def _field(node: nodes.Getattr, form: Format) -> Closure:
    of, name, offset = closure_of(node.node, form), node.attr, node.lineno

    def read(scope: Scope) -> Any:
        value = of(scope)
        if type(value) is dict:
            return value.get(name)
        try:
            return field(value, name)
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return read


@builds(nodes.Getitem)
def _item(node: nodes.Getitem, form: Format) -> Closure:
    of, key, offset = closure_of(node.node, form), closure_of(node.arg, form), node.lineno

    def read(scope: Scope) -> Any:
        try:
            return item(of(scope), key(scope))
        except TemplateFault as fault:
            raise fault.at(offset) from None

    return read


@builds(nodes.List)
def _list(node: nodes.List, form: Format) -> Closure:
    items = [closure_of(one, form) for one in node.items]
    return lambda scope: [one(scope) for one in items]
