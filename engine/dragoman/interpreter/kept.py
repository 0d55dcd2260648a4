"""What is kept beyond a conversation: `profile` of the user, `shared` of the chat.

The law of this file: a change is data and can be applied to a newer state than the one it was computed on, so that
two people's changes both count. The same functions serve the turn, which must see its own changes, and the runtime,
which applies them to the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from dragoman.graph.flow import Flows, StoreName
from dragoman.graph.targets import Assignment, Operation
from dragoman.interpreter.effects import Change
from dragoman.interpreter.events import Origin
from dragoman.interpreter.limits import measured
from dragoman.interpreter.types import of_the_type
from dragoman.language.expressions import Scope
from dragoman.language.filters.lists import add, put, without
from dragoman.language.filters.text import default
from dragoman.language.values.arithmetic import calculate
from dragoman.language.values.scope import TemplateFault, TooMuch

Kept = Mapping[StoreName, Mapping[str, Any]]

STORES: tuple[StoreName, ...] = ("profile", "shared")

_NOWHERE = Scope({})


def store_of(name: str) -> StoreName:
    """`profile` or `shared`."""
    return "shared" if name == "shared" else "profile"


def as_it_stands(flows: Flows, origin: Origin) -> Kept:
    """What was kept when the turn began; declared values that were never written have their first value."""
    if not flows.kept:
        return {"profile": origin.profile, "shared": origin.shared}
    return {
        "profile": with_first(flows, "profile", origin.profile),
        "shared": with_first(flows, "shared", origin.shared),
    }


def used(flows: Flows) -> tuple[StoreName, ...]:
    """The stores that the turns of these flows must know: the others need not be read."""
    named = {store for flow in flows.flows.values() for store in flow.stores}
    named |= flows.stores | {store for store in STORES if flows.kept.get(store)}
    if len(flows.locales) > 1:
        named.add("profile")
    return tuple(store for store in STORES if store in named)


def with_first(flows: Flows, store: StoreName, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data with the declared first values of what was never written."""
    declared = flows.kept.get(store, {})
    first = {name: v.initial.evaluate(_NOWHERE) for name, v in declared.items() if v.initial and name not in data}
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


def changed(flows: Flows, store: StoreName, data: Mapping[str, Any], changes: Sequence[Change]) -> Mapping[str, Any]:
    """The kept data after these changes: all of them, or none.

    Raises:
        TemplateFault: one of them does not fit the value there is, or gives one that is not of the declared type.
        TooMuch: the data would take more room than variables may.
    """
    full = applied(with_first(flows, store, data), changes)
    declared = flows.kept.get(store, {})
    new = {name: of_the_type(declared.get(name), full[name], f"{store}.{name}") for name in {c.name for c in changes}}
    after = {**data, **new}
    if (size := measured(after)) > flows.limits.variables:
        raise TooMuch(f"'{store}' would take {size} bytes; {flows.limits.variables} is the most")
    return after


def applied(data: Mapping[str, Any], changes: Sequence[Change]) -> Mapping[str, Any]:
    """The data after these changes.

    Raises:
        TemplateFault: one of them does not fit the value there is.
    """
    after = dict(data)
    for change in changes:
        after[change.name] = _after(after.get(change.name), change)
    return after


def _after(value: Any, change: Change) -> Any:
    match change.kind:
        case "assign":
            return change.value
        case "default":
            return default(value, _NOWHERE, change.value)
        case "increase":
            return _increased(value, change)
        case "add":
            return add(value, _NOWHERE, change.value)
        case "put":
            return put(value, _NOWHERE, change.value, **change.fields)
        case "without":
            return without(value, _NOWHERE, *change.value, **change.fields)
        case other:
            assert_never(other)


def _increased(value: Any, change: Change) -> Any:
    if value is None or change.value is None:
        name = change.name if value is None else "what is added to it"
        raise TemplateFault(f"'{name}' is not set, so nothing can be counted; write (... | default(0))")
    return calculate("+", value, change.value)
