"""Answers: asking a question, and taking what the user sends while it waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from dragoman.interpreter import asking, choosing, handlers, judging, labels, picking, timers
from dragoman.interpreter.effects import DeleteMessage
from dragoman.interpreter.events import ActionFailed, ActionReturned, Arrival, MessageReceived, TimerFired
from dragoman.interpreter.judging import Given
from dragoman.interpreter.reading import is_of, reading_of
from dragoman.interpreter.session import Awaiting, Question
from dragoman.language.content import Content
from dragoman.language.inputs.protocol import Accepted, Rejected
from dragoman.language.nodes.prompt import Prompt

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def asked(turn: Turn) -> Prompt | None:
    """The question that waits, or nothing."""
    if not turn.frames or not isinstance(turn.waiting, Question):
        return None
    lead = turn.node.lead
    return lead if isinstance(lead, Prompt) else None


def ask(turn: Turn, prompt: Prompt) -> None:
    """A session comes to a question: it is asked, unless its answer is there already and may be reused."""
    if prompt.timeout is not None and not turn.has_timer("timeout", "remind"):
        turn.set_timer("timeout", prompt.timeout.after)
        for index, reminder in enumerate(prompt.reminders):
            turn.set_timer("remind", reminder.after, index)
    if not (prompt.reuse and not turn.coming_back and _reuse(turn, prompt)):
        asking.ask(turn, prompt)


def _reuse(turn: Turn, prompt: Prompt) -> bool:
    """Takes the value that the variable has, if it has one of the type; the rules may still have it asked."""
    value = _known(turn, prompt)
    if value is None:
        return False
    if isinstance(value, str) and not prompt.choice:
        match prompt.reader.read(Content(text=value), reading_of(turn, prompt)):
            case Accepted(read):
                value = read
            case Rejected():
                return False
    elif not prompt.choice and not prompt.many and not is_of(value, prompt.reader.value_type):
        return False
    judging.judge(turn, prompt, value, Given(reused=True))
    return True


def _known(turn: Turn, prompt: Prompt) -> Any:
    store, dot, field = (prompt.save or "").partition(".")
    if dot:
        return turn.kept["shared" if store == "shared" else "profile"].get(field)
    return turn.frame.variables.get(store)


def receive(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    """The user sent something while this question waits."""
    if prompt.secret and isinstance(turn.event, MessageReceived) and turn.event.message is not None:
        turn.effects.append(DeleteMessage(turn.event.message))
    if prompt.debounce is not None and content.kind == "text":
        timers.stop(turn, "debounce")
        turn.set_timer("debounce", prompt.debounce)
        turn.waiting = replace(question, draft=(*question.draft, content.text))
    else:
        _take(turn, prompt, question, content)


def _take(turn: Turn, prompt: Prompt, question: Question, content: Content) -> None:
    turn.extra = {"answer": {"text": content.text, "value": None, "kind": content.kind}}
    if content.kind == "text":
        option = labels.typed(turn, prompt, question, content.text)
        if option is not None:
            choosing.choose(turn, prompt, option, None)
            return
    if prompt.choice or prompt.menu:
        labels.no_option(turn, prompt, question, content)
        return
    values = _read(turn, prompt, content.album or (content,))
    if isinstance(values, str):
        sentence = picking.unread(turn, prompt) or prompt.reader.error(reading_of(turn, prompt))
        judging.refuse(turn, prompt, values, judging.said(turn, sentence), None)
    elif prompt.many is not None:
        judging.judge_all(turn, prompt, values, Given())
    else:
        judging.judge(turn, prompt, values[0], Given())


def _read(turn: Turn, prompt: Prompt, contents: Sequence[Content]) -> list[Any] | str:
    """The typed values, or the reason why one of them is none."""
    values: list[Any] = []
    for content in contents:
        if content.kind not in prompt.reader.accepts:
            return "kind"
        match prompt.reader.read(content, reading_of(turn, prompt)):
            case Rejected(reason):
                return reason
            case Accepted(value):
                values.append(value)
            case other:
                assert_never(other)
    return values


def skip(turn: Turn, prompt: Prompt, message: int | None) -> None:
    """The optional question is skipped: its stand-in value is saved, and the conversation goes on."""
    value = turn.evaluate(prompt.skip.value) if prompt.skip and prompt.skip.value else None
    turn.extra = {"answer": {"text": "", "value": value, "kind": "text"}}
    turn.answered = True
    judging.forget_attempts(turn)
    turn.change_frame(given=())
    judging.settle(turn, prompt, value, Given(message=message))


def take_up(turn: Turn, prompt: Prompt, event: Arrival) -> None:
    """What a question waited for beside the user: an action's word on an answer, or time."""
    waiting = turn.waiting
    match event:
        case ActionReturned() | ActionFailed():
            if isinstance(waiting, Awaiting) and waiting.answer is not None:
                judging.judged(turn, prompt, waiting.answer, event)
            else:
                turn.again()
        case TimerFired(kind="remind"):
            turn.say(prompt.reminders[event.index].messages if event.index < len(prompt.reminders) else ())
        case TimerFired(kind="debounce"):
            if isinstance(waiting, Question) and waiting.draft:
                turn.waiting = replace(waiting, draft=())
                _take(turn, prompt, turn.waiting, Content(text="\n".join(waiting.draft)))
        case TimerFired():
            _too_late(turn, prompt)
        case _:
            return


def _too_late(turn: Turn, prompt: Prompt) -> None:
    """No answer in time: the prompt's own way on, else the `timeout` handler."""
    if prompt.timeout is None or prompt.timeout.next is None:
        handlers.handle(turn, "timeout")
        return
    asking.retire(turn)
    # `skip` takes a question that waits.
    turn.waiting = Question(turn.epoch)
    turn.change_frame(given=())
    if not turn.go(prompt.timeout.next):
        turn.leave(turn.node)
