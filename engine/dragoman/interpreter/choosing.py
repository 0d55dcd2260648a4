"""Choosing: what a press on a button, or a typed label, means.

The law of this file: only a button with a value makes a choice, and a press is judged by its option as it was shown,
never by the list or the text as it is now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.interpreter import answering, asking, collecting, judging
from dragoman.interpreter.nearness import nearest_labels
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.button import Button
from dragoman.language.content import Content
from dragoman.language.inputs.protocol import Accepted
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.triggers import fold

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def choose(turn: Turn, prompt: Prompt, option: Option, message: int | None) -> None:
    """A button was pressed on this message, or its label typed."""
    if option.button == asking.SKIP:
        answering.skip(turn, prompt, message)
        return
    if option.button == asking.DONE:
        collecting.done(turn, prompt, judging.Given(message=message))
        return
    button = prompt.buttons[option.button]
    if button.value is not None and button.word != "again":
        value = _of_the_type(turn, prompt, option.value)
        turn.extra = {"answer": {"text": option.label, "value": value, "kind": "text"}}
        judging.judge(turn, prompt, value, judging.Given(option.label, button, message, option.button, option.item))
    else:
        _navigate(turn, prompt, option, button, message)


def _of_the_type(turn: Turn, prompt: Prompt, value: Any) -> Any:
    """A button's text under a question for a number, a date or such is what typing it would give."""
    if prompt.choice or not isinstance(value, str):
        return value
    read = prompt.reader.read(Content(text=value), judging.reading_of(turn, prompt))
    return read.value if isinstance(read, Accepted) else value


def _navigate(turn: Turn, prompt: Prompt, option: Option, button: Button, message: int | None) -> None:
    """A button that makes no choice: it redraws, navigates or leads on; if it stays, the question is shown anew."""
    turn.assign(button.set)
    if button.next is not None and button.word is not None:
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


def typed(prompt: Prompt, question: Question, text: str) -> Option | None:
    """The option whose label or alias was typed, in any case."""
    typed = fold(text)
    return next((o for o in question.options if any(fold(name) == typed for name in _words(prompt, o))), None)


def _words(prompt: Prompt, option: Option) -> Sequence[str]:
    """What counts as a press of this option when it is typed."""
    match option.button:
        case asking.GONE:
            return ()
        case asking.SKIP:
            return (option.label,)
        case place:
            return (option.label, *prompt.buttons[place].aliases)


def no_option(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    if content.kind == "text" and prompt.suggest and (near := _near(prompt, question, content.text)):
        asking.suggest(turn, question, near)
        return
    judging.refuse(turn, prompt, "choice", turn.shipped("choose"), None)


def _near(prompt: Prompt, question: Question, text: str) -> Sequence[int]:
    return nearest_labels(text, [(w, i) for i, option in enumerate(question.options) for w in _words(prompt, option)])
