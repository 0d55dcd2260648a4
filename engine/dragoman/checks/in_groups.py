"""What works in private chats alone, in a flow that runs in groups: buttons that ask for something, and effects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.graph.flow import Flow
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.jump import Jump
from dragoman.language.nodes.schedule import Schedule
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree

_ASKING = ("contact", "location", "users", "chat", "poll", "web_app")
_KEPT = ("notify",)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Whether a flow runs in groups alone, else in groups as well; and the trigger that says so."""

    only: bool
    related: tuple[Related, ...]

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.only else Severity.WARNING


class _InGroups:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        elsewhere = set(_started(subject))
        for flow in subject.flows.values():
            runs = _runs(flow, flow.name in elsewhere, subject)
            _, tree = subject.files[flow.file]
            # Whoever asks what kind of chat it is may have a way for each.
            if runs is not None and not _asks_where(tree):
                yield from _told(flow, tree, runs)


def _runs(flow: Flow, elsewhere: bool, subject: Subject) -> _Runs | None:
    """How the flow is known to run in groups; nothing if it is not."""
    only = bool(flow.triggers) and not elsewhere and all(trigger.where == "group" for trigger in flow.triggers)
    wide = next((trigger for trigger in flow.triggers if trigger.where != "private"), None)
    if wide is None or not (only or flow.scope == "chat"):
        return None
    return _Runs(only, subject.related(wide.place, "this starts the flow in groups"))


def _started(subject: Subject) -> Iterator[str]:
    """The flows that others start, wherever those run."""
    for flow in subject.flows.values():
        for node in flow.nodes.values():
            if isinstance(node.lead, Call | Jump | Schedule):
                yield node.lead.flow


def _asks_where(tree: Tree) -> bool:
    match tree:
        case Scalar():
            return "chat.type" in tree.text
        case Sequence():
            return any(map(_asks_where, tree.items))
        case Mapping():
            return any(_asks_where(entry.value) for entry in tree.entries)


def _told(flow: Flow, tree: Tree, runs: _Runs) -> Iterator[Diagnostic]:
    nodes = tree.get("nodes") if isinstance(tree, Mapping) else None
    for node in nodes.entries if isinstance(nodes, Mapping) else ():
        for entry in node.value.entries if isinstance(node.value, Mapping) else ():
            if entry.key.text == "buttons":
                yield from _buttons(flow, entry.value, runs)
            elif runs.only and entry.key.text not in _KEPT:
                yield from _effects(flow, entry.value, runs)


def _buttons(flow: Flow, tree: Tree, runs: _Runs) -> Iterator[Diagnostic]:
    """Those in the full form, rows and lists included, that are not only for some."""
    if isinstance(tree, Sequence):
        for item in tree.items:
            yield from _buttons(flow, item, runs)
    elif isinstance(tree, Mapping) and tree.get("text") is not None and tree.get("when") is None:
        for entry in tree.entries:
            if entry.key.text in _ASKING and not (isinstance(entry.value, Scalar) and entry.value.value is False):
                message = f"a button with '{entry.key.text}' works in private chats only, and this flow runs in groups"
                wish = "let people type it, or ask for it in a private chat"
                yield Diagnostic(flow.file, entry.key.span, "DG522", message, wish, runs.severity, runs.related)


def _effects(flow: Flow, tree: Tree, runs: _Runs) -> Iterator[Diagnostic]:
    for item in tree.items if isinstance(tree, Sequence) else (tree,):
        entry = item.entry("effect") if isinstance(item, Mapping) else None
        if entry is not None:
            message = "an effect is played in private chats only, and this flow runs in groups"
            yield Diagnostic(flow.file, entry.key.span, "DG522", message, "take it out", Severity.WARNING, runs.related)


kind: Check = _InGroups()
