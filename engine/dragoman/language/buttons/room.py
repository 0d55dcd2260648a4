"""Whether a message has room for the buttons of a question: how many there are, how many in a row, and under what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.targets import Message
from dragoman.language.buttons.doing import Asks
from dragoman.language.buttons.layout import Layout
from dragoman.language.compiler import flag, listed, word
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_INLINE, _REPLY = (100, 8), (300, 10)
"""Buttons that Telegram takes of a keyboard, in all and in a row."""


def check_room(node: Mapping, layout: Layout, messages: tuple[Message, ...], compiler: Compiler) -> None:
    """Reports buttons that are too many for one message or one row, or that an album has no place for."""
    tree = node.get("buttons")
    made = _made(node)
    if tree is not None:
        reply = word(node.get("keyboard")) == "reply" or any(isinstance(one.doing, Asks) for one in layout.buttons)
        most, widest = _REPLY if reply else _INLINE
        always = sum(button.when is None for button in layout.written) + made
        if always > most:
            remedy = "make them from a list, 'from', which has pages"
            compiler.report("DG237", tree.span, f"{always} buttons; a message has room for {most}", remedy)
        _check_rows(tree, widest, compiler)
    if made or layout.lists or any(button.when is None for button in layout.written):
        _check_album(node, messages, compiler)


def _made(node: Mapping) -> int:
    """The buttons of ours: one to skip the question, one to end a list of answers."""
    return sum(isinstance(setting := node.get(key), Mapping) or flag(setting) for key in ("optional", "many"))


def _check_rows(tree: Tree, widest: int, compiler: Compiler) -> None:
    for row in tree.items if isinstance(tree, Sequence) else ():
        always = sum(map(_is_always_there, row.items)) if isinstance(row, Sequence) else 0
        if always > widest:
            message = f"a row of {always} buttons; Telegram has room for {widest} in one"
            compiler.report("DG525", row.span, message, "make two rows of it", Severity.WARNING)


def _is_always_there(button: Tree) -> bool:
    return isinstance(button, Scalar) or (isinstance(button, Mapping) and button.get("when") is None)


def _check_album(node: Mapping, messages: tuple[Message, ...], compiler: Compiler) -> None:
    """The buttons of a question with an album stand under its text, which comes as a message of its own."""
    asked = listed(node.get("prompt") or node.get("review"))
    last = asked[-1] if asked else None
    if not messages or not isinstance(last, Mapping) or len(messages[-1].media) < 2:
        return
    if last.get("text") is None and last.get("any_of") is None:
        message = "an album has no buttons, and this question has no text to stand over them"
        compiler.report("DG503", (last.get("media") or last).span, message, "give the album a 'text'")
