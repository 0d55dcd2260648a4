"""`command`: `/name`, or one of its aliases. The words behind it fill the flow's inputs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dragoman.graph.computed import Place
from dragoman.graph.flow import Command
from dragoman.language.compiler import listed, word
from dragoman.language.lengths import utf16
from dragoman.language.triggers.protocol import TriggerKind, where_of, who_of
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

_COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
_DESCRIPTION = 256


class _Commands:
    def compile(self, tree: TreeMapping, inputs: frozenset[str], compiler: Compiler) -> Command | None:
        written = tree.get("command")
        name = command_word(written, compiler)
        aliases = _aliases(tree, name, compiler)
        about = tree.get("description")
        if written is None or name is None:
            return None
        return Command(
            name,
            compiler.place(written),
            _description(about, compiler),
            tuple(aliases),
            where_of(tree, "any"),
            who_of(tree),
            _descriptions(about, compiler),
            tuple(aliases.values()),
        )


def _aliases(tree: TreeMapping, name: str | None, compiler: Compiler) -> dict[str, Place]:
    """The other words for the command, and where each stands."""
    found: dict[str, Place] = {}
    for item in listed(tree.get("aliases")):
        alias = command_word(item, compiler)
        if alias is not None and (alias == name or alias in found):
            message = f"'/{alias}' starts this flow already"
            compiler.report("DG204", item.span, message, "take it out of the aliases")
        elif alias is not None:
            found[alias] = compiler.place(item)
    return found


def command_word(tree: Tree | None, compiler: Compiler) -> str | None:
    """A command as Telegram takes it; nothing if it is none (reported)."""
    if not isinstance(tree, Scalar):
        return None
    if _COMMAND.match(tree.text):
        return tree.text
    proposal = re.sub(r"[^a-z0-9_]+", "_", tree.text.lower()).strip("_")[:32]
    wish = f"; write '{proposal}'" if proposal else ""
    rule = f"a command has 1 to 32 of the characters a to z, 0 to 9 and _{wish}"
    compiler.report("DG205", tree.span, f"'{tree.text}' is no command in Telegram", rule)
    return None


def _description(tree: Tree | None, compiler: Compiler) -> str:
    text = word(tree) or ""
    if tree is not None and not text.strip():
        compiler.report("DG211", tree.span, "the description is empty", "say what the command does, or leave it out")
    if tree is not None and (length := utf16(text)) > _DESCRIPTION:
        message = f"the description is {length:,} characters long; Telegram shows {_DESCRIPTION} at most"
        compiler.report("DG205", tree.span, message, "shorten it")
    return text[:_DESCRIPTION]


def _descriptions(tree: Tree | None, compiler: Compiler) -> Mapping[str, str]:
    translated = compiler.words(tree, "description") if isinstance(tree, Scalar) else {}
    return {locale: text[:_DESCRIPTION] for locale, text in translated.items()}


kind: TriggerKind = _Commands()
