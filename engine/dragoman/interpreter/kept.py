"""What is kept beyond a conversation: `profile` of the user, `shared` of the chat.

The law of this file: a change is data and can be applied to a newer state than the one it was computed on, so that
two people's changes both count. The same functions serve the turn, which must see its own changes, and the runtime,
which applies them to the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.graph.flow import Flows, StoreName
from dragoman.graph.targets import Assignment, Operation
from dragoman.interpreter.effects import Change
from dragoman.interpreter.events import Origin
from dragoman.language.expressions import Scope

Kept = Mapping[StoreName, Mapping[str, Any]]


def store_of(name: str) -> StoreName:
    """`profile` or `shared`."""
    return "shared" if name == "shared" else "profile"


def as_it_stands(flows: Flows, origin: Origin) -> Kept:
    """What was kept when the turn began; declared values that were never written have their first value."""
    return {"profile": with_first(flows, "profile", origin.profile), "shared": with_first(flows, "shared", origin.shared)}


def with_first(flows: Flows, store: StoreName, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data with the declared first values of what was never written."""
    declared = flows.kept.get(store, {})
    first = {name: v.initial.evaluate(Scope({})) for name, v in declared.items() if v.initial and name not in data}
    return {**first, **data} if first else data


def assigned(name: str, value: Any) -> Change:
    """This value takes the place of the former one."""
    return Change(name, "assign", value)


def changes(line: Assignment, scope: Scope) -> list[Change]:
    """What a line of a `set` does to a kept value, with its values computed."""
    name = line.name.partition(".")[2]
    if not line.operations:
        return [assigned(name, line.value.evaluate(scope))]
    return [_change(name, operation, scope) for operation in line.operations]


def _change(name: str, operation: Operation, scope: Scope) -> Change:
    value = operation.value.evaluate(scope) if operation.value else None
    return Change(name, operation.kind, value, {key: v.evaluate(scope) for key, v in operation.fields.items()})


def applied(data: Mapping[str, Any], changes: Sequence[Change]) -> Mapping[str, Any]:
    """The data after these changes."""
    after = dict(data)
    for change in changes:
        after[change.name] = change.value
    return after
