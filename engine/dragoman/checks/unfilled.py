"""A name from the environment in a request: bot.yaml has it filled in, a flow sends it as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

_NAME = re.compile(r"\$\{(?P<name>[A-Z][A-Z0-9_]*)(?::-[^{}]*)?\}")


class _Unfilled:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for source, tree in subject.files.values():
            if "${" in source.text:
                for request in _requests(tree):
                    yield from _names(source, request)


def _requests(tree: Tree) -> Iterator[Tree]:
    nodes = tree.get("nodes") if isinstance(tree, Mapping) else None
    for entry in nodes.entries if isinstance(nodes, Mapping) else ():
        request = entry.value.get("http") if isinstance(entry.value, Mapping) else None
        if request is not None:
            yield request


def _names(source: Source, tree: Tree) -> Iterator[Diagnostic]:
    match tree:
        case Scalar():
            for found in _NAME.finditer(tree.text):
                name, span = found["name"], locate(source, tree, found.start(), len(found[0]))
                message = f"'{found[0]}' is sent as it stands: only bot.yaml has names of the environment filled in"
                setting = f"'settings: {{{name.lower()}: \"${{{name}}}\"}}'"
                wish = f"write {setting} into bot.yaml, and {{{{ config.{name.lower()} }}}} here"
                yield Diagnostic(source.name, span, "DG724", message, wish)
        case Mapping():
            for entry in tree.entries:
                yield from _names(source, entry.value)
        case Sequence():
            for item in tree.items:
                yield from _names(source, item)


kind: Check = _Unfilled()
