"""Arms that run together: one arm of a choice falls through into the first node of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.protocol import Check
from dragoman.checks.proving.subject import Subject
from dragoman.checks.proving.words import told
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.edges import Edge
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import GoTo, InPlace, Target
from dragoman.language.dependencies import writes
from dragoman.language.nodes.action import Action
from dragoman.language.nodes.call import Call
from dragoman.language.nodes.handoff import Handoff
from dragoman.language.nodes.http import Http
from dragoman.language.nodes.notify import Notify
from dragoman.language.nodes.pay import Pay
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say


class _Arms:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            choices = [(name, arms) for name, node in flow.nodes.items() for arms in _choices(node)]
            if choices:
                graph = _Reading(flow, subject)
                for name, arms in choices:
                    yield from graph.joined(name, arms)


def _choices(node: Node) -> Iterator[list[str]]:
    """The first nodes of the arms of each choice that the node offers, where there are several."""
    for ways in (_of_buttons(node), _of_branches(node), _of_outcomes(node)):
        arms = list(dict.fromkeys(name for way in ways if (name := _named(way)) is not None))
        if len(arms) > 1:
            yield arms


def _of_buttons(node: Node) -> list[Target | None]:
    return [button.next for button in node.lead.layout.buttons] if isinstance(node.lead, Prompt) else []


def _of_branches(node: Node) -> list[Target | None]:
    return [*(branch.then for branch in node.branches), node.next] if node.branches else []


def _of_outcomes(node: Node) -> list[Target | None]:
    lead = node.lead
    if not isinstance(lead, Action | Http | Call | Pay | Handoff):
        return []
    failed = lead.on_error if isinstance(lead, Action | Http) else None
    return [*lead.outcomes.values(), failed, node.next]


def _named(target: Target | None) -> str | None:
    to = target.next if isinstance(target, InPlace) else target
    return to.node if isinstance(to, GoTo) else None


@dataclass(frozen=True, slots=True)
class _Run:
    """Where an arm falls to, if it does: its nodes, and the edges on which it leaves them."""

    nodes: tuple[str, ...]
    path: tuple[Edge, ...]


class _Reading:
    """A flow as one reads it: in its order, and who leads where."""

    def __init__(self, flow: Flow, subject: Subject) -> None:
        self._flow, self._subject = flow, subject
        self._order = {name: place for place, name in enumerate(flow.nodes)}
        self._into: dict[str, list[Edge]] = {}
        for edges in subject.all_edges(flow).values():
            for edge in edges:
                if edge.to is not None:
                    self._into.setdefault(edge.to, []).append(edge)

    def joined(self, choice: str, arms: list[str]) -> Iterator[Diagnostic]:
        """The arms of this choice that run on into others of it."""
        below = [name for name in arms if self._order[name] > self._order[choice]]
        found = {name: run for name in below if (run := self._run(name, choice, set(below))) is not None}
        inner = {node for run in found.values() for node in run.nodes}
        for name, run in found.items():
            into = run.path[-1].to or ""
            if len(arms) == 2 and self._is_detour(run):
                continue
            if self._is_only(name, choice, inner) and self._is_only(into, choice, inner):
                yield self._told(choice, run, into)

    def _is_detour(self, run: _Run) -> bool:
        """Whether one of two arms only asks or does something more before it comes to where the other one leads.

        An arm that ends with something said has had its last word, and one whose work is undone at once did it in vain.
        """
        last, into = self._flow.nodes[run.nodes[-1]], self._flow.nodes[run.path[-1].to or run.nodes[-1]]
        return not isinstance(last.lead, Say | Notify) and not writes(last) & writes(into)

    def _run(self, first: str, choice: str, arms: set[str]) -> _Run | None:
        """The nodes of an arm down to the one that falls into another arm; nothing where it does not."""
        nodes, path, name = [first], list[Edge](), first
        while (edge := self._falls(name)) is not None and edge.to is not None and edge.to != choice:
            path.append(edge)
            name = edge.to
            if name in arms:
                return _Run(tuple(nodes), tuple(path))
            if any(one.kind not in ("fall", "skip") for one in self._into[name]):
                return None
            nodes.append(name)
        return None

    def _falls(self, name: str) -> Edge | None:
        """The way down from a node, where that is its way on whatever was answered, but for what went wrong."""
        edges = self._subject.edges(self._flow)[name]
        down = next((edge for edge in edges if edge.kind == "fall"), None)
        if down is None or self._flow.nodes[name].branches:
            return None
        usual = [edge for edge in edges if edge.kind not in ("fall", "skip") and edge.way.through]
        return down if not usual else None

    def _is_only(self, arm: str, choice: str, inner: set[str]) -> bool:
        """Whether only this choice leads to an arm, beside what runs into it from another one."""
        return all(
            (edge.source == choice and edge.kind not in ("fall", "skip"))
            or (edge.source in inner and edge.kind in ("fall", "skip"))
            for edge in self._into[arm]
        )

    def _told(self, choice: str, run: _Run, into: str) -> Diagnostic:
        first, last = run.nodes[0], run.nodes[-1]
        edges = self._subject.edges(self._flow)
        lead_in = next(edge for edge in self._into[first] if edge.source == choice)
        message = f"the arm '{first}' of '{choice}' runs on into its arm '{into}': {told((lead_in, *run.path), edges)}"
        help_ = f"write 'next: end' at '{last}', or where else it goes; 'next: {into}' if this is meant"
        related = self._subject.related(self._flow.nodes[into].place, f"the arm '{into}' begins here")
        return self._subject.warning("DG604", self._flow.nodes[first].place, message, help_, related)


kind: Check = _Arms()
