"""How a value that is used as what it is not is told: what it is, what would fit, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import nodes

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.literals import SIGNS
from dragoman.language.expressions.paths import field_place, first_of, spoken, written
from dragoman.language.expressions.possible import UNKNOWN, Possible, of_kind
from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.samples import SAMPLES
from dragoman.language.expressions.trials import Operation, fault_for_all, works_at_all
from dragoman.language.values.kinds import BOOLEAN, DATE, LIST, MOMENT, NONE, NUMBER, RECORD, TEXT
from dragoman.language.values.scope import TemplateFault as Fault

CODE = "DG316"


def step(
    source: str,
    node: nodes.Node,
    operation: Operation,
    parts: Sequence[nodes.Expr],
    operands: Sequence[Possible],
    fault: Fault,
) -> Problem:
    """A step that fails: at the filter's, function's or field's name, else in front of the expression."""
    message, _, remedy = fault.message.partition("; ")
    match node:
        case nodes.Filter() | nodes.Call():
            return _call(node, operation, parts, operands, fault)
        case nodes.BinExpr():
            return _at(first_of(node), *_arithmetic(node, operation, operands, fault))
        case nodes.Getattr():
            said = f"{_named(parts[0], operands[0])} has no field '{node.attr}'"
            return Problem(field_place(source, node), len(node.attr), CODE, said, remedy or None)
        case _:
            return _at(first_of(node), f"{_is(parts[0], operands[0])}: {message}", remedy or None)


def compared(operation: Operation, parts: Sequence[nodes.Expr], operands: Sequence[Possible]) -> Problem:
    """A comparison that fails: in front of its left side, or of what `in` cannot look into."""
    one, other = operands
    if operation.name in ("in", "notin"):
        message = f"'in' looks into a list, a text or a record, and {_is(parts[1], other)}"
        return _at(first_of(parts[1]), message)
    if one.kind is not None and one.kind == other.kind:
        message = f"{_named(parts[0], one)} and {_named(parts[1], other)} have no order"
        return _at(first_of(parts[0]), message, "compare them by '==', or one of their fields")
    message = f"{_named(parts[0], one)} and {_named(parts[1], other)} cannot be compared"
    return _at(first_of(parts[0]), message, _comparable(parts, operands))


def no_list(node: nodes.Node, found: Possible) -> Problem:
    """A loop through what is no list."""
    first = _at(first_of(node), f"a loop goes through a list, and {_is(node, found)}")
    return Problem(first.offset, first.length, "DG317", first.message)


def cannot_print(found: Possible) -> bool:
    """Whether no text can show any of these."""
    values = found.set_values
    return bool(values) and all(map(_is_record, values))


