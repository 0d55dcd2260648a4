"""Judging what is sure before anything runs: literals where they cannot work, and operations the language lacks."""

from __future__ import annotations

import re

from jinja2 import nodes

from dragoman.language.expressions.found import Found
from dragoman.language.values.kinds import LIST, NONE, NUMBER, TEXT, is_number, kind_of

LONGEST_LOOP = 200

SIGNS = {nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%"}
_HALF = re.compile(r"[\ud800-\udfff]")
_REFUSED: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.Pow: ("'**' (power) is not allowed", "multiply, or let an action count"),
    nodes.Slice: ("a part of a list or text, [a:b], is not allowed", "'first', 'last' and 'truncate' are"),
    nodes.Dict: ("braces do not make a record", "write record(name='Ada', age=36)"),
    nodes.Tuple: ("a comma joins nothing here", "a list stands in brackets: [a, b]"),
}

Arithmetic = nodes.Add | nodes.Sub | nodes.Mul | nodes.Div | nodes.FloorDiv | nodes.Mod


def refuse_node(found: Found, node: nodes.Node) -> None:
    """Refuses a kind of node that the language does not have."""
    name = type(node).__name__.lower()
    message, remedy = _REFUSED.get(type(node), (f"'{name}' is not part of the language", ""))
    found.refuse(node.lineno or 0, " ", "DG304", message, remedy or None)


def check_literal(found: Found, node: nodes.Const) -> None:
    """Judges a text, number or word that stands for itself."""
    if isinstance(node.value, str) and _HALF.search(node.value):
        found.refuse(node.lineno, " ", "DG300", "this text holds half a character", "write the character itself")


def check_arithmetic(found: Found, node: Arithmetic) -> None:
    """Refuses texts and lists beside a sign of arithmetic, and a division by a plain zero."""
    sign = SIGNS[type(node)]
    kinds = {_kind(node.left), _kind(node.right)}
    if TEXT in kinds:
        remedy = "'~' joins texts: first ~ ' ' ~ last" if sign == "+" else None
        found.refuse(node.lineno, sign, "DG316", f"'{sign}' counts with numbers, not with texts", remedy)
    elif LIST in kinds:
        remedy = "the filter 'add' appends an item: cart | add(item)" if sign == "+" else None
        found.refuse(node.lineno, sign, "DG316", f"'{sign}' counts with numbers, not with lists", remedy)
    elif sign in ("/", "//", "%") and isinstance(node.right, nodes.Const) and is_zero(node.right.value):
        found.refuse(node.lineno, sign, "DG316", f"division by zero: '{sign} 0'")


def check_comparison(found: Found, node: nodes.Compare) -> None:
    """Refuses a comparison of two literals that are of unlike kinds."""
    left = node.expr
    for operand in node.ops:
        kinds = _kind(left), _kind(operand.expr)
        if operand.op not in ("in", "notin") and None not in kinds and NONE not in kinds and kinds[0] != kinds[1]:
            found.refuse(left.lineno, " ", "DG316", f"a {kinds[0]} and a {kinds[1]} cannot be compared")
        if operand.op in ("in", "notin") and _kind(operand.expr) == NUMBER:
            found.refuse(operand.expr.lineno, " ", "DG316", "'in' looks into a list, not into a number")
        left = operand.expr


def check_alone(found: Found, node: nodes.Node) -> None:
    """Refuses a sign before a text or a list."""
    if isinstance(node, (nodes.Neg, nodes.Pos)) and _kind(node.node) in (TEXT, LIST):
        found.refuse(node.lineno, "-", "DG316", f"a {_kind(node.node)} has no sign")


def check_loop(found: Found, node: nodes.For) -> None:
    """Refuses a loop over what is plainly no list, or over too long a one."""
    kind = _kind(node.iter)
    if kind not in (None, LIST, NONE):
        found.refuse(node.iter.lineno, " ", "DG317", f"a loop goes through a list, not through a {kind}")
    if isinstance(node.iter, nodes.List) and len(node.iter.items) > LONGEST_LOOP:
        found.refuse(node.iter.lineno, "[", "DG317", f"a loop goes through at most {LONGEST_LOOP} items")


def check_root(found: Found, root: nodes.Node, offset: int) -> None:
    """Refuses fields and subscripts of what has none."""
    kind = _kind(root)
    if kind is not None and kind != LIST:
        found.refuse(offset, " ", "DG316", f"a {kind} has no fields")


def is_zero(value: object) -> bool:
    """Whether it is the number nothing."""
    return is_number(value) and value == 0


def _kind(node: nodes.Node) -> str | None:
    """The kind of a literal, a joined text or a list; nothing for what only running shows."""
    match node:
        case nodes.Const():
            return kind_of(node.value)
        case nodes.List():
            return LIST
        case nodes.Concat():
            return TEXT
        case _:
            return None
