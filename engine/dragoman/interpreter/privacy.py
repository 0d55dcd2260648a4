"""Private values: no operator reads them, in no report and no line of the log.

The law of this file: whether something may hold private values is told by the flows alone, for a value may be on its
way and not yet be saved. Where it may, whatever a message quotes is masked unless it is a name of the flow's, and of
what an action said only the kind of its error is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault
from dragoman.graph.flow import Flow, Flows
from dragoman.interpreter.kept import STORES
from dragoman.language.expressions.functions import FUNCTIONS
from dragoman.language.filters import FILTERS

if TYPE_CHECKING:
    from dragoman.interpreter.memory import Memory

MASK = "•••"

_QUOTED = re.compile(r"'([^']*)'|\d+")
_WORD = re.compile(r"\w")


def private_names(flows: Flows, flow: Flow | None) -> frozenset[str]:
    """The variables, and fields such as `profile.pin`, of which this flow may not show the values."""
    own = flow.private if flow else frozenset()
    stores = flow.stores if flow else frozenset()
    kept = (f"{s}.{v.name}" for s in STORES if s in stores for v in flows.kept.get(s, {}).values() if v.private)
    return own | frozenset(kept)


def holds_private(memory: Memory) -> bool:
    """Whether any running flow may have private values: they go from flow to flow."""
    flows = memory.flows
    return any(private_names(flows, flows.flows.get(frame.flow)) for frame in memory.frames)


def guarded(memory: Memory, fault: Fault) -> Fault:
    """The fault as operators may read it."""
    if fault.reason == "limit" or not holds_private(memory):
        return fault
    message = fault.message.partition(":")[0] if fault.reason == "action" else fault.message
    for text in sorted(set(_texts(memory)), key=len, reverse=True):
        message = re.sub(re.escape(text), MASK, message, flags=re.IGNORECASE)
    names = _names(memory)
    message = _QUOTED.sub(lambda found: found[0] if _is_name(found[1], names) else MASK, message)
    return Fault(fault.reason, message, fault.place)


def _texts(memory: Memory) -> Iterator[str]:
    """The private values that are texts."""
    for frame in memory.frames:
        for name in private_names(memory.flows, memory.flows.flows.get(frame.flow)):
            store, dot, field = name.partition(".")
            held: Mapping[str, Any] = (
                memory.kept["shared" if store == "shared" else "profile"] if dot else frame.variables
            )
            value = held.get(field or store)
            if isinstance(value, str) and value.strip():
                yield value


def _names(memory: Memory) -> frozenset[str]:
    names = {*FILTERS, *FUNCTIONS, *memory.kept["profile"], *memory.kept["shared"], *memory.scope.names}
    for frame in memory.frames:
        if flow := memory.flows.flows.get(frame.flow):
            names |= {*flow.nodes, *(declared.name for declared in (*flow.inputs, *flow.variables))}
    return frozenset(names)


def _is_name(quoted: str | None, names: frozenset[str]) -> bool:
    """Whether what is quoted is a sign or a name, with or without its store."""
    if quoted is None or MASK in quoted:
        return False
    return not _WORD.search(quoted) or quoted.rpartition(".")[2] in names


def shown(flows: Flows, flow: Flow | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """The variables of a flow as people who are not the user may see them."""
    private = private_names(flows, flow)
    return {name: MASK if name in private and value is not None else value for name, value in data.items()}
