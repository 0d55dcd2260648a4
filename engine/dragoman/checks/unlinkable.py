"""An input that a link or a pattern fills with text, and that no text can be."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Matching

_NO_TEXTS = {"list": "a list", "record": "a record"}


class _Unlinkable:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.flows.values():
            types = {declared.name: declared.type for declared in flow.inputs}
            for trigger in (one for one in flow.triggers if isinstance(one, Matching)):
                for name in trigger.pattern.names:
                    if (what := _NO_TEXTS.get(types.get(name, "any"))) is not None:
                        message = f"'{trigger.pattern.text}' fills '{name}' with a text, and it is declared as {what}"
                        yield subject.error("DG528", trigger.place, message, f"declare '{name}' as text")


kind: Check = _Unlinkable()
