"""Events that Python code causes: a flow starts for somebody, or something happens that flows wait for.

The law of this file: what a caller does wrong is a ValueError, told before anything is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from dragoman.diagnostics.suggest import nearest
from dragoman.graph.flow import Flow, Flows
from dragoman.interpreter.events import Chat, EventReceived, FlowRequested, Origin, User
from dragoman.interpreter.session import Session
from dragoman.interpreter.types import of_the_type
from dragoman.language.names import NAME
from dragoman.language.values.scope import TemplateFault
from dragoman_bots.runtime.results import plain

_KEY = re.compile(r"(-?[0-9]{1,19}):([0-9]{1,19})\Z")


def origin_of(key: str, session: Session, at: datetime) -> Origin:
    """An event's origin for this session: its people as they are known, else by their numbers alone.

    Raises:
        ValueError: the key is none.
    """
    found = _KEY.match(key)
    if found is None:
        raise ValueError(f"'{key}' is no session's key: write CHAT:USER, their numbers, such as '42:42'")
    chat, user = int(found[1]), int(found[2])
    known = session.people or (User(user), Chat(chat, "private" if chat == user else "supergroup"))
    return Origin(f"py-{uuid4().hex}", at, *known)


def flow_requested(flows: Flows, origin: Origin, flow: str, inputs: Mapping[str, Any]) -> FlowRequested:
    """The event that starts this flow.

    Raises:
        ValueError: there is no such flow, or it does not take these inputs.
    """
    known = flows.flows.get(flow)
    if known is None:
        raise ValueError(f"there is no flow '{flow}'; {_hint(flow, flows.flows)}")
    _check(known, inputs)
    kept = _kept(inputs, "the inputs hold")
    _check_types(known, kept)
    return FlowRequested(origin, flow, kept)


def _check(flow: Flow, inputs: Mapping[str, Any]) -> None:
    names = [declared.name for declared in flow.inputs]
    for name in inputs:
        if name not in names:
            raise ValueError(f"the flow '{flow.name}' has no input '{name}'; {_hint(name, names)}")
    if missing := [declared.name for declared in flow.inputs if declared.required and declared.name not in inputs]:
        raise ValueError(f"the flow '{flow.name}' needs the inputs: {', '.join(missing)}")


def _check_types(flow: Flow, inputs: Mapping[str, Any]) -> None:
    for name, value in inputs.items():
        try:
            of_the_type(flow.declared(name), value, name)
        except TemplateFault as wrong:
            raise ValueError(f"the flow '{flow.name}' does not take this: {wrong}") from None


def event_received(origin: Origin, name: str, data: Any) -> EventReceived:
    """The event of this name.

    Raises:
        ValueError: the name is none, or the data cannot be kept.
    """
    if not NAME.match(name):
        raise ValueError(f"'{name}' is no event's name: it is written like a node's, such as order_shipped")
    return EventReceived(origin, name, _kept(data, "the data hold"))


def _kept(value: Any, source: str) -> Any:
    try:
        return plain(value, source)
    except TypeError as wrong:
        raise ValueError(str(wrong)) from None


def _hint(name: str, among: Iterable[str]) -> str:
    among = sorted(among)
    near = nearest(name, among)
    return f"did you mean '{near}'?" if near else f"there are: {', '.join(among) or 'none'}"
