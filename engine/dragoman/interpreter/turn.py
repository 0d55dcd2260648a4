"""A turn at work: what one event does to one session, and what nodes may do with it.

The law of this file, the order of a node's work: `when`, then the lead key, then `set`, then the target that the
lead found (a pressed button's, an outcome's), then `branches`, then `next`, `end` or the node below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, assert_never

from dragoman.graph.computed import Fault, Place
from dragoman.graph.flow import Flow, Flows, Node
from dragoman.graph.targets import Assignment, GoTo, InPlace, Target, Word
from dragoman.interpreter import (
    answering,
    asking,
    blaming,
    handlers,
    idle,
    jobs,
    privacy,
    recounting,
    reviewing,
    stack,
    starting,
    temporary,
    timers,
    ways,
)
from dragoman.interpreter.ambient import zone_of
from dragoman.interpreter.effects import Report, RunAction, RunRequest
from dragoman.interpreter.events import Arrival, Event
from dragoman.interpreter.limits import check_variables
from dragoman.interpreter.outgoing import Outgoing
from dragoman.interpreter.session import (
    Answer,
    Awaiting,
    Frame,
    Job,
    Pausing,
    Question,
    Session,
    Timer,
    TimerKind,
    Waiting,
)
from dragoman.interpreter.undo import LONGEST, difference, restored
from dragoman.language.requests import ONCE, HttpRequest, Retry

if TYPE_CHECKING:
    from dragoman.language.nodes.prompt import Prompt
    from dragoman.language.nodes.protocol import Lead


class Turn(Outgoing):
    """One event's work on one session."""

    def __init__(self, flows: Flows, session: Session, event: Event) -> None:
        super().__init__(flows, session, event)
        self.waiting: Waiting | None = session.waiting
        self.epoch, self.shown, self.edit = session.epoch, session.shown, session.edit
        self.reply_keyboard = session.reply_keyboard
        self.undo = list(session.undo)
        self.timers: list[Timer] = list(session.timers)
        self.given = dict(session.given)
        self.before: Sequence[Frame] = session.frames
        self.answered = self.entering = self.coming_back = self.expiring = False
        self.view: Mapping[str, Any] = {}
        self.draft: tuple[str, ...] = ()
        self.redrawing = ""
        self.handling: Mapping[str, int] = {}
        self.visited = self.numbered = 0
        if isinstance(session.waiting, Awaiting):
            self.before = restored(session.waiting.undo, session.frames)
            self.answered, self.visited = session.waiting.answered, session.waiting.visited
        self.fired = timers.taken(self)
        jobs.set_again(self)

    # Speaking and waiting

    def ask(self, prompt: Prompt) -> None:
        """Asks, unless the answer is known and may be reused, and waits."""
        answering.ask(self, recounting.told(self, prompt))

    def take_up(self, prompt: Prompt, event: Arrival) -> None:
        """Gives a question what it waited for beside the user: an action's word, or time."""
        answering.take_up(self, prompt, event)

    def run_action(
        self, name: str, arguments: Mapping[str, Any], timeout: float, answer: Answer | None = None, retry: Retry = ONCE
    ) -> None:
        """Has the action run, and waits for its result; to judge this answer, if one is given."""
        call, frame, given, private = self.call_id(), self.frame, dict(arguments), privacy.holds_private(self)
        times, wait = retry.times, retry.wait
        self.effects.append(RunAction(call, name, frame.flow, frame.node, given, timeout, times, wait, private))
        self.await_result(call, answer)

    def run_request(self, request: HttpRequest) -> None:
        """Has the request made, and waits for its result: an `ActionReturned` whose outcome is the status."""
        call, frame = self.call_id(), self.frame
        self.effects.append(RunRequest(call, frame.flow, frame.node, request))
        self.await_result(call)

    def call_id(self) -> str:
        """An idempotency key: the same for the same call of the same turn, and never used again."""
        return f"{self.event.origin.id}.{self.visited}"

    def await_result(self, call: str, answer: Answer | None = None) -> None:
        """Waits for the result of this call."""
        self.waiting = Awaiting(call, difference(self.before, self.frames), self.answered, self.visited, answer)

    def pause(self, *takes: str) -> None:
        """Waits for time to pass and for what `Pausing.takes` says."""
        asking.retire(self)
        self.epoch += 1
        self.waiting = Pausing(self.epoch, takes)

    @property
    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        return self.event.origin.at

    @property
    def local_now(self) -> datetime:
        """The moment in the user's zone."""
        return self.event.origin.at.astimezone(zone_of(self.flows, self.kept["profile"]))

    def has_timer(self, *kinds: TimerKind) -> bool:
        """Whether something of these kinds is due at this node: the node is not entered anew."""
        return timers.running(self, *kinds)

    def set_timer(self, kind: TimerKind, after: timedelta | datetime, index: int = 0) -> None:
        """Something is due at this node later."""
        timers.start(self, kind, after, index)

    def schedule(
        self, name: str, flow: str, inputs: Mapping[str, Any], when: datetime | str, users: Sequence[int] | None = None
    ) -> None:
        """Starts a flow at this moment, or in this rhythm, for the user here or for these; `name` cancels it."""
        every, at = (when, None) if isinstance(when, str) else ("", when)
        jobs.schedule(self, Job(flow, name, inputs, every), at, users)

    def unschedule(self, name: str) -> None:
        """Cancels what was scheduled from here under this name."""
        jobs.unschedule(self, name)

    def fail(self, message: str) -> None:
        """The `error` handler speaks, and the session goes back to where it last waited."""
        raise Fault("action", message, self.node.place)

    def report(self, fault: Fault) -> None:
        """Tells the operator what went wrong, and where."""
        here = (self.frame.flow, self.frame.node) if self.frames else ("", "")
        place, fault = fault.place or Place("", 0, 0), privacy.guarded(self, fault)
        flow, node = blaming.node_at(self.flows, place) or here
        self.effects.append(Report(fault.reason, fault.message, flow, node, place.file, place.line))

    def forget_undo(self) -> None:
        """/back never goes behind this."""
        del self.undo[self.frame.mark :]
        self.answered = False

    # Moving

    def move(self, node: str) -> None:
        """Comes to a node of the running flow, anew."""
        timers.stop(self)
        self.change_frame(node=node, given=(), remaking="", editing=None)
        self.entering, self.coming_back, self.waiting, self.view, self.draft = True, False, None, {}, ()

    def again(self) -> None:
        """Comes to the same node once more: its timers run on, and what was given so far stays."""
        if isinstance(self.waiting, Question):
            self.view, self.draft = self.waiting.view, self.waiting.draft
        self.entering, self.coming_back, self.waiting = True, True, None

    def call(self, flow: Flow, inputs: Mapping[str, Any]) -> None:
        """Runs another flow and comes back: its end resumes this node's lead with `CallReturned`."""
        stack.call(self, flow, inputs)

    def jump(self, flow: Flow, inputs: Mapping[str, Any]) -> None:
        """Leaves the running flow for another."""
        stack.jump(self, flow, inputs)

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
            case other:
                assert_never(other)

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

    def leave(self, node: Node, target: Target | None = None, lines: Sequence[Assignment] | None = None) -> None:
        """Goes on from a node whose lead is done, with the assignments of its `set`, or only these lines of it."""
        self.waiting = None
        self.assign(node.set if lines is None else lines)
        if node.final:
            self.forget_undo()
        if reviewing.goes_on(self, node, target):
            return
        if target is not None and self.go(target):
            return
        branch = ways.branch_of(self, node)
        if branch is not None and self.go(branch.then):
            return
        self._onward(node, node.end)

    def _onward(self, node: Node, end: str | None) -> None:
        if temporary.back_to_the_question(self):
            return
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
            if node.lead is not None and self.coming_back and (late := timers.overdue(self) or starting.missed(self)):
                self._late(node.lead, node, late)
            elif reviewing.takes(self, node):
                continue
            elif not self.holds(node.when):
                self._onward(node, None)
            elif node.lead is None:
                self.leave(node)
            elif not temporary.made_first(self, node):
                node.lead.enter(self, node)

    def _late(self, lead: Lead, node: Node, late: Arrival) -> None:
        """Something became due during an interruption. A handler that leads nowhere leaves the question as it is."""
        lead.resume(self, node, late)
        if self.frames and self.waiting is None and not self.entering:
            lead.enter(self, node)

    def _remember(self) -> None:
        """An answer brought it here: /back can take it back."""
        if self.answered:
            before, after = temporary.bare(self.flows, self.before), temporary.bare(self.flows, self.frames)
            self.undo.append(difference(before, after))
            del self.undo[:-LONGEST]

    def finished(self) -> Session:
        """The session as this turn leaves it, the event among those it has seen."""
        if self.assigned:
            place = self.node.place if self.frames else None
            check_variables(self.frames, self.flows.limits.variables, place, self.places)
        if isinstance(self.waiting, Question | Pausing):
            temporary.forget(self)
            self._remember()
        if not isinstance(self.waiting, Awaiting):
            asking.settle_edit(self)
        idle.settle(self)
        jobs.settle(self)
        due = timers.settled(self)
        return Session(
            frames=tuple(self.frames),
            waiting=self.waiting,
            epoch=self.epoch,
            undo=tuple(self.undo),
            shown=self.shown,
            edit=self.edit,
            reply_keyboard=self.reply_keyboard,
            seen=self.seen,
            timers=due,
            people=timers.people(self) if due else None,
            given=self.given,
            sent=self.settled_outgoing(),
            pages=self.pages,
        )
