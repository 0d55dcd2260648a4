"""`pick`: the widget to answer with, and its settings, which may be worked out when the question is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.computed import Condition, Constant, Place, Value
from dragoman.language.certainty import Fit, check_fit
from dragoman.language.compiler import word
from dragoman.language.expressions.possible import of_kind
from dragoman.language.inputs import all_inputs
from dragoman.language.named_days import computed_day
from dragoman.language.types_of_values import OF_TYPES
from dragoman.language.weekdays import weekdays_of
from dragoman.language.widgets import all_widgets
from dragoman.language.widgets.protocol import Widget
from dragoman.source.tree import Entry, Scalar, Tree
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_CONDITIONS = frozenset({"disabled"})
_NUMBERS = frozenset({"integer", "number", "decimal"})


@dataclass(frozen=True, slots=True)
class Pick:
    """A widget and its settings. A condition among them is over `value`, and true for what is left out."""

    name: str
    widget: Widget
    settings: Mapping[str, Value | Condition]
    place: Place


def compile_pick(tree: Tree | None, compiler: Compiler) -> Pick | None:
    """The widget; nothing if there is none or it is refused."""
    known = all_widgets()
    entry = tree.entries[0] if isinstance(tree, TreeMapping) and tree.entries else None
    if entry is None or entry.key.text not in known:
        return None
    widget = known[entry.key.text]
    settings = dict(_settings(entry, widget, compiler))
    _check(entry, widget, settings, compiler)
    return Pick(entry.key.text, widget, settings, compiler.place(entry.key))


def _settings(entry: Entry, widget: Widget, compiler: Compiler) -> Iterator[tuple[str, Value | Condition]]:
    written = entry.value
    if not isinstance(written, TreeMapping):
        if widget.bare and not (isinstance(written, Scalar) and written.value is True):
            yield from _one(widget.bare, written, widget, compiler)
        return
    for one in written.entries:
        if one.key.text in widget.settings:
            yield from _one(one.key.text, one.value, widget, compiler)


def _one(key: str, tree: Tree, widget: Widget, compiler: Compiler) -> Iterator[tuple[str, Value | Condition]]:
    if key in _CONDITIONS and isinstance(tree, Scalar) and not _is_weekday(tree.text):
        kind = OF_TYPES.get(all_inputs()[widget.value_input].value_type)
        with compiler.knowing({"value": None}, {"value": of_kind(kind)} if kind else None):
            setting: Value | Condition | None = compiler.condition(tree)
    else:
        setting = compiler.value(tree)
        check_fit(setting, tree, Fit(lambda found: widget.prepare({key: found}), f"'{key}'", "another type"), compiler)
    if setting is not None:
        yield key, setting


def _is_weekday(text: str) -> bool:
    try:
        return bool(weekdays_of(text))
    except ValueError:
        return False


def _check(entry: Entry, widget: Widget, settings: Mapping[str, Value | Condition], compiler: Compiler) -> None:
    """What is known at load must be usable."""
    try:
        widget.prepare({key: one.value for key, one in settings.items() if isinstance(one, Constant)})
    except ValueError as wrong:
        blamed = _blamed(entry, str(wrong))
        day = computed_day(blamed) if widget.value_input == "date" else None
        message = str(wrong).partition("; give ")[0] if day else str(wrong)
        compiler.report("DG235", blamed.span, message, day)


def _blamed(entry: Entry, message: str) -> Tree:
    """The setting that the message begins with, else all of them."""
    for one in entry.value.entries if isinstance(entry.value, TreeMapping) else ():
        if message.startswith(f"'{one.key.text}'"):
            return one.value
    return entry.value


def check_type(pick: Pick | None, written: Tree | None, type_: str, compiler: Compiler) -> None:
    """A widget's values are of one type; the question must be one for such answers."""
    if pick is None or written is None:
        return
    own = pick.widget.value_input
    if type_ == own or (own in _NUMBERS and type_ in _NUMBERS):
        return
    shown = word(written.get("type") if isinstance(written, TreeMapping) else written) or type_
    known = all_inputs()
    message = f"'{pick.name}' gives answers of the type {own}, and 'input' wants {shown}"
    if shown in known:
        compiler.report("DG208", written.span, message, f"write 'input: {own}', or leave 'input' out")