def _is_record(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(isinstance(item, Mapping | list | tuple) for item in value)
    return isinstance(value, Mapping)


def unprintable(node: nodes.Expr, found: Possible) -> Problem:
    """A record in a text."""
    name = spoken(node).strip("'") if isinstance(node, nodes.Name | nodes.Getattr) else ""
    what = "a record" if found.kind == RECORD else "a list of records"
    remedy = "print one of its fields" if found.kind == RECORD else "a loop prints it: {% for item in list %}"
    if name and found.kind == RECORD:
        remedy = f"{remedy}, such as {{{{ {name}.{_some_field(found)} }}}}"
    message = f"{repr(name) if name else 'this'} is {what}, and no text"
    problem = _at(first_of(node), message, remedy)
    return replace(problem, length=len(name)) if name else problem


def _some_field(found: Possible) -> str:
    """A field to print: one that there is, where they are known."""
    known = [record for record in found.set_values if type(record) is dict and record]
    return "name" if not known or "name" in known[0] else str(next(iter(known[0])))


def unknown_field(source: str, node: nodes.Node, operation: Operation, operands: Sequence[Possible]) -> Problem | None:
    """A field that none of the records has, all of which are known; nothing for any other step."""
    name, offset, length = operation.name, 0, 0
    match node:
        case nodes.Getattr():
            offset, length = field_place(source, node), len(name)
        case nodes.Getitem(arg=nodes.Const(value=str() as name) as key):
            offset, length = key.lineno, len(name) + 2
        case _:
            return None
    records = operands[0].set_values
    if not records or any(type(record) is not dict or name in record for record in records):
        return None
    fields = sorted({str(known) for record in records for known in record})
    near = nearest(name, fields)
    remedy = f"did you mean '{near}'?" if near else f"it has {', '.join(fields[:12])}" if fields else None
    said = spoken(node.node)
    owner = said if said.endswith("'") else "the record"
    return Problem(offset, length, "DG313", f"{owner} has no field '{name}'", remedy)


def _call(
    node: nodes.Filter | nodes.Call,
    operation: Operation,
    parts: Sequence[nodes.Expr],
    operands: Sequence[Possible],
    fault: Fault,
) -> Problem:
    name, place = operation.name, node.lineno if isinstance(node, nodes.Filter) else node.node.lineno
    what = f"the filter '{name}'" if isinstance(node, nodes.Filter) else f"'{name}'"
    for at, (part, operand) in enumerate(zip(parts, operands, strict=True)):
        fitting = _fitting(operation, operands, at)
        if fitting and operand.kinds.isdisjoint(fitting):
            message = f"{what} takes {_listed(fitting)}{' here' if at else ''}, and {_is(part, operand)}"
            return Problem(place, len(name), CODE, message, _converted(part, operand, fitting))
    message, _, remedy = _of_settings(operation, operands, fault).message.partition("; ")
    return Problem(place, len(name), CODE, message, remedy or None)


def _of_settings(operation: Operation, operands: Sequence[Possible], fault: Fault) -> Fault:
    """What is wrong for a value that the filter would take, were it not for what stands behind its name."""
    settings = [UNKNOWN for _ in operands[1:]]
    kinds = (kind for kind in SAMPLES if kind != NONE and works_at_all(operation, (of_kind(kind), *settings)))
    found = (fault_for_all(operation, (of_kind(kind), *operands[1:])) for kind in kinds)
    return next((one for one in found if one is not None), fault)


def _fitting(operation: Operation, operands: Sequence[Possible], place: int) -> list[str]:
    """The kinds of values with which the step works in this place, all others as they are."""

    def works(kind: str) -> bool:
        return works_at_all(operation, (*operands[:place], of_kind(kind), *operands[place + 1 :]))

    return [kind for kind in SAMPLES if kind != NONE and works(kind)]


def _listed(kinds: Sequence[str]) -> str:
    if len(kinds) > 1:
        return f"{', '.join(f'a {kind}' for kind in kinds[:-1])} or a {kinds[-1]}"
    return f"a {kinds[0]}"


def _converted(node: nodes.Expr, found: Possible, fitting: Sequence[str]) -> str | None:
    """How a text becomes what is wanted, or the other way round."""
    name = written(node)
    if "..." in name:
        return None
    if found.kind == TEXT and NUMBER in fitting:
        return f"({name} | int) makes a whole number of a text; or ask with 'input: number'"
    if found.kind == TEXT and DATE in fitting:
        return f"to_date({name}) makes a date of a text such as 2026-01-31; or ask with 'input: date'"
    if found.kind in (DATE, MOMENT) and TEXT in fitting:
        return f"({name} | date) makes a text of it"
    return "the filter 'first' gives an item of it" if found.kind == LIST else None


def _arithmetic(
    node: nodes.BinExpr, operation: Operation, operands: Sequence[Possible], fault: Fault
) -> tuple[str, str | None]:
    sign, (left, right) = SIGNS[type(node)], operands
    kinds = (left.kind, right.kind)
    if None not in kinds and works_at_all(operation, tuple(of_kind(str(kind)) for kind in kinds)):
        message, _, remedy = fault.message.partition("; ")
        return message, remedy or None
    message = f"'{sign}' does not fit {_named(node.left, left)} and {_named(node.right, right)}"
    return message, _counted(sign, node, kinds)


def _counted(sign: str, node: nodes.BinExpr, kinds: tuple[str | None, str | None]) -> str | None:
    one, other = written(node.left), written(node.right)
    if "..." in one + other:
        return None
    if kinds[0] == LIST and sign == "+":
        return f"the filter 'add' appends an item: {one} | add({other})"
    if kinds[0] in (DATE, MOMENT) and kinds[1] == NUMBER and sign in "+-":
        return f"write {one} {sign} days({other})"
    if kinds[1] in (DATE, MOMENT) and kinds[0] == NUMBER and sign == "+":
        return f"write {other} + days({one})"
    if TEXT in kinds and sign == "+":
        return f"'~' joins texts: {one} ~ {other}"
    if kinds in ((TEXT, NUMBER), (NUMBER, TEXT), (TEXT, TEXT)):
        return f"({one if kinds[0] == TEXT else other} | int) makes a whole number of a text"
    return None


def _comparable(parts: Sequence[nodes.Expr], operands: Sequence[Possible]) -> str:
    for node, other in zip(parts, reversed(operands), strict=True):
        if isinstance(node, nodes.Const) and isinstance(node.value, str):
            if node.value.lstrip("-").isdigit():
                return f"without quotes it is a number: {node.value}"
            if other.kind == DATE:
                return f"to_date('{node.value}') makes a date of it"
            name = written(parts[1] if node is parts[0] else parts[0])
            if other.kind == BOOLEAN and "..." not in name:
                return f"write '{name}' or 'not {name}'"
    if {operand.kind for operand in operands} == {DATE, MOMENT}:
        return "to_date(now) is the day of a moment"
    return "compare values of one type"


def _named(node: nodes.Expr, found: Possible) -> str:
    """What stands there with its kind, within a sentence."""
    kind = f"a {found.kind}" if found.kind else "this"
    name = written(node) if isinstance(node, nodes.Const) else spoken(node)
    return kind if name == "a value" else f"{name}, {kind}," if found.kind else name


def _is(node: nodes.Node, found: Possible) -> str:
    name = written(node) if isinstance(node, nodes.Const) else spoken(node)
    kinds = " or ".join(f"a {kind}" for kind in sorted(found.kinds))
    return f"{'this' if name == 'a value' else name} is {kinds}"


def _at(first: nodes.Node, message: str, remedy: str | None = None) -> Problem:
    length = len(first.name) if isinstance(first, nodes.Name) else 1
    return Problem(first.lineno or 0, length, CODE, message.rstrip(","), remedy)
