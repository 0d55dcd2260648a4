"""Starting: which flow a message, a link or something outside begins, and with what inputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.graph.flow import Command, Flow, Flows, Where, Who
from dragoman.interpreter import asking, stack, timers
from dragoman.interpreter.events import Event, EventReceived, FlowRequested, MessageReceived
from dragoman.interpreter.session import changed
from dragoman.language.content import Content
from dragoman.language.folding import fold
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading
from dragoman.language.nodes.wait import Wait

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


class _Limited(Protocol):
    """A trigger that works in some chats, for some people."""

    @property
    def where(self) -> Where: ...

    @property
    def who(self) -> Who: ...


def here(turn: Turn, where: Where) -> bool:
    """Whether a trigger works in this kind of chat."""
    private = turn.event.origin.chat.type == "private"
    return where == "any" or private == (where == "private")


def may(turn: Turn, who: Who) -> bool:
    """Whether a trigger works for this user. In a private chat everybody is their own administrator."""
    origin = turn.event.origin
    match who:
        case "bot_admins":
            return origin.user.id in turn.flows.admins
        case "chat_admins":
            return origin.admin or origin.chat.type == "private" or origin.user.id in turn.flows.admins
        case _:
            return True


def works(turn: Turn, trigger: _Limited) -> bool:
    """Whether a trigger works here, for this user."""
    return here(turn, trigger.where) and may(turn, trigger.who)


def by_command(turn: Turn, flow: Flow, command: Command, rest: str) -> None:
    """A command starts its flow, or says where, or for whom, it works."""
    if not here(turn, command.where):
        asking.say_text(turn, turn.shipped(f"only_{command.where}", command=command.name))
    elif not may(turn, command.who):
        asking.say_text(turn, turn.shipped("only_admins", command=command.name))
    else:
        _with_words(turn, flow, command, words(turn, flow, rest))


def _with_words(turn: Turn, flow: Flow, command: Command, inputs: Mapping[str, Any]) -> None:
    """Starts it, or shows how the command is written where a required input is missing."""
    if all(declared.name in inputs for declared in flow.inputs if declared.required):
        stack.start(turn, flow, inputs)
        return
    names = " ".join(
        declared.name.upper() if declared.required else f"[{declared.name.upper()}]" for declared in flow.inputs
    )
    asking.say_text(turn, turn.shipped("needs_words", command=command.name, label=names))


def words(turn: Turn, flow: Flow, rest: str) -> Mapping[str, Any]:
    """A command's words fill the inputs in their order, the last takes the rest."""
    given = rest.split(maxsplit=max(len(flow.inputs) - 1, 0)) if flow.inputs else []
    return read(turn, flow, {declared.name: word for declared, word in zip(flow.inputs, given, strict=False)})


def read(turn: Turn, flow: Flow, given: Mapping[str, str]) -> Mapping[str, Any]:
    """The inputs typed as they are declared. What does not fit stays unset."""
    reading = Reading(turn.local_now, turn.locale, {}, turn.event.origin.user.id)
    inputs: dict[str, Any] = {}
    for declared in flow.inputs:
        if declared.name not in given:
            continue
        text = given[declared.name].strip()
        reader = all_inputs().get(declared.type)
        found = reader.read(Content(text=text), reading) if reader else Accepted(text)
        if isinstance(found, Accepted):
            inputs[declared.name] = found.value
    return inputs


def by_text(turn: Turn, text: str) -> bool:
    """A phrase, else a pattern, starts its flow; false if the message is neither."""
    flow, phrase = turn.flows.phrases.get(fold(text), ("", None))
    if phrase is not None and works(turn, phrase):
        stack.start(turn, turn.flows.flows[flow], {})
        return True
    return _by_matching(turn, "pattern", text)


def by_link(turn: Turn, payload: str) -> bool:
    """What a link brought to /start begins its flow, with nothing else running; false if it means nothing."""
    return bool(payload) and _by_matching(turn, "deep_link", payload)


def _by_matching(turn: Turn, kind: str, text: str) -> bool:
    """What fits the pattern, but not the type of an input that the flow must have, fits not at all."""
    for name, trigger in turn.flows.matchings:
        if trigger.kind == kind and works(turn, trigger) and (found := trigger.pattern.match(text)) is not None:
            flow = turn.flows.flows[name]
            inputs = read(turn, flow, found)
            if any(one.required and one.name in found and one.name not in inputs for one in flow.inputs):
                continue
            if kind == "deep_link":
                stack.empty(turn)
            stack.start(turn, flow, inputs)
            return True
    return False


def flow_of(flows: Flows, event: Event) -> str | None:
    """The flow that this event would start by its very words or name, whatever is asked now; nothing for any other."""
    match event:
        case FlowRequested(flow=name):
            return name
        case EventReceived(name=name):
            return next((flow for flow, t in flows.happenings if (t.kind, t.name) == ("event", name)), None)
        case MessageReceived(content=Content("text", text)):
            return _named(flows, text.strip())
        case _:
            return None


def _named(flows: Flows, text: str) -> str | None:
    if text.startswith("/") and text[1:].strip():
        found = flows.commands.get(text[1:].split(maxsplit=1)[0].split("@", maxsplit=1)[0].lower())
        return found[0] if found else None
    if phrase := flows.phrases.get(fold(text)):
        return phrase[0]
    matched = (flow for flow, trigger in flows.matchings if trigger.kind == "pattern" and trigger.pattern.match(text))
    return next(matched, None)


def by_fallback(turn: Turn) -> bool:
    """A message that means nothing else starts the flow for such; false if there is none."""
    for name, trigger in turn.flows.fallbacks:
        if works(turn, trigger):
            stack.start(turn, turn.flows.flows[name], {})
            return True
    return False


def by_event(turn: Turn, event: EventReceived) -> None:
    """Something happened outside: the node that waits for it takes it up, else its flow starts."""
    if not timers.taken_up(turn, f"event:{event.name}", event) and not _awaited_below(turn, event):
        _by_happening(turn, "event", event.name, event.data if isinstance(event.data, dict) else {})


def _awaited_below(turn: Turn, event: EventReceived) -> bool:
    """Whether an interrupted flow waits for it: the data are there when that flow goes on."""
    for place, frame in enumerate(turn.frames[:-1]):
        flow = turn.flows.flows.get(frame.flow)
        lead = flow.nodes[frame.node].lead if flow and frame.node in flow.nodes else None
        if isinstance(lead, Wait) and lead.event == event.name and not frame.given:
            turn.frames[place] = changed(frame, given=(event.data,))
            return True
    return False


def missed(turn: Turn) -> EventReceived | None:
    """The event that this node waits for, if it came while the flow was interrupted; it is taken off."""
    lead, given = turn.node.lead, turn.frame.given
    if not isinstance(lead, Wait) or lead.event is None or not given:
        return None
    turn.change_frame(given=())
    return EventReceived(turn.event.origin, lead.event, given[0])


def by_joining(turn: Turn) -> None:
    """The user came into the chat."""
    _by_happening(turn, "joined", "", {})


def _by_happening(turn: Turn, kind: str, name: str, data: Mapping[str, Any]) -> None:
    for started, trigger in turn.flows.happenings:
        if (trigger.kind, trigger.name) == (kind, name) and works(turn, trigger):
            flow = turn.flows.flows[started]
            known = {declared.name for declared in flow.inputs}
            stack.start(turn, flow, {key: value for key, value in data.items() if key in known})
            return
