"""Of which kind the values of names are, as far as that is sure before anybody talks to the bot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.language.compiler import entries
from dragoman.language.inputs import all_inputs
from dragoman.language.values.kinds import BOOLEAN, DATE, DURATION, LIST, MOMENT, NUMBER, RECORD, TEXT, TIME, kind_of
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

OF_TYPES: Mapping[str, str] = {
    "text": TEXT,
    "integer": NUMBER,
    "number": NUMBER,
    "decimal": NUMBER,
    "boolean": BOOLEAN,
    "date": DATE,
    "time": TIME,
    "datetime": MOMENT,
    "duration": DURATION,
    "list": LIST,
    "record": RECORD,
}
"""Declared type, or what an input type gives -> the kind of the values. `any` and `file` have none."""

ALWAYS: Mapping[str, str] = {
    "now": MOMENT,
    "today": DATE,
    "attempt": NUMBER,
    "user.id": NUMBER,
    "chat.id": NUMBER,
    **{f"user.{name}": TEXT for name in ("name", "first_name", "last_name", "username", "language")},
    **dict.fromkeys(("chat.type", "chat.title", "bot.name", "answer.text", "answer.kind"), TEXT),
    **dict.fromkeys(("profile.language", "profile.timezone"), TEXT),
}
"""The names that every expression may use."""

_SAVING = ("action", "http", "call", "wait")


def kinds_in(tree: Tree, types: Mapping[str, str]) -> Mapping[str, str]:
    """Name -> kind, of all names of which every value is of one kind. `types` are the declared ones."""
    found: dict[str, set[str | None]] = {}
    for name, kind in _sources(tree):
        found.setdefault(name, set()).add(kind)
    sure = {name: kind for name, kinds in found.items() if len(kinds) == 1 and (kind := next(iter(kinds)))}
    declared = {name: OF_TYPES[kind] for name, kind in types.items() if kind in OF_TYPES}
    return {**ALWAYS, **{name: kind for name, kind in sure.items() if name not in types}, **declared}


def _sources(tree: Tree) -> Iterator[tuple[str, str | None]]:
    """Every way in which a variable can get a value, and the kind of that."""
    if not isinstance(tree, TreeMapping):
        return
    usual = entries(tree.get("defaults"))
    for name, node in entries(tree.get("nodes")).items():
        if not isinstance(node, TreeMapping):
            continue
        save = node.get("save")
        saved = save.text if isinstance(save, Scalar) else name
        if node.get("prompt") is not None:
            yield saved, _answered(node, usual)
        elif any(node.get(lead) is not None for lead in _SAVING) or save is not None:
            yield saved, None
    yield from _assigned(tree)


def _answered(node: TreeMapping, usual: Mapping[str, Tree]) -> str | None:
    keys = {**usual, **entries(node)}
    if "buttons" in keys or "pick" in keys or isinstance(keys.get("optional"), TreeMapping):
        return None
    if "many" in keys:
        return LIST
    wanted = keys.get("input")
    wanted = wanted.get("type") if isinstance(wanted, TreeMapping) else wanted
    name = wanted.text if isinstance(wanted, Scalar) else "text"
    reader = all_inputs().get(name)
    return OF_TYPES.get(reader.value_type) if reader else None


def check_answers(tree: TreeMapping, compiler: Compiler) -> None:
    """Reports the questions of which no answer is of the type that their variable is declared to have."""
    usual = entries(tree.get("defaults"))
    for name, node in entries(tree.get("nodes")).items():
        if not isinstance(node, TreeMapping) or node.get("prompt") is None:
            continue
        save = node.get("save")
        saved = save.text if isinstance(save, Scalar) else name
        declared, kind = compiler.types.get(saved, "any"), _answered(node, usual)
        if kind is not None and OF_TYPES.get(declared, kind) != kind:
            asked = next(entry.key for entry in node.entries if entry.key.text == "prompt")
            message = f"'{saved}' is declared as {declared}; the answers to this question are each a {kind}"
            compiler.report("DG219", asked.span, message, f"give it an 'input' that fits, or declare '{saved}' anew")


def _assigned(tree: Tree | None) -> Iterator[tuple[str, str | None]]:
    """Every line of every `set`."""
    match tree:
        case TreeMapping():
            for entry in tree.entries:
                if entry.key.text == "set" and isinstance(entry.value, TreeMapping):
                    yield from ((name, _constant(value)) for name, value in entries(entry.value).items())
                else:
                    yield from _assigned(entry.value)
        case Sequence():
            for item in tree.items:
                yield from _assigned(item)
        case _:
            return


def _constant(tree: Tree) -> str | None:
    if isinstance(tree, Scalar):
        return None if "{" in tree.text or tree.value is None else kind_of(tree.value)
    return LIST if isinstance(tree, Sequence) else RECORD
