"""Collecting: a question with `many` takes answers into a list until its Done, or until it has enough.

The law of this file: what was given so far stands in the frame, so that interruptions and new processes keep it and
/back takes back one answer at a time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.interpreter import asking, judging, offering, places
from dragoman.interpreter.effects import Button, Keyboard, Press
from dragoman.interpreter.session import Question
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.settings import Many

if TYPE_CHECKING:
    from dragoman.interpreter.judging import Given
    from dragoman.interpreter.turn import Turn


def collect(turn: Turn, prompt: Prompt, value: Any, given: Given) -> None:
    """One more answer; a chosen option that is chosen again is taken back."""
    many = prompt.many or Many()
    so_far = turn.frame.given
    if given.label is not None and value in so_far:
        so_far = tuple(one for one in so_far if one != value)
    else:
        so_far = (*so_far, value)
    turn.change_frame(given=so_far)
    turn.answered = turn.assigned = True
    turn.assign(given.button.set if given.button else ())
    if many.max is not None and len(so_far) >= many.max:
        finish(turn, prompt, given)
    elif given.rest:
        judging.judge_all(turn, prompt, given.rest, replace(given, rest=()))
    else:
        _more(turn, prompt, given)


def _more(turn: Turn, prompt: Prompt, given: Given) -> None:
    """After a press the buttons are drawn anew, with their marks; after a message a word and the Done button."""
    if given.label is not None:
        asking.redraw(turn, given.message)
        turn.again()
        return
    question = turn.waiting
    if not isinstance(question, Question):
        turn.again()
        return
    dones = [at for at, option in enumerate(question.options) if option.button == places.DONE]
    label = offering.done_label(turn, prompt)
    rows = tuple((Button(label, Press(question.epoch, at)),) for at in dones)
    text = turn.shipped("many_more", count=len(turn.frame.given), label=label)
    asking.say_text(turn, text, Keyboard(rows) if rows and prompt.keyboard == "inline" else None)


def done(turn: Turn, prompt: Prompt, given: Given) -> None:
    """The user has no more to give: the list is the answer, if it is long enough."""
    least = (prompt.many or Many()).min
    if len(turn.frame.given) < least:
        asking.say_text(turn, turn.shipped("rule_min_count", count=least))
        return
    turn.answered = True
    finish(turn, prompt, given)


def finish(turn: Turn, prompt: Prompt, given: Given) -> None:
    """The list is the answer."""
    values = list(turn.frame.given)
    turn.change_frame(given=())
    turn.extra = {**turn.extra, "answer": {**turn.extra.get("answer", {}), "value": values}}
    judging.settle(turn, prompt, values, replace(given, label=None, rest=()))
