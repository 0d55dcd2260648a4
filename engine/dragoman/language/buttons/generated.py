"""Buttons made from a list: one for each item, or a row for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from dragoman.graph.computed import Computed, Condition, Constant, Place, Template, Value
from dragoman.graph.targets import Target
from dragoman.language.buttons.button import Button, compile_button, compile_full
from dragoman.language.certainty import Fit, can_be, check_fit
from dragoman.language.compiler import listed, whole, word
from dragoman.language.expressions import Text, parse_condition
from dragoman.language.expressions.possible import items_of
from dragoman.language.targets import compile_target
from dragoman.language.templates import parse_text
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

Match = Literal["exact", "typo", "words"]

_KEYS = frozenset({"from", "page", "show", "row", "empty", "match"})
_OF_ROWS = _KEYS | {"when"}
_WHOLE_ITEM = "{{ item }}"
_LITERAL = re.compile(r"\s*\{\{\s*\[[^\[\]]*[^\[\]\s][^\[\]]*\]\s*\}\}\s*\Z")
_WHOLE = re.compile(r"\s*\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}\s*\Z")


@dataclass(frozen=True, slots=True)
class Generated:
    """What is made from the list `source`: of each item these buttons, in a row of their own if `in_rows`.

    `page` items at a time; of `show` items the others can only be typed. `empty` is where an empty list leads. An
    item is left out, the row too, where `when` does not hold for it. `full`: it is sure to have an item. `alone`:
    there is no other way out of the question where it has none.
    """

    source: Value
    place: Place
    buttons: tuple[Button, ...]
    in_rows: bool = False
    when: Condition | None = None
    page: int | None = None
    show: int | None = None
    match: Match = "typo"
    empty: Target | None = None
    full: bool = False
    alone: bool = False


def is_generated(tree: Tree) -> bool:
    """Whether a list of buttons is meant."""
    return isinstance(tree, Mapping) and any(entry.key.text in _KEYS for entry in tree.entries)


def compile_generated(tree: Mapping, compiler: Compiler) -> Generated | None:
    """The list and its buttons; nothing if it is refused."""
    written, rows = tree.get("from"), tree.get("row")
    source = _source(written, compiler)
    empty = compile_target(tree.get("empty"), compiler)
    with compiler.knowing({"item": None}, {"item": items_of(can_be(source, compiler))}):
        buttons, when = _rows(tree, rows, compiler) if rows else _of_each(tree, compiler)
    if written is None or source is None or not buttons:
        return None
    return Generated(
        source,
        compiler.place(written),
        buttons,
        in_rows=rows is not None,
        when=when,
        page=whole(tree.get("page")),
        show=whole(tree.get("show")),
        match=cast(Match, word(tree.get("match")) or "typo"),
        empty=empty,
        full=when is None and _is_full(written, source, compiler),
    )


def _is_full(written: Tree, source: Value, compiler: Compiler) -> bool:
    """Whether it has an item whatever was answered."""
    if isinstance(source, Constant):
        return bool(source.value)
    text = word(written) or ""
    named = _WHOLE.match(text)
    full = isinstance(written, Sequence) or _LITERAL.match(text) is not None
    return full or (named is not None and named[1] in compiler.steady)


def _rows(tree: Mapping, rows: Tree, compiler: Compiler) -> tuple[tuple[Button, ...], Condition | None]:
    """The row of an item, and when there is one."""
    for entry in tree.entries:
        if entry.key.text not in _OF_ROWS:
            message = f"'{entry.key.text}' belongs to a button; with 'row' each button of the row has its own"
            compiler.report("DG234", entry.key.span, message, "write it at the buttons of the row")
    buttons = tuple(button for item in listed(rows) if (button := compile_button(item, compiler)))
    return buttons, compiler.condition(tree.get("when"))


def _of_each(tree: Mapping, compiler: Compiler) -> tuple[tuple[Button, ...], Condition | None]:
    """The button of an item: it is called as the item is printed, and its value is the item, unless they are given."""
    printed = Template(parse_text(_WHOLE_ITEM, "plain"), compiler.place(tree))
    text = compiler.text(tree.get("text"), "plain", "label") if tree.get("text") else printed
    button = compile_full(tree, text, compiler.value(tree.get("value")), compiler)
    if button is None:
        return (), None
    when, button = button.when, replace(button, when=None)
    if button.doing is None and tree.get("value") is None:
        button = replace(button, value=Computed(parse_condition("item"), printed.place))
    return (button,), when


def _source(tree: Tree | None, compiler: Compiler) -> Value | None:
    """What gives the list. What can only be something else is refused."""
    value = compiler.value(tree)
    if tree is None or value is None:
        return None
    text = word(tree) or ""
    if isinstance(tree, Scalar) and isinstance(value, Constant):
        wish = f'write "{{{{ {text} }}}}"' if text in compiler.variables else 'write a list, or one as "{{ name }}"'
        compiler.report("DG232", tree.span, f"'{text}' is no list to make buttons from", wish)
        return None
    if isinstance(tree, Mapping) or (isinstance(value, Computed) and isinstance(value.source, Text)):
        message = "this is a record" if isinstance(tree, Mapping) else f"'{text}' is a text with something in it"
        compiler.report("DG232", tree.span, f"{message}, no list to make buttons from", 'write one single "{{ name }}"')
        return None
    named = _WHOLE.match(text)
    declared = compiler.types.get(named[1], "any") if named else "any"
    if named and declared not in ("list", "any"):
        message = f"'{named[1]}' is declared as {declared}; buttons are made from a list"
        compiler.report("DG232", tree.span, message, f"declare it as a list, or write one value as a list: [{text}]")
        return None
    wish = f"write one value as a list: [{text}]" if named is None else "make it a list"
    return value if check_fit(value, tree, Fit(_as_list, "'from'", "a list", wish), compiler) else None


def _as_list(value: Any) -> None:
    if not isinstance(value, list | tuple):
        raise ValueError(value)
