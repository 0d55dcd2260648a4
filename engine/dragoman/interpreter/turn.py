"""A turn at work: the mutable copy of a session inside one step, and what nodes may do with it.

The law of this file, the order of a node's work: `when`, then the lead key, then `set`, then the target that the
lead found (a pressed button's, an outcome's), then `branches`, then `next`, `end` or the node below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Condition, Fault, Place, Template, Value
from dragoman.graph.flow import Flow, Flows, Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Message, Target, Word
from dragoman.interpreter import asking, handlers, stack
from dragoman.interpreter.ambient import ambient
from dragoman.interpreter.effects import Effect, Report, RunAction
from dragoman.interpreter.events import Event
from dragoman.interpreter.limits import check_variables
from dragoman.interpreter.session import Awaiting, Frame, Question, Session
from dragoman.interpreter.undo import LONGEST, difference, restored
from dragoman.language.expressions import Scope

if TYPE_CHECKING:
    from dragoman.language.nodes.prompt import Prompt

SEEN = 20
"""Event ids a session remembers; an event that comes again later than that is old news to the store as well."""


class Turn:
    """One event's work on one session."""

    def __init__(self, flows: Flows, session: Session, event: Event) -> None:
        self.flows, self.event, self.session = flows, event, session
        self.effects: list[Effect] = []
        self.frames: list[Frame] = list(session.frames)
        self.waiting: Question | Awaiting | None = session.waiting
        self.epoch, self.shown, self.edit = session.epoch, session.shown, session.edit
        self.reply_keyboard = session.reply_keyboard
        self.undo = list(session.undo)
        self.before: Sequence[Frame] = session.frames
        self.answered = self.entering = self.assigned = False
        self.handling: Mapping[str, int] = {}
        self.visited = 0
        self.extra: Mapping[str, Any] = {}
        self._ambient: dict[str, Any] | None = None
        if isinstance(session.waiting, Awaiting):
            self.before = restored(session.waiting.undo, session.frames)
            self.answered, self.visited = session.waiting.answered, session.waiting.visited

    # Where the session stands

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

    # Computing

    @property
    def scope(self) -> Scope:
        """All names an expression may use, as they are now."""
        if self._ambient is None:
            self._ambient = ambient(self.flows, self.event.origin)
        if not self.frames:
            return Scope({**self._ambient, **self.extra}, self.flows.locale)
        frame = self.frames[-1]
        attempt = frame.attempts.get(frame.node, 0) + 1
        return Scope({**self._ambient, "attempt": attempt, **self.extra, **frame.variables}, self.flows.locale)

    def evaluate(self, value: Value) -> Any:
        """A value for this user."""
        return value.evaluate(self.scope)

    def render(self, text: Template) -> str:
        """A text for this user; a constant text costs nothing."""
        constant = text.text.constant
        return text.render(self.scope) if constant is None else constant

    def shipped(self, name: str, **extra: Any) -> str:
        """One of the shipped sentences."""
        before, self.extra = self.extra, {**self.extra, **extra}
        try:
            return self.render(self.flows.texts[name])
        finally:
            self.extra = before

    def holds(self, condition: Condition | None) -> bool:
        """Whether a condition is true; one that is not there is."""
        return condition is None or condition.holds(self.scope)

    def save(self, name: str, value: Any) -> None:
        """Gives a variable of the running flow a value."""
        frame = self.frames[-1]
        self.frames[-1] = replace(frame, variables={**frame.variables, name: value})
        self.assigned = True

    def assign(self, assignments: Sequence[Assignment]) -> None:
        """One `set`: all values are read before any is written."""
        if assignments:
            scope = self.scope
            values = {line.name: line.value.evaluate(scope) for line in assignments}
            frame = self.frames[-1]
            self.frames[-1] = replace(frame, variables={**frame.variables, **values})
            self.assigned = True

    # Speaking and waiting

    def say(self, messages: Sequence[Message]) -> None:
        """Sends messages."""
        asking.say(self, messages)

    def ask(self, prompt: Prompt) -> None:
        """Asks, and waits for the answer."""
        asking.ask(self, prompt)

    def run_action(self, name: str, arguments: dict[str, Any], timeout: float) -> None:
        """Has the action run, and waits for its result."""
        frame = self.frame
        call = f"{self.event.origin.id}.{self.visited}"
        self.effects.append(RunAction(call, name, frame.flow, frame.node, arguments, timeout))
        self.waiting = Awaiting(call, difference(self.before, self.frames), self.answered, self.visited)

    def fail(self, message: str) -> None:
        """The `error` handler speaks, and the session goes back to where it last waited."""
        raise Fault("action", message, self.node.place)

    def report(self, fault: Fault) -> None:
        """Tells the operator what went wrong, and where."""
        flow, node = (self.frame.flow, self.frame.node) if self.frames else ("", "")
        place = fault.place or Place("", 0, 0)
        self.effects.append(Report(fault.reason, fault.message, flow, node, place.file, place.line))

    def forget_undo(self) -> None:
        """/back never goes behind this."""
        del self.undo[self.frame.mark :]
        self.answered = False

    # Moving

    def move(self, node: str) -> None:
        """Comes to a node of the running flow."""
        self.frames[-1] = replace(self.frames[-1], node=node)
        self.entering, self.waiting = True, None

    def again(self) -> None:
        """Comes to the same node anew."""
        self.move(self.frames[-1].node)

    def go(self, target: Target) -> bool:
        """Goes to a target; false if that leads nowhere: a node in place, or a handler, that only says something."""
        match target:
            case GoTo(node):
                self.move(node)
                return True
            case Word(word):
                return handlers.follow_word(self, word)
            case InPlace():
                return self._in_place(target)

    def _in_place(self, target: InPlace) -> bool:
        self.say(target.say)
        self.assign(target.set)
        if target.end is not None:
            if "cancel" in self.handling:
                stack.cancel(self, target.end)
            else:
                stack.end(self, target.end)
            return True
        return target.next is not None and self.go(target.next)

    def leave(self, node: Node, target: Target | None = None) -> None:
        """Goes on from a node whose lead is done."""
        self.waiting = None
        self.assign(node.set)
        if node.final:
            self.forget_undo()
        if target is not None and self.go(target):
            return
        branch = next((branch for branch in node.branches if self.holds(branch.when)), None)
        if branch is not None and self.go(branch.then):
            return
        self._onward(node, node.end)

    def _onward(self, node: Node, end: str | None) -> None:
        if node.next is not None and self.go(node.next):
            return
        if end is None and node.follow is not None:
            self.move(node.follow)
        else:
            stack.end(self, end or "completed")

    def advance(self) -> None:
        """Works on from node to node until the session waits or is idle."""
        while self.entering:
            self.entering = False
            self.visited += 1
            node = self.node
            if self.visited > self.flows.limits.nodes_per_turn:
                raise Fault("limit", f"more than {self.flows.limits.nodes_per_turn} nodes in one turn", node.place)
            if not self.holds(node.when):
                self._onward(node, None)
            elif node.lead is None:
                self.leave(node)
            else:
                node.lead.enter(self, node)

    def finished(self) -> Session:
        """The session as this turn leaves it."""
        if self.assigned:
            check_variables(self.frames, self.flows.limits.variables, self.node.place if self.frames else None)
        if self.answered and isinstance(self.waiting, Question):
            self.undo.append(difference(self.before, self.frames))
            del self.undo[:-LONGEST]
        if not isinstance(self.waiting, Awaiting):
            asking.settle_edit(self)
        return Session(
            frames=tuple(self.frames),
            waiting=self.waiting,
            epoch=self.epoch,
            undo=tuple(self.undo),
            shown=self.shown,
            edit=self.edit,
            reply_keyboard=self.reply_keyboard,
            seen=self.session.seen,
        )
