"""What outranks what: escapes, commands, a press on the current message, the waiting question, phrases, unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.graph.flow import Command, Flow
from dragoman.interpreter import answering, asking, choosing, escapes, stack, timers
from dragoman.interpreter.effects import AnswerPress
from dragoman.interpreter.events import ButtonPressed, EventReceived, MessageReceived
from dragoman.interpreter.nearness import nearest_labels
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.button import Button
from dragoman.language.content import Content
from dragoman.language.inputs import all_inputs
from dragoman.language.inputs.protocol import Accepted, Reading
from dragoman.language.triggers import fold

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def route_message(turn: Turn, event: MessageReceived) -> None:
    """A message: by the order of the language page."""
    content = event.content
    if content.kind == "text" and content.text.startswith("/") and (command := content.text[1:].strip()):
        _command(turn, command)
        return
    prompt = answering.asked(turn)
    if prompt is not None and isinstance(turn.waiting, Question):
        answering.receive(turn, prompt, turn.waiting, content)
    elif content.kind == "text" and (flow := _by_phrase(turn, content.text)):
        stack.start(turn, flow, {})
    elif turn.event.origin.chat.type == "private":
        _unknown(turn, content)


def _by_phrase(turn: Turn, text: str) -> Flow | None:
    flow, phrase = turn.flows.phrases.get(fold(text), ("", None))
    return turn.flows.flows[flow] if phrase is not None and escapes.here(turn, phrase.where) else None


def _command(turn: Turn, command: str) -> None:
    name, *words = command.split(maxsplit=1)
    word, rest = name.split("@")[0].lower(), "".join(words)
    if found := turn.flows.escapes.get(word):
        escapes.escape_word(turn, found)
    elif known := turn.flows.commands.get(word):
        flow, trigger = known
        _start(turn, turn.flows.flows[flow], trigger, rest)
    elif turn.event.origin.chat.type == "private":
        _unknown_command(turn, word)


def _start(turn: Turn, flow: Flow, command: Command, rest: str) -> None:
    if not escapes.here(turn, command.where):
        asking.say_text(turn, turn.shipped(f"only_{command.where}", command=command.name))
        return
    stack.start(turn, flow, _inputs(turn, flow, rest))


def _inputs(turn: Turn, flow: Flow, rest: str) -> Mapping[str, Any]:
    """A command's words fill the inputs in their order, the last takes the rest. What does not fit stays unset."""
    words = rest.split(maxsplit=max(len(flow.inputs) - 1, 0)) if flow.inputs else []
    reading = Reading(turn.scope.names["now"], turn.flows.locale)
    given: dict[str, Any] = {}
    for declared, word in zip(flow.inputs, words, strict=False):
        reader = all_inputs().get(declared.type)
        read = reader.read(Content(text=word.strip()), reading) if reader else Accepted(word.strip())
        if isinstance(read, Accepted):
            given[declared.name] = read.value
    return given


def _unknown_command(turn: Turn, word: str) -> None:
    near = _near_command(turn, word)
    name = "unknown_command_near" if near else "unknown_command"
    asking.say_text(turn, turn.shipped(name, command=word[:64], near=near))


def _near_command(turn: Turn, word: str) -> str:
    names = [name for name, (_, c) in turn.flows.commands.items() if escapes.here(turn, c.where)]
    names += turn.flows.escapes
    near = nearest_labels(word, [(name, index) for index, name in enumerate(names)])
    return names[near[0]] if near else ""


def _unknown(turn: Turn, content: Content) -> None:
    word = content.text.split(maxsplit=1)[0] if content.text.split() else ""
    near = _near_command(turn, word[:64]) if content.kind == "text" and len(content.text) <= 64 else ""
    lines = [turn.shipped("unknown_near", near=near) if near else turn.shipped("unknown"), escapes.commands(turn)]
    asking.say_text(turn, "\n\n".join(line for line in lines if line))


def route_event(turn: Turn, event: EventReceived) -> None:
    """Something happened outside: the node that waits for it takes it up, else the flow that starts at it."""
    if timers.taken_up(turn, f"event:{event.name}", event):
        return
    for flow, trigger in turn.flows.happenings:
        if trigger.kind == "event" and trigger.name == event.name:
            data = event.data if isinstance(event.data, dict) else {}
            stack.start(turn, turn.flows.flows[flow], data)
            return


def route_joined(turn: Turn) -> None:
    """Somebody came into the chat."""
    for flow, trigger in turn.flows.happenings:
        if trigger.kind == "joined" and escapes.here(turn, trigger.where):
            stack.start(turn, turn.flows.flows[flow], {})
            return


def route_press(turn: Turn, event: ButtonPressed) -> None:
    """A press: on the current question it counts, anywhere else it changes nothing and is answered."""
    prompt, option = answering.asked(turn), _current(turn, event)
    if event.standing == "foreign":
        turn.effects.append(AnswerPress(event.callback, turn.shipped("not_your_button")))
    elif prompt is None or option is None:
        turn.effects.append(AnswerPress(event.callback, turn.shipped("old_button")))
        if prompt is not None and event.standing == "ours":
            turn.again()
    else:
        notice, alert = _notice(turn, prompt.buttons[option.button]) if option.button >= 0 else ("", False)
        turn.effects.append(AnswerPress(event.callback, notice, alert))
        choosing.choose(turn, prompt, option, event.message)


def _current(turn: Turn, event: ButtonPressed) -> Option | None:
    """The option of the waiting question that was pressed; nothing for any other button, old or invented."""
    question = turn.waiting
    if not isinstance(question, Question) or question.epoch != event.epoch or event.standing != "ours":
        return None
    option = question.options[event.option] if 0 <= event.option < len(question.options) else None
    return option if option and option.button != asking.GONE else None


def _notice(turn: Turn, button: Button) -> tuple[str, bool]:
    return (turn.render(button.notice)[:200] if button.notice else ""), button.alert
