"""Judging what is called: functions, filters and tests, methods, and filters beside operators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from jinja2 import nodes

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.found import Found
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.expressions.paths import field_place, written
from dragoman.language.filters import FILTERS
from dragoman.language.values.judging import TESTS
from dragoman.language.values.parameters import Parameters

_FOR_METHODS = {
    "strip": "trim",
    "lstrip": "trim",
    "rstrip": "trim",
    "title": "capitalize",
    "append": "add",
    "format": "number",
    "strftime": "date",
    "isoformat": "date",
    "count": "length",
    "remove": "without",
}
_CHECKS = {
    "startswith": "compare the beginning with 'in', or use a rule with `pattern`",
    "endswith": "use a rule with `pattern`",
    "items": "a field is read without '()'",
    "get": "a field is read by its name; `default` replaces what is missing",
}
_FOR_FILTERS = {
    "count": "write 'length'",
    "d": "write 'default'",
    "e": "values are escaped by themselves",
    "escape": "values are escaped by themselves",
    "safe": "values are always escaped; `bold`, `code` and `link` make markup",
    "string": "'~' makes a text: number ~ ''",
    "float": "decimals are numbers already; an answer of type `decimal` is one",
    "title": "write 'capitalize'",
    "map": "a loop goes through a list: {% for item in list %}",
    "select": "write 'where': list | where(field=value)",
    "selectattr": "write 'where': list | where(field=value)",
    "reject": "write 'without': list | without(field=value)",
    "rejectattr": "write 'without': list | without(field=value)",
    "format": "write 'number', 'money' or 'date'",
    "strftime": "write 'date'",
    "upcase": "write 'upper'",
    "uppercase": "write 'upper'",
    "downcase": "write 'lower'",
    "lowercase": "write 'lower'",
    "currency": "write 'money'",
    "contains": "write 'has'",
    "append": "write 'add'",
}
_FOR_TESTS = {"null": "none", "undefined": "not defined", "empty": "not", "text": "string", "integer": "number"}


def check_call(found: Found, node: nodes.Call) -> None:
    """Judges `name(...)`: a function of the language, called as it is meant; a method is none."""
    if isinstance(node.node, nodes.Getattr):
        _refuse_method(found, node.node)
        return
    if not isinstance(node.node, nodes.Name):
        found.refuse(node.lineno, "(", "DG308", "only a function can be called", f"there are {', '.join(FUNCTIONS)}")
        return
    name = node.node.name
    if name not in FUNCTIONS:
        _refuse_function(found, node.node)
        return
    _check_arguments(found, node, name, FUNCTIONS[name].parameters, node.node.lineno)


def _refuse_method(found: Found, node: nodes.Getattr) -> None:
    name, offset = node.attr, field_place(found.source, node)
    instead = _FOR_METHODS.get(name, name)
    called = f"{node.node.name}" if isinstance(node.node, nodes.Name) else "value"
    remedy = _CHECKS.get(name) or (f"write {called} | {instead}" if instead in FILTERS else None)
    if remedy is None and (near := nearest(name, FILTERS)):
        remedy = f"is the filter '{near}' meant? write {called} | {near}"
    found.refuse(offset, name, "DG305", f"'{name}()' is a method, and expressions have none", remedy)


def _refuse_function(found: Found, node: nodes.Name) -> None:
    name = node.name
    if name in FILTERS:
        remedy = f"'{name}' is a filter: value | {name}"
    else:
        near = nearest(name, FUNCTIONS)
        remedy = f"did you mean '{near}'?" if near else f"there are {', '.join(FUNCTIONS)}"
    found.refuse(node.lineno, name, "DG308", f"there is no function '{name}'", remedy)


def check_filter(found: Found, node: nodes.Filter) -> None:
    """Judges `value | name(...)`: a filter of the language, with arguments that it takes."""
    name = node.name
    if node.node is None or name not in FILTERS:
        _refuse_filter(found, node)
        return
    if FILTERS[name].markup and not found.markup:
        message = f"'{name}' makes markup, which only a message's text has"
        found.refuse(node.lineno, name, "DG318", message, "put it where the text is shown")
    _check_arguments(found, node, name, FILTERS[name].parameters, node.lineno)


def _refuse_filter(found: Found, node: nodes.Filter) -> None:
    name, remedy = node.name, _FOR_FILTERS.get(node.name)
    if "." in name:
        first, _, rest = name.partition(".")
        remedy = f"write (value | {first}).{rest}" if first in FILTERS else None
    elif remedy is None and (near := nearest(name, FILTERS)):
        remedy = f"did you mean '{near}'?"
    found.refuse(node.lineno, name, "DG306", f"there is no filter '{name}'", remedy)


def check_test(found: Found, node: nodes.Test) -> None:
    """Judges `value is name`: a test of the language; none takes a value."""
    place = _test_place(found.source, node)
    if node.name not in TESTS:
        near = _FOR_TESTS.get(node.name) or nearest(node.name, TESTS)
        remedy = f"did you mean '{near}'?" if near else f"there are {', '.join(TESTS)}; '==' compares"
        found.refuse(place, node.name, "DG307", f"there is no test '{node.name}'", remedy)
    elif node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        found.refuse(place, node.name, "DG310", f"the test '{node.name}' takes no value", f"write: is {node.name}")


def _test_place(source: str, node: nodes.Test) -> int:
    between = re.compile(r"is\s+(?:not\s+)?").match(source, node.lineno)
    return between.end() if between else node.lineno


def check_neighbours(found: Found, operands: Sequence[nodes.Node], sign: str) -> None:
    """Refuses a filter directly beside an operator: it binds tighter than an author would think."""
    for place, operand in enumerate(operands):
        if isinstance(operand, nodes.Filter) and id(operand) not in found.grouped:
            message = f"the filter '{operand.name}' beside '{sign}' needs parentheses"
            found.refuse(operand.lineno, operand.name, "DG309", message, _grouped(operands, place, sign))


def _grouped(operands: Sequence[nodes.Node], place: int, sign: str) -> str:
    """The two ways to set the parentheses, as they would be written."""
    shown = [written(operand) for operand in operands]
    name = cast("nodes.Filter", operands[place])
    one = [f"({part})" if here == place else part for here, part in enumerate(shown)]
    if place == 0:
        return f"write {f' {sign} '.join(one)}"
    inner = written(name.node) if name.node is not None else "..."
    whole = f" {sign} ".join([*shown[:place], inner])
    return f"write ({whole}) | {shown[place].removeprefix(inner + ' | ')} or {f' {sign} '.join(one)}"


def _check_arguments(found: Found, node: Any, name: str, takes: Parameters, offset: int) -> None:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        found.refuse(offset, name, "DG304", f"'*' cannot stand before a value of '{name}'", "write each value")
        return
    keywords = [keyword.key for keyword in node.kwargs]
    objection = takes.objection(name, len(node.args), keywords)
    if objection:
        found.refuse(offset, name, "DG310", objection)
    for keyword in keywords:
        if keyword.startswith("__") or keywords.count(keyword) > 1:
            found.refuse(offset, name, "DG310", f"'{keyword}' cannot be given to '{name}' like this")
