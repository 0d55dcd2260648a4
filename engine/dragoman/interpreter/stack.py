"""The stack of running flows: starting, ending, interrupting, emptying."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault, Value
from dragoman.graph.flow import Flow
from dragoman.interpreter import asking
from dragoman.interpreter.effects import FlowFinished
from dragoman.interpreter.events import CallReturned
from dragoman.interpreter.session import Frame
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def start(turn: Turn, flow: Flow, inputs: Mapping[str, Any]) -> None:
    """Starts a flow over whatever is asked now. One that is already running is unwound to and started again."""
    asking.retire(turn)
    running = next((i for i, frame in enumerate(turn.frames) if frame.flow == flow.name), None)
    if running is not None:
        _drop(turn, running, "cancelled")
    _check_depth(turn)
    turn.answered, turn.edit = False, None
    turn.frames.append(Frame(flow.name, flow.digest, flow.entry, mark=len(turn.undo)))
    _begin(turn, flow, inputs)


def call(turn: Turn, flow: Flow, inputs: Mapping[str, Any]) -> None:
    """Runs a flow for the node where the session stands; /back goes through it as through one conversation."""
    _check_depth(turn)
    frame = Frame(flow.name, flow.digest, flow.entry, mark=turn.frame.mark, called=True)
    turn.frames.append(frame)
    _begin(turn, flow, inputs)


def jump(turn: Turn, flow: Flow, inputs: Mapping[str, Any]) -> None:
    """Puts another flow in the place of the running one, which ends; whoever called that one waits for the other."""
    asking.retire(turn)
    left = turn.frame
    turn.effects.append(_finished(turn, left, "completed"))
    _keep_the_way_back(turn, len(turn.frames) - 1, left)
    turn.frames[-1] = Frame(flow.name, flow.digest, flow.entry, mark=left.mark, called=left.called)
    _begin(turn, flow, inputs)


def _keep_the_way_back(turn: Turn, index: int, left: Frame) -> None:
    """A flow leaves its place on the stack, perhaps without an answer, as when time is over.

    What /back knows leads through that flow, so from here it leads back to where that flow was left.
    """
    if len(turn.before) > index and len(turn.undo) > left.mark:
        turn.answered = True


def _check_depth(turn: Turn) -> None:
    if len(turn.frames) >= turn.flows.limits.depth:
        place = turn.node.place if turn.frames else None
        raise Fault("limit", f"more than {turn.flows.limits.depth} flows on the stack", place)


def _begin(turn: Turn, flow: Flow, inputs: Mapping[str, Any]) -> None:
    """Gives inputs and variables their first values, each of which may use the ones before it.

    Temporary ones begin with nothing: where one is not there at all, it was forgotten (see `temporary.py`).
    """
    given = {declared.name for declared in flow.inputs if declared.name in inputs}
    for declared in (*flow.inputs, *flow.variables):
        if declared.name in given:
            turn.save(declared.name, inputs[declared.name], declared.place)
        elif declared.initial is not None:
            turn.save(declared.name, turn.evaluate(declared.initial), declared.place)
        elif declared.temporary:
            turn.save(declared.name, None)
    turn.move(flow.entry)


def restart(turn: Turn) -> None:
    """Starts the running flow again with the inputs it had, but for those that it asks for itself."""
    asking.retire(turn)
    frame, flow = turn.frame, turn.flow
    asked = {node.lead.save for node in flow.nodes.values() if isinstance(node.lead, Prompt)}
    given = [v.name for v in flow.inputs if v.name in frame.variables and v.name not in asked]
    inputs = {name: frame.variables[name] for name in given}
    turn.forget_undo()
    turn.frames[-1] = Frame(flow.name, flow.digest, flow.entry, mark=frame.mark, called=frame.called)
    _begin(turn, flow, inputs)


def end(turn: Turn, outcome: str) -> None:
    """Ends the running flow: its caller goes on, or the question that it interrupted is asked again.

    Where the whole conversation expires, nothing goes on.
    """
    if turn.expiring:
        cancel(turn, outcome, "expired")
        return
    asking.retire(turn)
    frame, finished = turn.frame, _finished(turn, turn.frame, outcome)
    turn.effects.append(finished)
    turn.frames.pop()
    turn.entering, turn.waiting = False, None
    if frame.called and turn.frames and turn.node.lead is not None:
        _keep_the_way_back(turn, len(turn.frames), frame)
        event = CallReturned(turn.event.origin, outcome, finished.outputs)
        turn.node.lead.resume(turn, turn.node, event)
        return
    turn.answered = False
    del turn.undo[frame.mark :]
    if turn.frames:
        turn.again()


def cancel(turn: Turn, outcome: str, below: str = "cancelled") -> None:
    """Ends the whole stack: the running flow with this outcome, those under it as cancelled, or as `below` says."""
    asking.retire(turn)
    turn.effects.append(_finished(turn, turn.frame, outcome))
    turn.frames.pop()
    empty(turn, below)


def empty(turn: Turn, outcome: str = "cancelled") -> None:
    """Ends every flow on the stack, as cancelled or as told; nothing is asked any more."""
    asking.retire(turn)
    _drop(turn, 0, outcome)
    turn.entering, turn.waiting, turn.answered = False, None, False


def _drop(turn: Turn, keep: int, outcome: str) -> None:
    """Takes frames off the stack down to `keep`, and what /back knew of them."""
    while len(turn.frames) > keep:
        frame = turn.frame
        turn.effects.append(_finished(turn, frame, outcome))
        turn.frames.pop()
        del turn.undo[frame.mark :]


def _finished(turn: Turn, frame: Frame, outcome: str) -> FlowFinished:
    flow = turn.flows.flows.get(frame.flow)
    temporary = flow.temporary if flow else frozenset()
    data = {name: value for name, value in frame.variables.items() if name not in temporary}
    outputs = _outputs(turn, flow.outputs) if flow and flow.outputs is not None else _answers(flow, data)
    return FlowFinished(frame.flow, frame.node, outcome, data, outputs)


def _answers(flow: Flow | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a flow hands back that does not say what: all that it has found out, and not what it was given."""
    given = {declared.name for declared in flow.inputs} if flow else set()
    return {name: value for name, value in data.items() if name not in given}


def _outputs(turn: Turn, wanted: Mapping[str, Value]) -> dict[str, Any]:
    """What the flow hands back. One that cannot be computed is left out and reported: it keeps nobody inside."""
    outputs: dict[str, Any] = {}
    for name, value in wanted.items():
        try:
            outputs[name] = turn.evaluate(value)
        except Fault as fault:
            turn.report(fault)
    return outputs
