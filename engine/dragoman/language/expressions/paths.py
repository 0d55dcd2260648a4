"""Names with what is read below them: `cart.items[0].price`."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes


@dataclass(frozen=True, slots=True)
class Path:
    """The root of a path; all constant fields with their offsets; those before the first computed or numbered
    subscript; and the subscripts that are computed."""

    root: nodes.Expr
    fields: tuple[tuple[str, int], ...]
    constant: tuple[tuple[str, int], ...]
    computed: tuple[nodes.Node, ...]


def path_of(source: str, node: nodes.Expr) -> Path:
    """Takes a name with its fields and subscripts apart."""
    steps: list[tuple[str, int] | nodes.Node] = []
    while isinstance(node, (nodes.Getattr, nodes.Getitem)):
        steps.append(_step(source, node))
        node = node.node
    steps.reverse()
    fields = tuple(step for step in steps if isinstance(step, tuple))
    until = next((place for place, step in enumerate(steps) if not isinstance(step, tuple)), len(steps))
    constant = tuple(step for step in steps[:until] if isinstance(step, tuple))
    return Path(node, fields, constant, tuple(step for step in steps if isinstance(step, nodes.Node)))


def _step(source: str, node: nodes.Getattr | nodes.Getitem) -> tuple[str, int] | nodes.Node:
    if isinstance(node, nodes.Getattr):
        return node.attr, field_place(source, node)
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return node.arg.value, node.arg.lineno
    return node.arg


def field_place(source: str, node: nodes.Expr) -> int:
    """Where the field's name stands: behind the dot and its blanks."""
    if not isinstance(node, nodes.Getattr):
        return node.lineno
    rest = source[node.lineno + 1 :]
    return node.lineno + 1 + len(rest) - len(rest.lstrip())


def spoken(node: nodes.Node) -> str:
    """What stands there, as an author would call it: `profile.count`, or "a value"."""
    match node:
        case nodes.Name():
            return f"'{node.name}'"
        case nodes.Getattr():
            inner = spoken(node.node)
            return f"{inner[:-1]}.{node.attr}'" if inner.endswith("'") else "a value"
        case _:
            return "a value"


def written(node: nodes.Node) -> str:
    """A simple expression as an author would write it; `...` stands for what is not simple."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Const() if isinstance(node.value, str):
            return f"'{node.value[:20]}'"
        case nodes.Const():
            return str(node.value)
        case nodes.Filter() if node.node is not None:
            arguments = ", ".join(written(one) for one in node.args)
            return f"{written(node.node)} | {node.name}" + (f"({arguments})" if arguments else "")
        case _:
            return "..."


def first_of(node: nodes.Node) -> nodes.Node:
    """What stands in front of all else in an expression."""
    while True:
        match node:
            case nodes.Getattr() | nodes.Getitem() | nodes.Call() | nodes.Filter() | nodes.Test() if (
                node.node is not None
            ):
                node = node.node
            case nodes.BinExpr():
                node = node.left
            case nodes.Compare():
                node = node.expr
            case _:
                return node
