"""Answers: what a user sends or presses while a question waits.

The law of this file: a wrong answer changes nothing but the count of wrong answers. Only a button with a value makes
a choice; `again` saves nothing and leaves nothing to undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, assert_never

from dragoman.graph.computed import Template
from dragoman.interpreter import asking, handlers, stack
from dragoman.interpreter.nearness import nearest_labels
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.button import Button
from dragoman.language.content import Content
from dragoman.language.inputs.protocol import Accepted, Reading, Rejected
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.sentences import Sentence
from dragoman.language.triggers import fold

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


@dataclass(frozen=True, slots=True)
class _Given:
    """How an answer was given: by this button, if any, with this label, pressed on this message or typed."""

    label: str | None = None
    button: Button | None = None
    message: int | None = None


def asked(turn: Turn) -> Prompt | None:
    """The question that waits, or nothing."""
    if not turn.frames or not isinstance(turn.waiting, Question):
        return None
    lead = turn.node.lead
    return lead if isinstance(lead, Prompt) else None


def receive(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    """The user sent something while this question waits."""
    turn.extra = {"answer": {"text": content.text, "value": None, "kind": content.kind}}
    if content.kind == "text":
        option = _typed(prompt, question, content.text)
        if option is not None:
            choose(turn, prompt, option, None)
            return
    if prompt.choice or prompt.menu:
        _no_option(turn, prompt, question, content)
    elif content.kind not in prompt.reader.accepts:
        _refuse(turn, prompt, "kind", _said(turn, prompt.reader.error(_reading(turn, prompt))), None)
    else:
        _read(turn, prompt, content)


def _said(turn: Turn, sentence: Sentence) -> str:
    return turn.shipped(sentence.name, **sentence.values)


def _typed(prompt: Prompt, question: Question, text: str) -> Option | None:
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


def _no_option(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    if content.kind == "text" and prompt.suggest and (near := _near(prompt, question, content.text)):
        asking.suggest(turn, question, near)
        return
    _refuse(turn, prompt, "choice", turn.shipped("choose"), None)


def _near(prompt: Prompt, question: Question, text: str) -> Sequence[int]:
    return nearest_labels(text, [(w, i) for i, option in enumerate(question.options) for w in _words(prompt, option)])


def _read(turn: Turn, prompt: Prompt, content: Content) -> None:
    reading = _reading(turn, prompt)
    match prompt.reader.read(content, reading):
        case Rejected(reason):
            _refuse(turn, prompt, reason, _said(turn, prompt.reader.error(reading)), None)
        case Accepted(value):
            _judge(turn, prompt, value, _Given())
        case other:
            assert_never(other)


def _reading(turn: Turn, prompt: Prompt) -> Reading:
    scope = turn.scope
    return Reading(scope.names["now"], scope.locale, prompt.settings, turn.event.origin.user.id)


def _judge(turn: Turn, prompt: Prompt, value: Any, given: _Given) -> None:
    """A typed value: the rules, then the answer is taken."""
    before, turn.extra = turn.extra, {**turn.extra, "value": value}
    try:
        for rule in prompt.rules:
            broken = rule.test.broken_by(value, turn.scope)
            if broken is not None:
                _refuse(turn, prompt, "rule", _said(turn, broken), rule.error)
                return
    finally:
        turn.extra = before
    _accept(turn, prompt, value, given)


def _accept(turn: Turn, prompt: Prompt, value: Any, given: _Given) -> None:
    asking.answered(turn, prompt, given.label, given.message)
    turn.answered = True
    turn.extra = {"answer": {**turn.extra.get("answer", {"text": "", "kind": "text"}), "value": value}}
    _forget_attempts(turn)
    if prompt.save is not None:
        turn.save(prompt.save, value)
    turn.assign(given.button.set if given.button else ())
    turn.leave(turn.node, given.button.next if given.button else None)


def _forget_attempts(turn: Turn) -> None:
    frame = turn.frame
    if frame.node in frame.attempts:
        left = {name: count for name, count in frame.attempts.items() if name != frame.node}
        turn.frames[-1] = replace(frame, attempts=left)


def choose(turn: Turn, prompt: Prompt, option: Option, message: int | None) -> None:
    """A button was pressed on this message, or its label typed."""
    if option.button == asking.SKIP:
        skip(turn, prompt, message)
        return
    button = prompt.buttons[option.button]
    if button.value is not None and button.word != "again":
        value = _of_the_type(turn, prompt, option.value)
        turn.extra = {"answer": {"text": option.label, "value": value, "kind": "text"}}
        _judge(turn, prompt, value, _Given(option.label, button, message))
    else:
        _navigate(turn, prompt, option, button, message)


def _of_the_type(turn: Turn, prompt: Prompt, value: Any) -> Any:
    """A button's text under a question for a number, a date or such is what typing it would give."""
    if prompt.choice or not isinstance(value, str):
        return value
    read = prompt.reader.read(Content(text=value), _reading(turn, prompt))
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
        _forget_attempts(turn)
    asking.answered(turn, prompt, option.label, message)
    turn.leave(turn.node, button.next)


def skip(turn: Turn, prompt: Prompt, message: int | None) -> None:
    """The optional question is skipped: its stand-in value is saved, and the conversation goes on."""
    value = turn.evaluate(prompt.skip.value) if prompt.skip and prompt.skip.value else None
    turn.extra = {"answer": {"text": "", "value": value, "kind": "text"}}
    _accept(turn, prompt, value, _Given(message=message))


def _refuse(turn: Turn, prompt: Prompt, reason: str, sentence: str, own: Template | None) -> None:
    """A wrong answer: counted, and told; the last one allowed leads away instead. `sentence` is HTML."""
    frame = turn.frame
    wrong = frame.attempts.get(frame.node, 0) + 1
    turn.frames[-1] = replace(frame, attempts={**frame.attempts, frame.node: wrong})
    before, turn.extra = turn.extra, {**turn.extra, "attempt": wrong}
    if prompt.attempts is not None and wrong >= prompt.attempts.max:
        _too_many(turn, prompt)
    elif text := own or prompt.error:
        asking.say_text(turn, turn.render(text))
    elif not (handlers.has_own(turn, "invalid") and handlers.handle(turn, "invalid", reason=reason)):
        asking.say_text(turn, sentence)
    turn.extra = before
    if prompt.ask_again and not turn.entering and isinstance(turn.waiting, Question):
        turn.again()


def _too_many(turn: Turn, prompt: Prompt) -> None:
    asking.retire(turn)
    if prompt.attempts and prompt.attempts.next is not None:
        turn.waiting = None
        if turn.go(prompt.attempts.next):
            return
    else:
        asking.say_text(turn, turn.shipped("too_many_attempts"))
    stack.end(turn, "attempts")
