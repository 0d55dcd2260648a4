"""One button: what stands on it, what a press does, and the one thing that a client does by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Computed, Condition, Constant, Template, Value
from dragoman.graph.targets import Assignment, InPlace, Target, TargetWord, Word
from dragoman.language.buttons.doing import Asks, Opens, compile_doing
from dragoman.language.compiler import flag, listed, word
from dragoman.language.lengths import check_length
from dragoman.language.targets import compile_set, compile_target
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

LONGEST_NOTICE = 200
"""Characters of a toast or an alert."""

_ITEM = re.compile(r"\bitem\b")
_OF_PRESSES = ("set", "next", "toast", "alert")
_LATER = (*_OF_PRESSES, "aliases")


@dataclass(frozen=True, slots=True)
class Button:
    """One button. It makes a choice if it has a `value`; otherwise its client does what `doing` says, or it leads on.

    `notice` is shown at the press, as a toast or, `alert`, as a window. `aliases` count as its label when typed, and
    so do the texts (or lists of texts) that `computed` gives. `style`: primary, success, danger or nothing; `icon`:
    the number of an emoji. `needs_item`: what happens at the press is worked out from the item it was made of.
    """

    text: Template
    value: Value | None = None
    doing: Opens | Asks | None = None
    next: Target | None = None
    set: tuple[Assignment, ...] = ()
    when: Condition | None = None
    notice: Template | None = None
    alert: bool = False
    aliases: tuple[str, ...] = ()
    computed: tuple[Value, ...] = ()
    style: str = ""
    icon: str = ""
    needs_item: bool = False

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
        return self.word is None and self.doing is None


def compile_short(label: Scalar, target: Tree, compiler: Compiler) -> Button | None:
    """`Label: target`."""
    text, following = compiler.text(label, "plain", "label"), compile_target(target, compiler)
    return Button(text, next=following) if text and following else None


def compile_button(tree: Tree, compiler: Compiler) -> Button | None:
    """A text, which is a choice, or a mapping; nothing if it is refused."""
    match tree:
        case Scalar():
            text = compiler.text(tree, "plain", "label")
            return Button(text, value=_label_value(text)) if text else None
        case Mapping():
            text = compiler.text(tree.get("text"), "plain", "label")
            value = compiler.value(tree.get("value"))
            return compile_full(tree, text, value, compiler)
        case _:
            return None


def _label_value(text: Template) -> Value:
    """The label as it is written, whatever the user's language."""
    constant = text.text.constant
    return Computed(text.text, text.place) if constant is None else Constant(constant)


def compile_full(tree: Mapping, text: Template | None, value: Value | None, compiler: Compiler) -> Button | None:
    """A mapping's button, with this label and value; nothing if it has no label."""
    doing = compile_doing(tree, compiler)
    if doing is not None:
        _check_reach(tree, compiler)
    target, assignments = compile_target(tree.get("next"), compiler), compile_set(tree.get("set"), compiler)
    alert = tree.get("alert")
    window = alert if isinstance(alert, Scalar) and not isinstance(alert.value, bool) else None
    when = compiler.condition(tree.get("when"))
    if window is not None and tree.get("toast") is not None:
        message = "'alert' and 'toast' are both notices of this press, and only one can be shown"
        compiler.report("DG112", window.span, message, "keep one of the two")
    notice = _notice(window or tree.get("toast"), compiler)
    aliases, computed = _aliases(tree.get("aliases"), compiler)
    if text is None:
        return None
    return Button(
        text,
        value=value,
        doing=doing,
        next=target,
        set=assignments,
        when=when,
        notice=notice,
        alert=window is not None or flag(alert),
        aliases=aliases,
        computed=computed,
        style=word(tree.get("style")) or "",
        icon=_icon(tree.get("icon"), compiler),
        needs_item=any(_names_item(tree.get(key)) for key in _LATER),
    )


def _notice(tree: Tree | None, compiler: Compiler) -> Template | None:
    notice = compiler.text(tree, "plain")
    if tree is not None:
        check_length(notice, tree, "the notice of a press", LONGEST_NOTICE, compiler)
    return notice


def _icon(tree: Tree | None, compiler: Compiler) -> str:
    """The number of an emoji of a pack; Telegram takes nothing else."""
    number = word(tree) or ""
    if tree is None or (number.isascii() and number.isdigit()):
        return number
    remedy = 'write an emoji into the label, or give its number here, such as "5368324170671202286"'
    compiler.report("DG506", tree.span, f"'{number}' is not the number of an emoji", remedy)
    return ""


def _check_reach(tree: Mapping, compiler: Compiler) -> None:
    """The client keeps such a press to itself."""
    for key in _OF_PRESSES:
        if (written := next((entry.key for entry in tree.entries if entry.key.text == key), None)) is not None:
            message = f"'{key}' never happens: what this button does, the user's client does, and tells nobody"
            compiler.report("DG236", written.span, message, "give it to another button", Severity.WARNING)


def _aliases(tree: Tree | None, compiler: Compiler) -> tuple[tuple[str, ...], tuple[Value, ...]]:
    """The words with their translations, and those that are computed."""
    words: list[str] = []
    computed: list[Value] = []
    for item in listed(tree):
        if not isinstance(item, Scalar) or not item.text:
            continue
        if "{{" in item.text or "{%" in item.text:
            value = compiler.value(item)
            computed += [] if value is None else [value]
        else:
            words += [item.text, *compiler.words(item, "alias").values()]
    return tuple(words), tuple(computed)


def _names_item(tree: Tree | None) -> bool:
    """Whether a text in it speaks of `item`. One that only looks so keeps an item too much."""
    match tree:
        case Scalar():
            return isinstance(tree.value, str) and "{" in tree.text and _ITEM.search(tree.text) is not None
        case Sequence():
            return any(_names_item(item) for item in tree.items)
        case Mapping():
            return any(_names_item(entry.value) for entry in tree.entries)
        case None:
            return False
