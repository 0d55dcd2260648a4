"""Buttons under a question: the short form (label: target) and the list form (choices, buttons, rows)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.graph.computed import Computed, Condition, Constant, Template, Value
from dragoman.graph.targets import Assignment, InPlace, Target, TargetWord, Word
from dragoman.language.compiler import flag, listed, word
from dragoman.language.messages import compile_url
from dragoman.language.targets import compile_set, compile_target
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

Asks = Literal["contact", "location"]


@dataclass(frozen=True, slots=True)
class Button:
    """One button. It makes a choice if it has a `value`, opens `url`, asks the client for something, or just leads on.

    `notice` is shown at the press, as a toast or, `alert`, as a window. `style`: primary, success, danger or nothing.
    """

    text: Template
    value: Value | None = None
    url: Template | None = None
    asks: Asks | None = None
    next: Target | None = None
    set: tuple[Assignment, ...] = ()
    when: Condition | None = None
    notice: Template | None = None
    alert: bool = False
    aliases: tuple[str, ...] = ()
    style: str = ""

    @property
    def word(self) -> TargetWord | None:
        """The reserved word that a press comes to, by itself or through a small node in place."""
        match self.next:
            case Word(word) | InPlace(next=Word(word)):
                return word
            case _:
                return None

    @property
    def leads(self) -> bool:
        """Whether a press goes on, to a node or to where the question goes on, and does not only navigate."""
        return self.word is None and self.url is None and self.asks is None


Rows = tuple[tuple[Button, ...], ...]


def compile_buttons(tree: Tree | None, columns: int, compiler: Compiler) -> Rows:
    """The rows of buttons as they will stand: rows as written, single buttons in `columns` columns."""
    rows: list[tuple[Button, ...]] = []
    single: list[Button] = []
    for item in _items(tree, compiler):
        if isinstance(item, tuple):
            rows += _in_columns(single, columns)
            single = []
            rows.append(item)
        else:
            single.append(item)
    rows += _in_columns(single, columns)
    return tuple(row for row in rows if row)


def _in_columns(buttons: list[Button], columns: int) -> list[tuple[Button, ...]]:
    return [tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns)]


def _items(tree: Tree | None, compiler: Compiler) -> list[Button | tuple[Button, ...]]:
    if isinstance(tree, Mapping):
        return [button for entry in tree.entries if (button := _short(entry.key, entry.value, compiler))]
    found: list[Button | tuple[Button, ...]] = []
    for item in listed(tree):
        if isinstance(item, Sequence):
            row = (_button(inner, compiler) for inner in item.items)
            found.append(tuple(button for button in row if button))
        elif button := _button(item, compiler):
            found.append(button)
    return found


def _short(label: Scalar, target: Tree, compiler: Compiler) -> Button | None:
    text, following = compiler.text(label, "plain"), compile_target(target, compiler)
    return Button(text, next=following) if text and following else None


def _button(tree: Tree, compiler: Compiler) -> Button | None:
    match tree:
        case Scalar():
            text = compiler.text(tree, "plain")
            return Button(text, value=_label_value(text)) if text else None
        case Mapping():
            return _full(tree, compiler)
        case _:
            return None


def _label_value(text: Template) -> Value:
    constant = text.text.constant
    return Computed(text.text, text.place) if constant is None else Constant(constant)


def _full(tree: Mapping, compiler: Compiler) -> Button | None:
    text = compiler.text(tree.get("text"), "plain")
    value = compiler.value(tree.get("value"))
    url = compile_url(tree.get("url"), compiler)
    if text is None:
        return None
    alert = tree.get("alert")
    window = alert if isinstance(alert, Scalar) and not isinstance(alert.value, bool) else None
    return Button(
        text,
        value=value,
        url=url,
        asks=_asks(tree),
        next=compile_target(tree.get("next"), compiler),
        set=compile_set(tree.get("set"), compiler),
        when=compiler.condition(tree.get("when")),
        notice=compiler.text(window or tree.get("toast"), "plain"),
        alert=window is not None or flag(alert),
        aliases=tuple(alias for item in listed(tree.get("aliases")) if (alias := word(item))),
        style=word(tree.get("style")) or "",
    )


def _asks(tree: Mapping) -> Asks | None:
    if flag(tree.get("contact")):
        return "contact"
    return "location" if flag(tree.get("location")) else None
