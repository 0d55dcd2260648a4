"""Judging: whether a typed value is a right answer, and what a right or a wrong one does.

The law of this file: a wrong answer changes nothing but the count of wrong answers. An action that must say whether
the answer is right takes its time: the answer stands aside until its result comes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Template
from dragoman.interpreter import asking, collecting, handlers, picking, stack
from dragoman.interpreter.events import ActionFailed, ActionReturned
from dragoman.interpreter.session import Answer, Question
from dragoman.language.buttons.button import Button
from dragoman.language.dependencies import answer_of, renewed
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.rules import Check
from dragoman.language.sentences import Sentence

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


@dataclass(frozen=True, slots=True)
class Given:
    """How an answer was given: by this button, if any, with this label, pressed on this message or typed.

    `place` is the button's among the prompt's, `item` what a generated one was made of. `rest` are further values that
    came with it, as in an album. `reused`: nobody gave it now, it stood in the variable already.
    """

    label: str | None = None
    button: Button | None = None
    message: int | None = None
    place: int | None = None
    item: Any = None
    rest: tuple[Any, ...] = ()
    reused: bool = False


def said(turn: Turn, sentence: Sentence) -> str:
    """A shipped sentence, as HTML."""
    return turn.shipped(sentence.name, **sentence.values)


def judge(turn: Turn, prompt: Prompt, value: Any, given: Given, start: int = 0) -> None:
    """A typed value: the rules from this one on, then the answer is taken."""
    before, turn.extra = turn.extra, {**turn.extra, "value": value}
    try:
        if excluded := picking.refusal(turn, prompt, value):
            refuse(turn, prompt, "rule", said(turn, excluded), None, given)
            return
        for place, rule in enumerate(prompt.rules[start:], start):
            if isinstance(rule.test, Check):
                _ask_action(turn, rule.test, _aside(turn, value, given, place))
                return
            broken = rule.test.broken_by(value, turn.scope)
            if broken is not None:
                refuse(turn, prompt, "rule", said(turn, broken), rule.error, given)
                return
    finally:
        turn.extra = before
    accept(turn, prompt, value, given)


def _ask_action(turn: Turn, check: Check, answer: Answer) -> None:
    arguments = {name: turn.evaluate(value) for name, value in check.arguments.items()}
    turn.run_action(check.action, arguments, check.timeout, answer)


def _aside(turn: Turn, value: Any, given: Given, rule: int) -> Answer:
    sent = turn.extra.get("answer", {})
    return Answer(
        value,
        rule,
        given.label,
        given.place,
        given.item,
        given.message,
        sent.get("text", ""),
        sent.get("kind", "text"),
        given.reused,
        given.rest,
        turn.waiting if isinstance(turn.waiting, Question) else None,
    )


def judged(turn: Turn, prompt: Prompt, answer: Answer, event: ActionReturned | ActionFailed) -> None:
    """The action has said whether the answer is right: true, or a text that says what is wrong with it."""
    if isinstance(event, ActionFailed):
        turn.fail(event.error)
    button = prompt.layout.at(answer.button) if answer.button is not None and answer.button >= 0 else None
    given = Given(answer.label, button, answer.message, answer.button, answer.item, answer.rest, answer.reused)
    turn.waiting = answer.question
    turn.extra = {"answer": {"text": answer.text, "kind": answer.kind, "value": answer.value}}
    said = event.value if isinstance(event, ActionReturned) else None
    if said and not isinstance(said, str):
        judge(turn, prompt, answer.value, given, answer.rule + 1)
        return
    turn.extra = {**turn.extra, "value": answer.value}
    sentence = escape(said, quote=False) if said else turn.shipped("invalid")
    refuse(turn, prompt, "rule", sentence, prompt.rules[answer.rule].error, given)


def accept(turn: Turn, prompt: Prompt, value: Any, given: Given) -> None:
    """The answer is right: it is saved, and the conversation goes on."""
    turn.extra = {"answer": {**turn.extra.get("answer", {"text": "", "kind": "text"}), "value": value}}
    if given.item is not None:
        turn.extra = {**turn.extra, "item": given.item}
    forget_attempts(turn)
    if prompt.many is not None and not given.reused:
        collecting.collect(turn, prompt, value, given)
        return
    turn.answered = turn.answered or not given.reused
    settle(turn, prompt, value, given)


def settle(turn: Turn, prompt: Prompt, value: Any, given: Given) -> None:
    """The question is answered with this value, for good."""
    asking.answered(turn, prompt, given.label, given.message)
    lines, target = (given.button.set, given.button.next) if given.button else ((), None)
    if given.reused and turn.frame.editing is not None:
        # The answer stood a change of another one. What it counted is counted.
        turn.assign(renewed(lines))
        turn.leave(turn.node, target, renewed(turn.node.set))
        return
    if prompt.save is not None:
        turn.save(prompt.save, value)
    turn.assign(lines)
    turn.leave(turn.node, target)


def forget_attempts(turn: Turn) -> None:
    """A right answer sets the count of wrong ones back."""
    frame = turn.frame
    if frame.node in frame.attempts:
        turn.change_frame(attempts={name: count for name, count in frame.attempts.items() if name != frame.node})


def refuse(
    turn: Turn, prompt: Prompt, reason: str, sentence: str, own: Template | None, given: Given | None = None
) -> None:
    """A wrong answer: counted, and told; the last one allowed leads away instead. `sentence` is HTML.

    A reused value that is bad is no wrong answer: the question is asked.
    """
    if given is not None and given.reused:
        _ask_after_all(turn, prompt, sentence, own)
        return
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


def _ask_after_all(turn: Turn, prompt: Prompt, sentence: str, own: Template | None) -> None:
    """A bad value that nobody gave now. Where another answer made it bad, it is gone, and the user is told why."""
    if turn.frame.editing is None:
        asking.ask(turn, prompt)
        return
    text = own or prompt.error
    asking.settle_edit(turn)
    if text or not prompt.choice:
        asking.say_text(turn, turn.render(text) if text else sentence)
    name = answer_of(turn.node)
    if name is not None and "." not in name:
        turn.forget([name])
    turn.coming_back = True
    turn.ask(prompt)


def _too_many(turn: Turn, prompt: Prompt) -> None:
    asking.retire(turn)
    if prompt.attempts and prompt.attempts.next is not None:
        # `skip` takes a question that waits.
        turn.waiting = Question(turn.epoch)
        if turn.go(prompt.attempts.next):
            return
    else:
        asking.say_text(turn, turn.shipped("too_many_attempts"))
    stack.end(turn, "attempts")


def judge_all(turn: Turn, prompt: Prompt, values: Sequence[Any], given: Given) -> None:
    """Several values of one message, one after the other, for a question that takes several."""
    first, *rest = values
    judge(turn, prompt, first, replace(given, rest=tuple(rest)))
