"""Conditions that can never be true: a branch nobody takes, a node nobody passes, a value a variable never has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

from dragoman.checks.protocol import Check
from dragoman.checks.proving.cases import Known, holding
from dragoman.checks.proving.constants import atoms, names_in
from dragoman.checks.proving.judged import conditions_of
from dragoman.checks.proving.never_had import never_had
from dragoman.checks.proving.paths import Paths
from dragoman.checks.proving.subject import Subject
from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.graph.computed import Condition
from dragoman.graph.flow import Flow, Node


class _NeverTaken:
    def run(self, subject: Subject) -> Iterator[Diagnostic]:
        for flow in subject.judged:
            if any(True for node in flow.nodes.values() for _ in conditions_of(node)):
                paths, masks = subject.paths(flow)
                yield from _of_flow(flow, paths, masks, subject)


def _of_flow(flow: Flow, paths: Paths, masks: Mapping[str, int], subject: Subject) -> Iterator[Diagnostic]:
    for node in flow.nodes.values():
        branches, conditions = [branch.when for branch in node.branches], list(conditions_of(node))
        if len(conditions) == len(node.branches) == 1 and _is_open(conditions[0], masks, paths):
            continue
        ever = holding(masks, {name for one in conditions for name in names_in(one.expression.tree)})
        for condition in conditions:
            if not any(condition is one for one in branches):
                yield from _judged(condition, ever, ever, paths, subject)
        yield from _branches(node, ever, paths, subject)


def _is_open(condition: Condition, masks: Mapping[str, int], paths: Paths) -> bool:
    """Whether it only compares a variable that may have any value, so that nothing can be wrong with it."""
    tree = condition.expression.tree
    if not isinstance(tree, nodes.Compare) or not isinstance(tree.expr, nodes.Name):
        return False
    name = tree.expr.name
    return isinstance(tree.ops[0].expr, nodes.Const) and masks.get(name, 0) | 1 == paths.cases.all(name)


def _branches(node: Node, ever: Known, paths: Paths, subject: Subject) -> Iterator[Diagnostic]:
    left: Known | None = ever
    shared = 0
    for branch in node.branches:
        shared += branch.share or 0
        if branch.when is None:
            continue
        if shared >= 100:
            message = "this branch is never taken: those above have all users"
            yield subject.warning("DG607", branch.when.place, message, "put it above the shares")
            continue
        yield from _judged(branch.when, left, ever, paths, subject)
        left = None if left is None else paths.cases.assume(left, branch.when.expression.tree, False)


def _judged(
    condition: Condition, left: Known | None, ever: Known, paths: Paths, subject: Subject
) -> Iterator[Diagnostic]:
    """What is wrong with a condition, where the ones above it leave `left`."""
    tree, source = condition.expression.tree, " ".join(condition.expression.source.split())
    if left is not None and paths.cases.assume(left, tree, True) is not None:
        return
    if any(never_had(atom, dict(ever.held), paths.cases) for atom in atoms(tree)):
        # Told at the text itself, by another rule.
        return
    if paths.cases.assume(ever, tree, True) is None:
        yield subject.warning("DG607", condition.place, f"'{source}' is never true", _remedy(tree, ever, paths))
    else:
        message = f"'{source}' is never true here: the branches above take every such case"
        yield subject.warning("DG607", condition.place, message, "put the narrower condition first, or take it out")


def _remedy(tree: nodes.Node, ever: Known, paths: Paths) -> str:
    names = [name.name for name in (tree, *tree.find_all(nodes.Name)) if isinstance(name, nodes.Name)]
    held = ever.of(names[0]) if len(set(names)) == 1 else None
    values = paths.cases.values(names[0], held) if held else []
    if values == [None]:
        return f"nothing ever saves or sets '{names[0]}'"
    return "correct it, or take out what depends on it"


kind: Check = _NeverTaken()
