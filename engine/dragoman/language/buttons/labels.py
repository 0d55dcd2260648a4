"""The words on the buttons of one question, and what its buttons send: whether both can work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.language.buttons.generated import is_generated
from dragoman.language.compiler import flag, listed
from dragoman.language.inputs.protocol import InputType
from dragoman.language.translating import compare_translations
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_SENT = ("contact", "location", "poll")
"""Keys of buttons whose press is a message of the kind of that name."""


def check_labels(node: Mapping, compiler: Compiler) -> None:
    """Two buttons with one word, aliases and the buttons that are made included, could not be told apart when typed."""
    seen: dict[str, tuple[Scalar, Tree]] = {}
    words = list(_words(node))
    for button, label in words:
        first, bearer = seen.setdefault(label.text.casefold(), (label, button))
        if bearer is not button:
            related = compiler.related(first.span, "the first stands here")
            message = f"the label '{label.text}' stands twice in this question"
            compiler.report("DG207", label.span, message, "give one of the two another word", related=related)
    compare_translations((label for button, label in words if _is_label(button, label)), compiler)


def _is_label(button: Tree, label: Scalar) -> bool:
    return button is label or (isinstance(button, Mapping) and button.get("text") is label)


def _words(node: Mapping) -> Iterator[tuple[Tree, Scalar]]:
    """Each button that is always there, with a word that counts as its press."""
    for button in (*_flat(node.get("buttons")), *_made(node)):
        if not isinstance(button, Mapping):
            yield from ((button, button),) if isinstance(button, Scalar) else ()
        elif button.get("when") is None:
            for word in (button.get("text"), *listed(button.get("aliases"))):
                if isinstance(word, Scalar) and word.text.strip():
                    yield button, word


def _flat(tree: Tree | None) -> Iterator[Tree]:
    if isinstance(tree, Mapping):
        yield from (entry.key for entry in tree.entries)
    for item in listed(tree) if isinstance(tree, Sequence) else ():
        if not is_generated(item):
            yield from item.items if isinstance(item, Sequence) else (item,)


def _made(node: Mapping) -> Iterator[Tree]:
    """The labels of the buttons that skip the question and that end a list of answers."""
    for key, label in (("optional", "label"), ("many", "done")):
        settings = node.get(key)
        written = settings.get(label) if isinstance(settings, Mapping) else None
        yield from (written,) if written is not None else ()


def check_kinds(node: Mapping, reader: InputType, type_: str, compiler: Compiler) -> None:
    """Reports a button that sends what the question's own `input` cannot read. A choice may have them beside it."""
    if node.get("input") is None or type_ == "choice":
        return
    for button in _flat(node.get("buttons")):
        for entry in button.entries if isinstance(button, Mapping) else ():
            kind = entry.key.text
            if kind in _SENT and kind not in reader.accepts and flag(entry.value):
                message = f"this button sends a {kind}, and the question wants an answer of the type {type_}"
                compiler.report("DG208", entry.key.span, message, f"write 'input: {_wish(kind)}', or take it out")


def _wish(kind: str) -> str:
    return kind if kind != "poll" else "any"
