"""Whether a list of buttons can be empty, and whether there is another way out of the question then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as ActionMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Constant
from dragoman.graph.targets import Word
from dragoman.language.actions import Signature
from dragoman.language.buttons.generated import Generated, is_generated
from dragoman.language.buttons.layout import Layout, Part
from dragoman.language.compiler import entries, listed, word
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree, within

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_WHOLE = re.compile(r"\s*\{\{\s*([a-z][a-z0-9_]*)\s*\}\}\s*\Z")
REMEDY = "give it 'empty: NODE', or another button beside it"


def never_empty(flow: Mapping, actions: ActionMapping[str, Signature]) -> frozenset[str]:
    """The variables of a flow that begin with a list of items, or come from an action that always returns some, and
    that nothing else in it changes."""
    listed_from = frozenset(_listed(flow))
    begun = {
        name
        for name, spec in entries(flow.get("variables")).items()
        if isinstance(spec, Mapping) and isinstance(initial := spec.get("initial"), Sequence) and initial.items
    }
    changed, asked = _changed(flow), entries(flow.get("nodes"))
    received = {name for name in changed.keys() & listed_from if _is_received(changed[name], actions)}
    declared = {name for name, spec in entries(flow.get("variables")).items() if name not in begun and _begins(spec)}
    sure = begun.difference(changed, asked) | received.difference(asked, declared, entries(flow.get("inputs")))
    return frozenset(sure)


def lists_in(settings: ActionMapping[str, Any], above: str = "config") -> frozenset[str]:
    """The settings of bot.yaml that are lists of items, by their whole names (`config.cities`)."""
    found: set[str] = set()
    for name, value in settings.items():
        if isinstance(value, list) and value:
            found.add(f"{above}.{name}")
        elif isinstance(value, dict):
            found |= lists_in(value, f"{above}.{name}")
    return frozenset(found)


def _begins(spec: Tree) -> bool:
    return isinstance(spec, Mapping) and spec.get("initial") is not None


def _is_received(ways: list[Tree | None], actions: ActionMapping[str, Signature]) -> bool:
    """Whether the only values come from actions that never return an empty list."""
    known = [actions.get(way.text) if isinstance(way, Scalar) else None for way in ways]
    return all(one is not None and one.never_empty for one in known)


def _listed(tree: Tree | None) -> Iterator[str]:
    """The variables that buttons are made from."""
    for item in tree.items if isinstance(tree, Sequence) else ():
        yield from _listed(item)
    for entry in tree.entries if isinstance(tree, Mapping) else ():
        if entry.key.text == "from" and (named := _WHOLE.match(word(entry.value) or "")):
            yield named[1]
        yield from _listed(entry.value)


def _changed(tree: Tree | None) -> dict[str, list[Tree | None]]:
    """Variable -> by what it changes: the name of an action whose result it takes, nothing for anything else."""
    found: dict[str, list[Tree | None]] = {}
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        waiting += one.items if isinstance(one, Sequence) else ()
        for entry in one.entries if isinstance(one, Mapping) else ():
            if entry.key.text == "set":
                for name in entries(entry.value):
                    found.setdefault(name, []).append(None)
            elif entry.key.text == "save" and isinstance(entry.value, Scalar) and isinstance(one, Mapping):
                found.setdefault(entry.value.text, []).append(one.get("action"))
            waiting.append(entry.value)
    return found


def check_lists(tree: Tree | None, layout: Layout, optional: bool, only_buttons: bool, compiler: Compiler) -> Layout:
    """What the lists of a question do when they are empty. The lists that are its only answers are marked so."""
    for part in layout.lists:
        if part.empty == Word("again"):
            found = _item(part, tree, compiler)
            empty = found.get("empty") if found else None
            if empty is not None:
                message = "an empty list would lead to itself for ever"
                compiler.report("DG233", empty.span, message, "let 'empty' lead to a node, or 'back'")
    if not only_buttons or optional or layout.written or any(part.full for part in layout.lists):
        return layout
    return Layout(tuple(_marked(part, tree, compiler) for part in layout.parts), layout.columns)


def _marked(part: Part, tree: Tree | None, compiler: Compiler) -> Part:
    """A list that would leave the user without any button, marked so; one that surely does is reported."""
    if not isinstance(part, Generated) or part.empty is not None or _is_refused(part, tree, compiler):
        return part
    if isinstance(part.source, Constant):
        message = "the list is always empty, and there is no other way out of this question"
        compiler.report("DG230", _span(part, tree, compiler), message, REMEDY)
        return part
    return replace(part, alone=True)


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
