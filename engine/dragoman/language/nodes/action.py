"""`action`: calls a Python function of the project and waits for its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.targets import Target
from dragoman.language.actions import Signature
from dragoman.language.compiler import entries, word
from dragoman.language.durations import duration
from dragoman.language.targets import compile_target
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Action:
    """The function's name, its arguments, and the ways on by what it returns. `timeout` in seconds."""

    name: str
    arguments: Mapping[str, Value]
    save: str | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)
    on_error: Target | None = None
    timeout: float = TIMEOUT
    once: bool = False

    def enter(self, turn: Turn, node: Node) -> None:
        """Has it run with the arguments as they are now."""
        arguments = {name: turn.evaluate(value) for name, value in self.arguments.items()}
        turn.run_action(self.name, arguments, self.timeout)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """Saves its value and takes the way of its outcome; `on_error`, or the `error` handler, if it failed."""
        if self.once:
            turn.forget_undo()
        from dragoman.interpreter.events import ActionFailed, ActionReturned

        if isinstance(event, ActionReturned):
            self._returned(turn, node, event)
        elif not isinstance(event, ActionFailed):
            return
        elif self.on_error is None:
            turn.fail(event.error)
        elif not turn.go(self.on_error):
            turn.leave(node)

    def _returned(self, turn: Turn, node: Node, event: ActionReturned) -> None:
        outcome = event.outcome
        if outcome is None and isinstance(event.value, str) and event.value in self.outcomes:
            outcome = event.value
        if self.save is not None:
            turn.save(self.save, event.value)
        turn.leave(node, self.outcomes.get(outcome) if outcome is not None else None)

    def targets(self) -> tuple[Target, ...]:
        """The ways of its outcomes and of its failure."""
        return (*self.outcomes.values(), *((self.on_error,) if self.on_error else ()))


class _Action:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Action | None:
        called = node.get("action")
        if not isinstance(called, Scalar):
            return None
        known = compiler.around.actions.get(called.text)
        if known is None:
            compiler.misspelt("DG213", called, "action", compiler.around.actions)
        else:
            _check_arguments(node, called, known, compiler)
            _check_outcomes(node, known, compiler)
        ways = entries(node.get("outcomes")).items()
        outcomes = {key: target for key, tree in ways if (target := compile_target(tree, compiler))}
        values = entries(node.get("with")).items()
        return Action(
            name=called.text,
            arguments={key: value for key, tree in values if (value := compiler.value(tree))},
            save=_save(node.entry("save"), compiler),
            outcomes=outcomes,
            on_error=compile_target(node.get("on_error"), compiler),
            timeout=_timeout(node.get("timeout"), compiler),
            once=known.once if known else False,
        )


def _save(entry: object, compiler: Compiler) -> str | None:
    tree = getattr(entry, "value", None)
    if not isinstance(tree, Scalar) or tree.value is False:
        return None
    return tree.text if compiler.name(tree) else None


def _timeout(tree: object, compiler: Compiler) -> float:
    if not isinstance(tree, Scalar):
        return TIMEOUT
    try:
        return duration(tree.text).total_seconds()
    except ValueError as wrong:
        compiler.report("DG212", tree.span, str(wrong))
        return TIMEOUT


def _check_arguments(node: TreeMapping, called: Scalar, known: Signature, compiler: Compiler) -> None:
    given = node.get("with")
    keys = [entry.key for entry in given.entries] if isinstance(given, TreeMapping) else []
    for key in keys:
        if key.text not in known.parameters:
            compiler.misspelt("DG214", key, "parameter", known.parameters, f" in the action '{known.name}'")
    if missing := sorted(known.required - {key.text for key in keys}):
        names = ", ".join(missing)
        compiler.report("DG214", called.span, f"the action '{known.name}' needs: {names}", "give it under 'with'")


def _check_outcomes(node: TreeMapping, known: Signature, compiler: Compiler) -> None:
    ways = node.get("outcomes")
    if known.outcomes is None or not isinstance(ways, TreeMapping):
        return
    for entry in ways.entries:
        if word(entry.key) not in known.outcomes:
            compiler.misspelt("DG215", entry.key, "outcome", known.outcomes, f" of the action '{known.name}'")


kind: NodeKind = _Action()
