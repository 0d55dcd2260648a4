"""The arguments of an action, checked against its signature: their names, and the types of those that are constant."""

from __future__ import annotations

from collections import abc
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, get_args, get_origin

from dragoman.diagnostics.suggest import nearest
from dragoman.language.actions import Signature
from dragoman.language.annotations import called, fits, named_in
from dragoman.language.certainty import Fit, can_be, check_fit, converted, read_value
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree, plain

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

NO_ACTION = "an action is a function under '@action' in actions.py, and there is none yet"
"""What helps who calls an action where there is none."""

_BRACES = ("{{", "{%", "{#")
_DECLARED = {"text": str, "integer": int, "decimal": Decimal, "date": date, "duration": timedelta}
_HELP: dict[Any, str] = {
    str: 'in quotes it is a text: "{}"',
    date: "write \"{{{{ to_date('{}') }}}}\"",
    timedelta: 'write it computed, such as "{{{{ days(2) }}}}"',
}


def check_arguments(given: Tree | None, named: Scalar, known: Signature, compiler: Compiler) -> None:
    """Reports what the action, which is named there, does not take, what it lacks, and constants of a wrong type."""
    if not isinstance(given, Mapping | None):
        return
    entries = given.entries if given else ()
    for entry in entries:
        if entry.key.text not in known.parameters:
            where = f" in the action '{known.name}'"
            compiler.misspelt("DG214", entry.key, "parameter", known.parameters, where, "it takes none")
        elif entry.key.text in known.types:
            _check_type(entry.key.text, entry.value, known, compiler)
            _check_computed(entry.key.text, entry.value, known, compiler)
    if missing := lacking(known.required, {entry.key.text for entry in entries}, known.parameters):
        names = ", ".join(missing)
        compiler.report("DG214", named.span, f"the action '{known.name}' needs: {names}", "give it under 'with'")


def lacking(required: Iterable[str], given: Iterable[str], known: Iterable[str]) -> list[str]:
    """What is required and not given. What a name that is not known was most likely meant for is given."""
    given, known = set(given), set(known)
    missing = set(required) - given
    meant = {nearest(name, sorted(missing)) for name in given - known}
    return sorted(missing - meant)


def _check_type(name: str, tree: Tree, known: Signature, compiler: Compiler) -> None:
    for wrong, wanted in _wrong(tree, known.types[name]):
        shown = f"'{wrong.text}'" if isinstance(wrong, Scalar) else _shape(wrong)
        message = f"{shown} does not fit the parameter '{name}' of the action '{known.name}': it takes {called(wanted)}"
        compiler.report("DG242", wrong.span, message, _remedy(wrong, wanted))


def _check_computed(name: str, tree: Tree, known: Signature, compiler: Compiler) -> None:
    annotation = known.types[name]
    place = f"the parameter '{name}' of the action '{known.name}'"
    value = read_value(tree, compiler)
    wanted = next((kind for kind, taken in _DECLARED.items() if taken is annotation), "")
    remedy = converted(value, can_be(value, compiler), wanted) if wanted else None
    fit = Fit(partial(_take, annotation), place, called(annotation), remedy, named_in(annotation))
    check_fit(value, tree, fit, compiler)


def _take(annotation: Any, value: Any) -> None:
    # A function that asks for a text mostly prints it, and prints a day or a number just as well.
    printed = fits("", annotation) and not isinstance(value, list | tuple | abc.Mapping)
    if not printed and not fits(value, annotation):
        raise ValueError(value)


def _wrong(tree: Tree, annotation: Any) -> Iterator[tuple[Tree, Any]]:
    """The constants inside an argument that do not fit, as deep inside as can be told, and what would."""
    inner = get_args(annotation)
    if fits(plain(tree), annotation):
        return
    if isinstance(tree, Sequence) and get_origin(annotation) is list:
        for item in tree.items:
            yield from _wrong(item, inner[0])
    elif isinstance(tree, Mapping) and get_origin(annotation) is dict:
        for entry in tree.entries:
            yield from _wrong(entry.value, inner[1])
    elif not is_computed(tree):
        yield tree, annotation


def is_computed(tree: Tree) -> bool:
    """Whether any part of it is known only when somebody talks to the bot."""
    match tree:
        case Scalar():
            return isinstance(tree.value, str) and any(sign in tree.text for sign in _BRACES)
        case Sequence():
            return any(map(is_computed, tree.items))
        case Mapping():
            return any(is_computed(entry.value) for entry in tree.entries)


def _shape(tree: Tree) -> str:
    return "a list" if isinstance(tree, Sequence) else "a record"


def _remedy(tree: Tree, wanted: Any) -> str | None:
    if not isinstance(tree, Scalar) or (wanted is date and not _is_day(tree.text)):
        return None
    return _HELP[wanted].format(tree.text) if wanted in _HELP else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
