"""What a turn knows: the stack with its variables, what is kept of user and chat, and the names that texts may use.

The law of this file: whatever is computed sees the values as they are now, what this very turn has changed included.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.graph.computed import Condition, Template, Value
from dragoman.graph.flow import Flow, Flows, Node
from dragoman.graph.targets import Assignment
from dragoman.interpreter import kept
from dragoman.interpreter.ambient import ambient, locale_of
from dragoman.interpreter.effects import Change, ChangeKept, Effect
from dragoman.interpreter.events import Event
from dragoman.interpreter.session import Frame, Session
from dragoman.language.expressions import Scope


class Memory:
    """The mutable copy of a session's data inside one step."""

    def __init__(self, flows: Flows, session: Session, event: Event) -> None:
        self.flows, self.event, self.session = flows, event, session
        self.effects: list[Effect] = []
        self.frames: list[Frame] = list(session.frames)
        self.kept = kept.as_it_stands(flows, event.origin)
        self.assigned = False
        self.extra: Mapping[str, Any] = {}
        self._ambient: dict[str, Any] | None = None

    @property
    def frame(self) -> Frame:
        """The running flow's frame."""
        return self.frames[-1]

    @property
    def flow(self) -> Flow:
        """The running flow."""
        return self.flows.flows[self.frames[-1].flow]

    @property
    def node(self) -> Node:
        """The node where the session stands."""
        return self.flow.nodes[self.frames[-1].node]

    def change_frame(self, **fields: Any) -> None:
        """Replaces these fields of the running flow's frame."""
        self.frames[-1] = replace(self.frames[-1], **fields)

    @property
    def locale(self) -> str:
        """The language that the user reads: chosen, else their client's, else the bot's own."""
        return locale_of(self.flows, self.event.origin, self.kept["profile"])

    @property
    def scope(self) -> Scope:
        """All names an expression may use, as they are now."""
        if self._ambient is None:
            self._ambient = ambient(self.flows, self.event, self.kept)
        if not self.frames:
            return Scope({**self._ambient, **self.extra}, self.locale)
        frame = self.frames[-1]
        attempt = frame.attempts.get(frame.node, 0) + 1
        return Scope({**self._ambient, "attempt": attempt, **self.extra, **frame.variables}, self.locale)

    def evaluate(self, value: Value) -> Any:
        """A value for this user."""
        return value.evaluate(self.scope)

    def render(self, text: Template) -> str:
        """A text for this user; a constant text that nobody has translated costs nothing."""
        constant = text.text.constant
        return text.render(self.scope) if constant is None or text.translated else constant

    def shipped(self, name: str, **values: Any) -> str:
        """One of the shipped sentences, as HTML: its values are escaped. No variable of a flow can take their place."""
        scope = self.scope
        return self.flows.texts[name].render(Scope({**scope.names, **values}, scope.locale))

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition is true; one that is not there is."""
        return condition is None or condition.holds(self.scope)

    def save(self, name: str, value: Any) -> None:
        """Gives a variable of the running flow, or `profile.x` or `shared.x`, a value."""
        store, dot, field = name.partition(".")
        if dot:
            self._change_kept(store, [kept.assigned(field, value)])
        else:
            self._set({name: value})

    def forget(self, names: Sequence[str]) -> None:
        """Takes variables of the running flow off the record."""
        left = {name: value for name, value in self.frame.variables.items() if name not in names}
        self.change_frame(variables=left)

    def assign(self, assignments: Sequence[Assignment]) -> None:
        """One `set`: all values are read before any is written."""
        if not assignments:
            return
        own = [line for line in assignments if "." not in line.name]
        values = {line.name: line.value.evaluate(self.scope) for line in own}
        for store in ("profile", "shared"):
            lines = [line for line in assignments if line.name.startswith(f"{store}.")]
            self._change_kept(store, [change for line in lines for change in kept.changes(line, self.scope)])
        self._set(values)

    def _set(self, values: Mapping[str, Any]) -> None:
        if values:
            self.change_frame(variables={**self.frame.variables, **values})
            self.assigned = True

    def _change_kept(self, store: str, changes: Sequence[Change]) -> None:
        if changes:
            name = kept.store_of(store)
            self.kept = {**self.kept, name: kept.applied(self.kept[name], changes)}
            self.effects.append(ChangeKept(name, tuple(changes)))
            self._ambient = None
