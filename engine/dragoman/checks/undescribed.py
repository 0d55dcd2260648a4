"""A command that Telegram's menu shows without a word of what it does, while it describes the others."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Command, Flow

_OTHERS = 2
"""So many described commands make it a habit of the bot."""
_ALONE = "start"
"""Telegram offers it by itself."""


class _Undescribed:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        commands = [(flow, one) for flow in subject.flows.values() for one in flow.triggers if isinstance(one, Command)]
        shown = [(flow, one) for flow, one in commands if one.name != _ALONE and one.where != "group"]
        lacking = [one for flow, one in shown if not _is_told(flow, one)]
        if len(shown) - len(lacking) < _OTHERS:
            return
        for command in lacking:
            message = f"/{command.name} has no description: the menu tells nothing of it, and something of the others"
            yield subject.note("DG903", command.place, message, "write 'description: ...' beside it")


def _is_told(flow: Flow, command: Command) -> bool:
    return bool(command.description) or flow.title is not None or command.who != "anyone"


kind: Check = _Undescribed()
