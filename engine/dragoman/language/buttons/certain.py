"""Whether a list of buttons can be empty, and whether there is another way out of the question then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Constant
from dragoman.graph.targets import Word
from dragoman.language.buttons.generated import Generated, is_generated
from dragoman.language.buttons.layout import Layout
from dragoman.language.compiler import entries, listed, word
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree, within

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_WHOLE = re.compile(r"\s*\{\{\s*([a-z][a-z0-9_]*)\s*\}\}\s*\Z")
_LITERAL = re.compile(r"\s*\{\{\s*\[[^\[\]]*[^\[\]\s][^\[\]]*\]\s*\}\}\s*\Z")
MOST_WRITTEN = 100
"""Buttons under a message, at most; Telegram refuses it otherwise."""

_REMEDY = "give it 'empty: NODE', or another button beside it"


def never_empty(flow: Mapping) -> frozenset[str]:
    """The variables of a flow that begin with a list of items and that nothing in it changes."""
    begun = {
        name
        for name, spec in entries(flow.get("variables")).items()
        if isinstance(spec, Mapping) and isinstance(initial := spec.get("initial"), Sequence) and initial.items
    }
    return frozenset(begun.difference(_changed(flow), entries(flow.get("nodes"))))


def _changed(tree: Tree | None) -> Iterator[str]:
    for item in tree.items if isinstance(tree, Sequence) else ():
        yield from _changed(item)
    for entry in tree.entries if isinstance(tree, Mapping) else ():
        if entry.key.text == "set":
            yield from entries(entry.value)
        elif entry.key.text == "save" and isinstance(entry.value, Scalar):
            yield entry.value.text
        yield from _changed(entry.value)


def check_lists(tree: Tree | None, layout: Layout, optional: bool, only_buttons: bool, compiler: Compiler) -> None:
    """What the lists of a question do when they are empty, and whether all other buttons have room."""
    always = sum(button.when is None for button in layout.written)
    if tree is not None and always > MOST_WRITTEN:
        remedy = "make them from a list, 'from', which has pages"
        compiler.report("DG237", tree.span, f"{always} buttons; a message has room for {MOST_WRITTEN}", remedy)
    for part in layout.lists:
        if part.empty == Word("again"):
            found = _item(part, tree, compiler)
            empty = found.get("empty") if found else None
            if empty is not None:
                message = "an empty list would lead to itself for ever"
                compiler.report("DG233", empty.span, message, "let 'empty' lead to a node, or 'back'")
    if only_buttons and not optional:
        _check_ways_out(tree, layout, compiler)


def _check_ways_out(tree: Tree | None, layout: Layout, compiler: Compiler) -> None:
    """A list that is empty must not leave the user without any button."""
    if layout.written or not layout.lists or any(_is_full(part, tree, compiler) for part in layout.lists):
        return
    for part in layout.lists:
        if part.empty is not None or _is_refused(part, tree, compiler):
            continue
        if isinstance(part.source, Constant):
            message = "the list is always empty, and there is no other way out of this question"
            compiler.report("DG230", _span(part, tree, compiler), message, _REMEDY)
        else:
            message = "where the list is empty, there is no way out of this question"
            compiler.report("DG230", _span(part, tree, compiler), message, _REMEDY, Severity.WARNING)


def _is_full(part: Generated, tree: Tree | None, compiler: Compiler) -> bool:
    if part.when is not None:
        return False
    if isinstance(part.source, Constant):
        return bool(part.source.value)
    written = _written(part, tree, compiler)
    text = word(written) or ""
    named = _WHOLE.match(text)
    full = isinstance(written, Sequence) or _LITERAL.match(text) is not None
    return full or (named is not None and named[1] in compiler.steady)


def _is_refused(part: Generated, tree: Tree | None, compiler: Compiler) -> bool:
    """Whether nobody knows what it would hold: something in its `from` was reported."""
    written = _written(part, tree, compiler)
    return written is not None and any(within(found.span, written.span) for found in compiler.diagnostics)


def _span(part: Generated, tree: Tree | None, compiler: Compiler) -> Span:
    written = _written(part, tree, compiler)
    return written.span if written else Span(part.place.line, part.place.column, part.place.line, part.place.column)


def _written(part: Generated, tree: Tree | None, compiler: Compiler) -> Tree | None:
    """What stands behind the `from` of this list."""
    found = _item(part, tree, compiler)
    return found.get("from") if found else None


def _item(part: Generated, tree: Tree | None, compiler: Compiler) -> Mapping | None:
    """This list as it stands among the buttons."""
    for item in listed(tree):
        written = item.get("from") if isinstance(item, Mapping) and is_generated(item) else None
        if written is not None and isinstance(item, Mapping) and compiler.place(written) == part.place:
            return item
    return None
