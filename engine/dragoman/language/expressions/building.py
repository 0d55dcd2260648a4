"""The registry of builders: which function makes the closure of which kind of node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import nodes

from dragoman.language.values.scope import Format, Scope

Closure = Callable[[Scope], Any]
Builder = Callable[[Any, Format], Closure]

_BUILDERS: dict[type[nodes.Node], Builder] = {}


def builds(*kinds: type[nodes.Node]) -> Callable[[Builder], Builder]:
    """Marks the function that builds the closures of these kinds of node."""

    def register(builder: Builder) -> Builder:
        _BUILDERS.update(dict.fromkeys(kinds, builder))
        return builder

    return register


def closure_of(node: nodes.Node, form: Format) -> Closure:
    """The closure of an expression inside a text of this format.

    Raises:
        TypeError: a node that the allow-list lets through and that nobody builds (a fault of ours).
    """
    builder = _BUILDERS.get(type(node))
    if builder is None:
        raise TypeError(f"no closure for {type(node).__name__}")
    return builder(node, form)
