"""Nodes that are called by a number: nobody can tell from `next: node3` where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic

_NUMBERED = re.compile(r"(?:node|step|state|screen|page|block)_?[0-9]+")
_MOST = 500
"""A larger flow was written by a program."""


class _Numbered:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.flows.values():
            found = [node for node in flow.nodes.values() if _NUMBERED.fullmatch(node.name)]
            if len(found) > 1 and len(flow.nodes) <= _MOST:
                first, others = found[0], len(found) - 1
                message = f"the name '{first.name}' says nothing of what the node does; nor do {others} others here"
                if others == 1:
                    message = f"the names '{first.name}' and '{found[1].name}' say nothing of what the nodes do"
                yield subject.note(
                    "DG902", first.place, message, "name them by what they ask or say, such as 'address'"
                )


kind: Check = _Numbered()
