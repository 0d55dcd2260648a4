"""`schedule`: starts a flow later, once or again and again, beside this conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Constant, Fault, Template, Value
from dragoman.graph.ways import Way
from dragoman.language.certainty import Fit, check_fit
from dragoman.language.compiler import listed
from dragoman.language.durations import compile_duration
from dragoman.language.moments import compile_moment, delay, moment, read_delay
from dragoman.language.signatures import called_flow
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

LONGEST_NAME = 100
"""Characters of a name that are kept as they are."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The flow's name and its inputs; one of a moment, a length of time and a rhythm; for whom; the job's name."""

    flow: str
    inputs: Mapping[str, Value]
    at: Value | None = None
    after: Value | None = None
    every: Value | None = None
    users: Value | None = None
    name: Template | None = None

    def enter(self, turn: Turn, node: Node) -> None:
        """Schedules it with the inputs as they are now, and goes on."""
        inputs = {name: turn.evaluate(value) for name, value in self.inputs.items()}
        name = job_name(turn, node, self.name) if self.name else self.flow
        users = _users(turn.evaluate(self.users), node) if self.users else None
        turn.schedule(name, self.flow, inputs, self._when(turn, node), users)
        turn.leave(node)

    def _when(self, turn: Turn, node: Node) -> datetime | str:
        if self.every is not None:
            return _rhythm(turn.evaluate(self.every), node)
        if self.after is not None:
            return moment(delay(turn.evaluate(self.after), node), turn, node)
        return moment(turn.evaluate(self.at) if self.at else None, turn, node)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It waits for nothing."""

    def ways(self) -> tuple[Way, ...]:
        """It goes on."""
        return (Way("it is scheduled"),)


def job_name(turn: Turn, node: Node, text: Template) -> str:
    """The name of something scheduled. A long one, such as a text of the user's, is cut and told apart by its digest.

    Raises:
        Fault: it is empty for this user.
    """
    name = turn.render(text)
    if not name:
        raise Fault("template", "the name of what is scheduled is empty for this user", text.place)
    if len(name) > LONGEST_NAME:
        digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{name[:LONGEST_NAME]} {digest[:16]}"
    return name


def _read_rhythm(value: Any) -> str:
    from dragoman.language.recurrence import recurrence

    return recurrence(value if isinstance(value, str) else repr(value)).text


def _rhythm(value: Any, node: Node) -> str:
    try:
        return _read_rhythm(value)
    except ValueError as wrong:
        raise Fault("template", str(wrong), node.place) from None


def _users(value: Any, node: Node) -> Sequence[int]:
    users = value if isinstance(value, list | tuple) else [value]
    found = [_user(user) for user in users]
    if None in found:
        wrong = users[found.index(None)]
        shown = f"'{wrong}'" if isinstance(wrong, str) else repr(wrong)
        message = f"{shown} is no user's id; 'for' takes an id, such as user.id, or a list of ids"
        raise Fault("template", message, node.place)
    return [user for user in found if user is not None]


def _user(value: Any) -> int | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value) if len(value.strip()) < 20 else None
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63 else None


class _Schedule:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Schedule | None:
        known, inputs = called_flow("schedule", node, compiler)
        schedule = Schedule(
            flow=known.name if known else "",
            inputs=inputs,
            at=compile_moment(node.get("at"), compiler),
            after=_compile_delay(node.get("after"), compiler),
            every=_compile_rhythm(node.get("every"), compiler),
            users=_compile_users(node.get("for"), compiler),
            name=compiler.text(node.get("as"), "plain", None),
        )
        timed = schedule.at or schedule.after or schedule.every
        return schedule if known and timed else None


def _compile_delay(tree: Tree | None, compiler: Compiler) -> Value | None:
    if isinstance(tree, Scalar) and "{{" in tree.text:
        value = compiler.value(tree)
        check_fit(value, tree, Fit(read_delay, "'after'", "a duration, such as hours(2)"), compiler)
        return value
    after = compile_duration(tree, compiler)
    return Constant(after) if after is not None else None


def _compile_rhythm(tree: Tree | None, compiler: Compiler) -> Value | None:
    if not isinstance(tree, Scalar):
        return None
    if "{{" in tree.text:
        value = compiler.value(tree)
        check_fit(value, tree, Fit(_read_rhythm, "'every'", "a text such as 'weekdays 09:30'"), compiler)
        return value
    try:
        return Constant(_read_rhythm(tree.text))
    except ValueError as wrong:
        compiler.report("DG229", tree.span, str(wrong))
        return None


def _compile_users(tree: Tree | None, compiler: Compiler) -> Value | None:
    for item in listed(tree):
        if isinstance(item, Scalar) and "{{" not in item.text and _user(item.value) is None:
            wish = 'write an id, such as 12345678, or compute it: "{{ user.id }}"'
            compiler.report("DG251", item.span, f"'{item.text}' is no user's id", wish)
            return None
    value = compiler.value(tree)
    check_fit(value, tree, Fit(_check_user, "'for'", "a user's id, such as user.id, or a list of ids"), compiler)
    return value


def _check_user(value: Any) -> None:
    if not isinstance(value, list | tuple) and _user(value) is None:
        raise ValueError(value)


kind: NodeKind = _Schedule()
