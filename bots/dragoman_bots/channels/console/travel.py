"""Going elsewhere by hand: what /undo, /restart, /goto and a new process on an old store make of a session, purely."""

from __future__ import annotations

from dragoman.graph.flow import Flows
from dragoman.interpreter import asking, migrate
from dragoman.interpreter.events import FlowRequested, Origin
from dragoman.interpreter.session import Session
from dragoman.interpreter.step import Step
from dragoman.interpreter.turn import Turn
from dragoman_bots.runtime.turns import Move


def back_to(earlier: Session) -> Move:
    """The session is again what it was."""
    return lambda flows, session: Step(earlier)


def emptied(flows: Flows, session: Session) -> Step:
    """No flow is running and nothing is asked; questions go on being numbered."""
    return Step(Session(epoch=session.epoch, seen=session.seen))


def entering(node: str, origin: Origin) -> Move:
    """The running flow goes to this node. A session without a flow, or of other flows than these, stays as it is.

    The move raises `Fault` if the node cannot be entered with the data there is.
    """

    def move(flows: Flows, session: Session) -> Step:
        if not session.frames:
            return Step(session)
        turn = Turn(flows, session, FlowRequested(origin, session.frames[-1].flow))
        if migrate.outdated(turn):
            return Step(session)
        asking.retire(turn)
        turn.move(node)
        turn.advance()
        return Step(turn.finished(), tuple(turn.effects))

    return move
