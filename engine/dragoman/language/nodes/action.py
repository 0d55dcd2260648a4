"""`action`: calls a Python function of the project and waits for its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.targets import Target
from dragoman.graph.ways import Way, saving
from dragoman.language.arguments import NO_ACTION, check_arguments
from dragoman.language.compiler import entries
from dragoman.language.requests import ONCE, Retry
from dragoman.language.results import check_results
from dragoman.language.retries import compile_retry, seconds
from dragoman.language.targets import compile_outcomes, compile_target, saved
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import ActionReturned, Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Action:
    """The function's name, its arguments, and the ways on by what it returns. `timeout`: seconds for each try.

    `all_named`: whatever it returns is one of the outcomes that have a way of their own.
    """

    name: str
    arguments: Mapping[str, Value]
    save: str | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)
    on_error: Target | None = None
    timeout: float = TIMEOUT
    once: bool = False
    retry: Retry = ONCE
    all_named: bool = False

    def enter(self, turn: Turn, node: Node) -> None:
        """Has it run with the arguments as they are now."""
        arguments = {name: turn.evaluate(value) for name, value in self.arguments.items()}
        turn.run_action(self.name, arguments, self.timeout, retry=self.retry)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """Saves its value and takes the way of its outcome; `on_error`, or the `error` handler, if it failed."""
        from dragoman.interpreter.events import ActionFailed, ActionReturned

        if not isinstance(event, ActionReturned | ActionFailed):
            return
        if self.once:
            turn.forget_undo()
        if isinstance(event, ActionReturned):
            self._returned(turn, node, event)
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

    def ways(self) -> tuple[Way, ...]:
        """The ways of its outcomes, that of all others, and that of its failure."""
        saves = saving(self.save)
        named = [Way(f"'{self.name}' returns {name}", way, saves=saves) for name, way in self.outcomes.items()]
        failed = (Way(f"'{self.name}' fails", self.on_error, through=False),) if self.on_error else ()
        others = () if self.all_named else (Way(f"'{self.name}' has returned", saves=saves),)
        return (*named, *others, *failed)


class _Action:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Action | None:
        called = node.get("action")
        if not isinstance(called, Scalar):
            return None
        known = compiler.around.actions.get(called.text)
        if known is None:
            compiler.misspelt("DG213", called, "action", compiler.around.actions, none=NO_ACTION)
        else:
            check_arguments(node.get("with"), called, known, compiler)
            check_results(name, node, known, compiler)
        values = entries(node.get("with")).items()
        outcomes = compile_outcomes(node.get("outcomes"), compiler)
        return Action(
            name=called.text,
            arguments={key: value for key, tree in values if (value := compiler.value(tree))},
            save=saved(node.get("save"), compiler),
            outcomes=outcomes,
            on_error=compile_target(node.get("on_error"), compiler),
            timeout=seconds(node.get("timeout"), TIMEOUT, compiler, some=True),
            retry=compile_retry(node.get("retry"), compiler),
            once=known.once if known else False,
            all_named=bool(known and known.outcomes and outcomes.keys() >= set(known.outcomes)),
        )


kind: NodeKind = _Action()
