"""Triggers: how a flow starts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from dragoman.graph.flow import Command, Phrase, Trigger, Where
from dragoman.language.compiler import listed, word
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_DESCRIPTION = 256


def fold(text: str) -> str:
    """A text as phrases and labels are compared: case-folded, blanks joined."""
    return " ".join(text.casefold().split())


def compile_triggers(tree: Tree | None, compiler: Compiler) -> tuple[Trigger, ...]:
    """The triggers in their order, without those that are refused."""
    found = (_trigger(item, compiler) for item in listed(tree) if isinstance(item, Mapping))
    return tuple(trigger for trigger in found if trigger)


def _trigger(tree: Mapping, compiler: Compiler) -> Trigger | None:
    command, phrase = tree.get("command"), tree.get("phrase")
    where = word(tree.get("where"))
    if isinstance(command, Scalar):
        name = _command(command, compiler)
        aliases = tuple(alias for item in listed(tree.get("aliases")) if (alias := _command(item, compiler)))
        description = _description(tree.get("description"), compiler)
        return (
            Command(name, compiler.place(command), description, aliases, cast(Where, where or "any")) if name else None
        )
    texts = tuple(fold(text) for item in listed(phrase) if (text := _phrase(item, compiler)))
    place = compiler.place(phrase if phrase is not None else tree)
    return Phrase(texts, place, cast(Where, where or "private")) if texts else None


def _command(tree: Tree, compiler: Compiler) -> str | None:
    if not isinstance(tree, Scalar):
        return None
    if _COMMAND.match(tree.text):
        return tree.text
    proposal = re.sub(r"[^a-z0-9_]+", "_", tree.text.lower()).strip("_")[:32]
    wish = f"; write '{proposal}'" if proposal else ""
    rule = f"1 to 32 of the characters a to z, 0 to 9 and _{wish}"
    compiler.report("DG205", tree.span, f"'{tree.text}' is no command in Telegram", rule)
    return None


def _description(tree: Tree | None, compiler: Compiler) -> str:
    text = word(tree) or ""
    if tree is not None and len(text) > _DESCRIPTION:
        message = f"the description is {len(text)} characters long; Telegram shows {_DESCRIPTION} at most"
        compiler.report("DG205", tree.span, message, "shorten it")
    return text[:_DESCRIPTION]


def _phrase(tree: Tree, compiler: Compiler) -> str | None:
    text = word(tree)
    if text is not None and not text.strip():
        compiler.report("DG211", tree.span, "the phrase is empty", "write the message that shall start the flow")
        return None
    return text
