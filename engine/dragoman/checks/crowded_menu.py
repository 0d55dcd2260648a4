"""Commands for which Telegram's menu has no room."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.flow import Command

_MOST = 100


class _CrowdedMenu:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        commands = [one for flow in subject.flows.values() for one in flow.triggers if isinstance(one, Command)]
        told: set[str] = set()
        for chats, other in (("private chats", "group"), ("groups", "private")):
            shown = [command for command in commands if command.where != other]
            if len(shown) > _MOST and shown[_MOST].name not in told:
                told.add(shown[_MOST].name)
                message = (
                    f"{len(shown)} commands for {chats}; the menu shows {_MOST}, and this is the first it does not"
                )
                yield subject.warning("DG527", shown[_MOST].place, message, "make some of them buttons of one flow")


kind: Check = _CrowdedMenu()
