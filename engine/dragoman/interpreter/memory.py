"""What a turn knows: the stack with its variables, what is kept of user and chat, and the names that texts may use.

The law of this file: whatever is computed sees the values as they are now, what this very turn has changed included.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from dragoman.graph.computed import Condition, Fault, Place, Template, Value
from dragoman.graph.flow import Flow, Flows, Node, StoreName
from dragoman.graph.targets import Assignment
from dragoman.interpreter import kept
from dragoman.interpreter.ambient import ambient, locale_of
from dragoman.interpreter.effects import Change, ChangeKept, Effect
from dragoman.interpreter.events import ActionFailed, ActionReturned, Event
from dragoman.interpreter.limits import check_size
from dragoman.interpreter.session import Frame, Session, changed
from dragoman.interpreter.types import of_the_type
from dragoman.language.expressions import Scope, TemplateFault

SEEN = 20
"""Event ids a session remembers; an event that comes again later than that is old news to the store as well."""


class Memory:
    """The mutable copy of a session's data inside one step."""

    def __init__(self, flows: Flows, session: Session, event: Event) -> None:
        self.flows, self.event, self.session = flows, event, session
        self.effects: list[Effect] = []
        self.frames: list[Frame] = list(session.frames)
        self.kept = kept.as_it_stands(flows, event.origin)
        self.assigned = False
        self.places: dict[str, Place | None] = {}
        self.extra: Mapping[str, Any] = {}
        self._ambient: dict[str, Any] | None = None
        self._locale = ""

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
        self.frames[-1] = changed(self.frames[-1], **fields)

    @property
    def locale(self) -> str:
        """The language that the user reads: chosen, else their client's, else the bot's own."""
        if not self._locale:
            self._locale = locale_of(self.flows, self.event.origin, self.kept["profile"])
        return self._locale

    @contextmanager
    def in_own_language(self) -> Iterator[None]:
        """What is computed meanwhile is for other people than the user: it is in the bot's own language."""
        before, self._locale = self._locale, self.flows.locale
        try:
            yield
        finally:
            self._locale = before

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

    @property
    def seen(self) -> tuple[str, ...]:
        """The latest event ids with this one, unless it cannot come twice: results of actions have their calls."""
        if isinstance(self.event, ActionReturned | ActionFailed):
            return self.session.seen
        return (*self.session.seen, self.event.origin.id)[-SEEN:]

    def save(self, name: str, value: Any, place: Place | None = None) -> None:
        """Gives a variable of the running flow, or `profile.x` or `shared.x`, a value.

        Raises:
            Fault: the value is not of the declared type, or too much is kept.
        """
        store, dot, field = name.partition(".")
        place = place or self.node.place
        if dot:
            self._change_kept(kept.store_of(store), [kept.assigned(field, value)], place)
        else:
            self._set({name: (value, place)})

    def forget(self, names: Sequence[str]) -> None:
        """Takes variables of the running flow off the record."""
        left = {name: value for name, value in self.frame.variables.items() if name not in names}
        self.change_frame(variables=left)

    def assign(self, assignments: Sequence[Assignment]) -> None:
        """One `set`: all values are read before any is written.

        Raises:
            Fault: a value cannot be computed, is not of the declared type, or is too much to be kept.
        """
        if not assignments:
            return
        scope = self.scope
        own = {line.name: (line.value.evaluate(scope), line.place) for line in assignments if "." not in line.name}
        changes = [(line, kept.changes(line, scope)) for line in assignments if "." in line.name]
        for line, change in changes:
            self._change_kept(kept.store_of(line.name.partition(".")[0]), change, line.place)
        self._set(own)

    def _set(self, values: Mapping[str, tuple[Any, Place | None]]) -> None:
        if not values:
            return
        flow, new = self.flow, {}
        for name, (value, place) in values.items():
            try:
                new[name] = of_the_type(flow.declared(name), value, name)
                check_size(name, value, self.flows.limits.variables)
            except TemplateFault as wrong:
                raise Fault(wrong.reason, wrong.message, place) from None
            self.places[name] = place
        self.change_frame(variables={**self.frame.variables, **new})
        self.assigned = True

    def _change_kept(self, store: StoreName, changes: Sequence[Change], place: Place | None) -> None:
        try:
            after = kept.changed(self.flows, store, self.kept[store], changes)
        except TemplateFault as wrong:
            raise Fault(wrong.reason, wrong.message, place) from None
        self.kept = {**self.kept, store: after}
        frame, there = self.frame, place or Place("", 0, 0)
        self.effects.append(ChangeKept(store, tuple(changes), frame.flow, frame.node, there.file, there.line))
        self._ambient, self._locale = None, ""
