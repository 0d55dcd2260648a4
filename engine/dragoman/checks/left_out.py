"""Branches that leave a case out, so that it falls into an arm that is meant for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.checks.protocol import Check
from dragoman.checks.proving.cases import Known, holding
from dragoman.checks.proving.constants import names_in
from dragoman.checks.proving.paths import Paths
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.flow import Flow, Node
from dragoman.graph.targets import GoTo, InPlace, Target


class _LeftOut:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            parted = [node for node in flow.nodes.values() if _falls_into_an_arm(node)]
            if parted:
                paths, ever = subject.paths(flow)
                for node in parted:
                    yield from _judged(flow, node, paths, ever, subject)


def _falls_into_an_arm(node: Node) -> bool:
    """Whether two branches or more are all there is, and who takes none of them comes into the arm of one."""
    arms = [_led_to(branch.then) for branch in node.branches]
    plain = node.next is None and node.end is None and all(branch.when is not None for branch in node.branches)
    return plain and len(arms) > 1 and node.follow is not None and node.follow in arms


def _led_to(target: Target) -> str | None:
    following = target.next if isinstance(target, InPlace) else target
    return following.node if isinstance(following, GoTo) else None


def _judged(flow: Flow, node: Node, paths: Paths, ever: Mapping[str, int], subject: Subject) -> Iterator[Diagnostic]:
    trees = [branch.when.expression.tree for branch in node.branches if branch.when is not None]
    names = {name for tree in trees for name in names_in(tree)}
    left: Known | None = holding(ever, names)
    for tree in trees:
        left = None if left is None else paths.cases.assume(left, tree, False)
    name = next(iter(names)) if len(names) == 1 else None
    held = left.of(name) if left is not None and name is not None else None
    if name is None or held is None or not (values := _written(name, held, paths)):
        return
    listed = " and ".join(f"'{value}'" if isinstance(value, str) else _plain(value) for value in values)
    left_out = f"{listed} {'is' if len(values) == 1 else 'are'} left out"
    message = f"{left_out}: where '{name}' is that, '{node.follow}' follows, which is for another case"
    help_ = "give it a branch, or say with 'next' where all others go"
    span = subject.key(flow, node.name, "branches") or subject.span(node.place)
    yield Diagnostic(flow.file, span, "DG608", message, help_, Severity.WARNING)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _written(name: str, held: int, paths: Paths) -> list[object]:
    """The values that are left; none where a value is among them that nobody wrote."""
    values = [value for value in paths.cases.values(name, held) if value is not None]
    return values if all(paths.cases.is_written(name, value) for value in values) else []


kind: Check = _LeftOut()
