"""`wait`: pauses for a time, until a moment, or until something happens outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dragoman.graph.computed import Value
from dragoman.graph.ways import Way, saving
from dragoman.language.compiler import word
from dragoman.language.durations import compile_duration
from dragoman.language.idle_keys import warn_of_idle
from dragoman.language.moments import compile_moment, moment
from dragoman.language.targets import saved
from dragoman.language.timeouts import Timeout, compile_timeout
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn


@dataclass(frozen=True, slots=True)
class Wait:
    """One of: a time, a moment, an event from outside (whose data go to `save`) with a `timeout`."""

    after: timedelta | None = None
    until: Value | None = None
    event: str | None = None
    timeout: Timeout | None = None
    save: str | None = None

    def enter(self, turn: Turn, node: Node) -> None:
        """Sets the timer, unless it runs already, and waits. A moment that is over is no pause."""
        if not turn.has_timer("wait"):
            due = self._due(turn, node)
            if due is not None and due <= turn.now:
                turn.leave(node)
                return
            if due is not None:
                turn.set_timer("wait", due)
        turn.pause(*((f"event:{self.event}",) if self.event else ()))

    def _due(self, turn: Turn, node: Node) -> datetime | None:
        if self.until is not None:
            return moment(turn.evaluate(self.until), turn, node)
        after = self.after if self.after is not None else self.timeout.after if self.timeout else None
        return moment(after, turn, node) if after is not None else None

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """The time is over, or the event came."""
        from dragoman.interpreter.events import EventReceived, TimerFired

        if isinstance(event, EventReceived):
            if self.save is not None:
                turn.save(self.save, event.data)
            turn.leave(node)
        elif isinstance(event, TimerFired):
            turn.leave(node, self.timeout.next if self.timeout else None)

    def ways(self) -> tuple[Way, ...]:
        """The time is over, or the event came."""
        if self.event is None:
            return (Way("the time has come", waits=True),)
        came = Way(f"the event '{self.event}' comes", waits=True, saves=saving(self.save))
        late = (Way("the event does not come in time", self.timeout.next, waits=True),) if self.timeout else ()
        return (came, *late)


class _Wait:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Wait | None:
        tree, save = node.get("wait"), saved(node.get("save"), compiler)
        if not isinstance(tree, TreeMapping) or tree.get("event") is None:
            warn_of_idle(node, ("save",), "only an event brings something to save", compiler)
        if isinstance(tree, Scalar):
            after = compile_duration(tree, compiler, some=True)
            return Wait(after=after) if after else None
        if not isinstance(tree, TreeMapping):
            return None
        until = compile_moment(tree.get("until"), compiler)
        timeout = compile_timeout(tree.get("timeout"), compiler)
        event = word(tree.get("event"))
        return Wait(until=until, event=event, timeout=timeout, save=save) if until or event else None


kind: NodeKind = _Wait()
