"""What outranks what: escapes, commands, a press on the current message, the waiting question, phrases and patterns,
the fallback, unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.interpreter import answering, asking, choosing, escapes, leafing, paying, places, starting, timers
from dragoman.interpreter.effects import AnswerPress
from dragoman.interpreter.events import ButtonPressed, MessageReceived
from dragoman.interpreter.nearness import nearest_labels
from dragoman.interpreter.session import Option, Pausing, Question
from dragoman.language.content import Content

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def route_message(turn: Turn, event: MessageReceived) -> None:
    """A message: by the order of the language page."""
    content = event.content
    turn.extra = {"answer": {"text": content.text, "value": None, "kind": content.kind}}
    if content.kind == "text" and content.text.startswith("/") and (command := content.text[1:].strip()):
        _command(turn, event, command)
    elif not _interrupts(turn, content) and not _answers(turn, event):
        _begins(turn, content)


def _interrupts(turn: Turn, content: Content) -> bool:
    """Whether a phrase may interrupt the waiting question, and this message is one."""
    prompt = answering.asked(turn)
    may = prompt is not None and prompt.interrupt == "phrases" and content.kind == "text"
    return may and starting.by_text(turn, content.text)


def _answers(turn: Turn, event: MessageReceived) -> bool:
    """Whether something waits for this message."""
    prompt = answering.asked(turn)
    if prompt is not None and isinstance(turn.waiting, Question):
        answering.receive(turn, prompt, turn.waiting, event.content)
        return True
    return timers.taken_up(turn, "message", event)


def _begins(turn: Turn, content: Content) -> None:
    if content.kind == "text" and starting.by_text(turn, content.text):
        return
    if not starting.by_fallback(turn) and turn.event.origin.chat.type == "private":
        _unknown(turn, content)


def _command(turn: Turn, event: MessageReceived, command: str) -> None:
    name, *words = command.split(maxsplit=1)
    word, rest = name.split("@")[0].lower(), "".join(words)
    prompt = answering.asked(turn)
    if timers.taken_up(turn, f"command:{word}", event):
        return
    if found := turn.flows.escapes.get(word):
        escapes.escape_word(turn, found, rest)
    elif prompt is not None and prompt.interrupt == "none" and word in turn.flows.commands:
        asking.say_text(turn, turn.shipped("answer_first"))
    elif known := turn.flows.commands.get(word):
        flow, trigger = known
        starting.by_command(turn, turn.flows.flows[flow], trigger, rest)
    elif turn.event.origin.chat.type == "private":
        _unknown_command(turn, word)


def _unknown_command(turn: Turn, word: str) -> None:
    near = _near_command(turn, word)
    name = "unknown_command_near" if near else "unknown_command"
    asking.say_text(turn, turn.shipped(name, command=word[:64], near=near))


def _near_command(turn: Turn, word: str) -> str:
    names = [name for name, (_, command) in turn.flows.commands.items() if starting.works(turn, command)]
    names += turn.flows.escapes
    near = nearest_labels(word, [(name, index) for index, name in enumerate(names)])
    return names[near[0]] if near else ""


def _unknown(turn: Turn, content: Content) -> None:
    if isinstance(turn.waiting, Pausing) and paying.is_awaited(turn):
        asking.say_text(turn, turn.shipped("pay_waiting"))
        return
    word = content.text.split(maxsplit=1)[0] if content.text.split() else ""
    near = _near_command(turn, word[:64]) if content.kind == "text" and len(content.text) <= 64 else ""
    lines = [turn.shipped("unknown_near", near=near) if near else turn.shipped("unknown"), escapes.commands(turn)]
    asking.say_text(turn, "\n\n".join(line for line in lines if line))


def route_press(turn: Turn, event: ButtonPressed) -> None:
    """A press: on the current question it counts, anywhere else it changes nothing and is answered."""
    prompt, option = answering.asked(turn), _current(turn, event)
    if event.standing == "foreign":
        turn.effects.append(AnswerPress(event.callback, turn.shipped("not_your_button")))
    elif event.standing == "ours" and leafing.turned(turn, event):
        return
    elif prompt is None or option is None:
        turn.effects.append(AnswerPress(event.callback, turn.shipped("old_button")))
        if prompt is not None and event.standing == "ours":
            turn.again()
    else:
        turn.effects.append(AnswerPress(event.callback, *choosing.notice(turn, prompt, option)))
        choosing.choose(turn, prompt, option, event.message)


def _current(turn: Turn, event: ButtonPressed) -> Option | None:
    """The option of the waiting question that was pressed; nothing for any other button, old or invented."""
    question = turn.waiting
    if not isinstance(question, Question) or question.epoch != event.epoch or event.standing != "ours":
        return None
    option = question.options[event.option] if 0 <= event.option < len(question.options) else None
    return option if option and option.button != places.GONE else None
