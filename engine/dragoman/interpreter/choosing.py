"""Choosing: what a press on a button, or a typed label, means.

The law of this file: only a button with a value makes a choice, and a press is judged by its option as it was shown,
never by the list or the text as it is now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.interpreter import answering, asking, collecting, editing, judging, places, showing
from dragoman.interpreter.effects import Button as Shown
from dragoman.interpreter.effects import Keyboard, SendMessage
from dragoman.interpreter.judging import Given
from dragoman.interpreter.reading import of_the_type
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.button import Button
from dragoman.language.buttons.doing import Opens
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.review import Review

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def notice(turn: Turn, prompt: Prompt, option: Option) -> tuple[str, bool]:
    """What a press is answered with, 0 to 200 characters, and whether in a window."""
    button = prompt.layout.at(option.button) if option.button >= 0 else None
    if button is None or button.notice is None:
        return "", False
    turn.extra = _with_item(turn, option)
    return turn.render(button.notice)[:200], button.alert


def _with_item(turn: Turn, option: Option) -> dict[str, Any]:
    return {**turn.extra, **({} if option.item is None else {"item": option.item})}


def choose(turn: Turn, prompt: Prompt, option: Option, message: int | None) -> None:
    """A button was pressed on this message, or its label typed."""
    match option.button:
        case places.EDIT | places.DONE if isinstance(prompt, Review):
            editing.choose(turn, prompt, option, message)
        case places.SKIP:
            answering.skip(turn, prompt, message)
        case places.DONE:
            collecting.done(turn, prompt, Given(option.label, message=message))
        case places.VIEW:
            _turn_page(turn, option, message)
        case places.VALUE:
            turn.extra = _answer(option, option.value)
            judging.judge(turn, prompt, option.value, Given(option.label, None, message, option.button))
        case places.INERT | places.GONE | places.EDIT:
            return
        case place:
            _press(turn, prompt, option, prompt.layout.at(place), message)


def _answer(option: Option, value: Any) -> dict[str, Any]:
    return {"answer": {"text": option.label, "value": value, "kind": "text"}}


def _turn_page(turn: Turn, option: Option, message: int | None) -> None:
    """Another part of a list or of a widget is shown; nothing is answered by that."""
    if isinstance(turn.waiting, Question):
        turn.waiting = replace(turn.waiting, view={**turn.waiting.view, **option.view})
        asking.redraw(turn, message)
        turn.again()


def _press(turn: Turn, prompt: Prompt, option: Option, button: Button, message: int | None) -> None:
    turn.extra = _with_item(turn, option)
    if isinstance(button.doing, Opens):
        _hand_over(turn, button.doing, option)
    elif button.value is not None and button.word != "again":
        value = of_the_type(turn, prompt, option.value)
        turn.extra = {**turn.extra, **_answer(option, value)}
        judging.judge(turn, prompt, value, Given(option.label, button, message, option.button, option.item))
    else:
        _navigate(turn, prompt, option, button, message)


def _hand_over(turn: Turn, doing: Opens, option: Option) -> None:
    """Who types what only a press can do is sent the button; the question stays as it is."""
    if action := showing.opened(doing.kind, option.value):
        keyboard = Keyboard(((Shown(option.label, action),),))
        turn.effects.append(SendMessage(turn.shipped("press_here"), keyboard=keyboard))


def _navigate(turn: Turn, prompt: Prompt, option: Option, button: Button, message: int | None) -> None:
    """A button that makes no choice: it redraws, navigates or leads on; if it stays, the question is shown anew."""
    turn.assign(button.set)
    if button.next is not None and button.word is not None:
        if button.word == "again":
            asking.redraw(turn, message)
        else:
            asking.answered(turn, prompt, None, message)
        turn.go(button.next)
        if not turn.entering and isinstance(turn.waiting, Question):
            turn.again()
        return
    turn.answered = True
    if prompt.menu:
        judging.forget_attempts(turn)
    asking.answered(turn, prompt, option.label, message)
    turn.leave(turn.node, button.next)
