"""What is known of filters without trying them: the ones that print need the locale's data, which takes long to load.

The law of this file: a shortcut only ever says that all is well. Whatever it does not know is tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import groupby

from jinja2 import nodes

from dragoman.language.expressions.possible import Possible, of_kind
from dragoman.language.expressions.trials import Operation
from dragoman.language.values.kinds import BOOLEAN, DATE, LIST, MOMENT, NUMBER, TEXT, TIME

_GIVING_TEXT = (
    *(
        "upper",
        "lower",
        "capitalize",
        "trim",
        "truncate",
        "replace",
        "join",
        "join_and",
        "money",
        "number",
        "date",
        "time",
    ),
    *("ago", "plural", "mask", "progress", "tojson", "bold", "italic", "code", "link"),
)
GIVING: Mapping[str, str] = {
    **dict.fromkeys(_GIVING_TEXT, TEXT),
    **dict.fromkeys(("length", "round", "abs", "index"), NUMBER),
    **dict.fromkeys(("add", "put", "without", "where", "sort", "unique", "list"), LIST),
    "has": BOOLEAN,
}
"""Filter -> the kind of what it gives, whatever it is given; or nothing, of nothing."""

_TAKES: Mapping[str, frozenset[str]] = {
    "money": frozenset({NUMBER}),
    "number": frozenset({NUMBER}),
    "plural": frozenset({NUMBER}),
    "date": frozenset({DATE, MOMENT}),
    "time": frozenset({TIME, MOMENT}),
    "ago": frozenset({DATE, MOMENT}),
    "join_and": frozenset({LIST}),
}
_FORMS = frozenset({"short", "medium", "long", "full"})
_SIGNS = " .,/:-"
_LETTERS: Mapping[str, Mapping[str, Set[int]]] = {
    "date": {"y": {1, 2, 4}, "M": {1, 2, 3, 4}, "d": {1, 2}, "E": {1, 3, 4}},
    "time": {"H": {1, 2}, "h": {1, 2}, "m": {1, 2}, "s": {1, 2}},
}
_CURRENCIES = frozenset(
    ["EUR", "USD", "GBP", "CHF", "JPY", "RUB", "UAH", "PLN", "SEK", "NOK", "DKK", "CZK", "INR", "CNY", "BRL", "MXN"]
)


def is_fine(operation: Operation, operands: tuple[Possible, ...]) -> bool:
    """Whether the step surely works for some of these operands."""
    takes = _TAKES.get(operation.name) if operation.kind is nodes.Filter else None
    first = operands[0] if operands else None
    if takes is None or first is None or operation.named or (first.exact and takes == {LIST}):
        return False
    return bool(takes & first.kinds) and _settings_are_fine(operation.name, operands[1:])


def _settings_are_fine(name: str, settings: tuple[Possible, ...]) -> bool:
    if name == "plural":
        return bool(settings) and all(TEXT in setting.kinds for setting in settings)
    return all(setting.exact and _is_known(name, setting.values) for setting in settings)


def _is_known(name: str, values: tuple[object, ...]) -> bool:
    if name in _LETTERS:
        return all(isinstance(value, str) and _is_pattern(value, name) for value in values)
    if name == "money":
        return all(isinstance(value, str) and value in _CURRENCIES for value in values)
    return all(type(value) is int and 0 <= value < 10 for value in values)


def _is_pattern(written: str, name: str) -> bool:
    letters = _LETTERS[name]
    runs = ((sign, len(list(run))) for sign, run in groupby(written))
    return written in _FORMS or (0 < len(written) < 40 and all(s in _SIGNS or n in letters.get(s, ()) for s, n in runs))


def given_by(operation: Operation, operands: tuple[Possible, ...]) -> Possible | None:
    """What the step gives, if that is always of one kind; nothing where trying tells more."""
    kind = GIVING.get(operation.name) if operation.kind is nodes.Filter else None
    if kind is None or (kind != TEXT and all(operand.exact for operand in operands)):
        return None
    return of_kind(kind)
