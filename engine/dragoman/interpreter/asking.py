"""Saying and asking: messages, keyboards, and the options of a question, frozen as shown.

The law of this file: a button that is not of the current question is dead. When a question is answered, asked again
or left, its keyboards are taken away or marked; after a press the next text may take the pressed message's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.graph.computed import Fault
from dragoman.graph.targets import Target
from dragoman.interpreter import leafing, offering, saying
from dragoman.interpreter.effects import Button, ChangeKeyboard, Keyboard, Press, SendMessage
from dragoman.interpreter.items import items_of
from dragoman.interpreter.session import Question

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt


def say_text(turn: Turn, text: str, keyboard: Keyboard | None = None) -> None:
    """Sends a sentence of ours, HTML as texts are. It takes no other message's place."""
    turn.effects.append(SendMessage(text, keyboard=keyboard, asks=keyboard is not None))


def ask(turn: Turn, prompt: Prompt) -> None:
    """Asks the question of the current node and waits for its answer; a list that is empty may lead elsewhere.

    Raises:
        Fault: there is nothing to read, or nothing to answer with.
    """
    items = items_of(turn, prompt.layout)
    for part, found in zip(prompt.layout.lists, items, strict=True):
        if not found and part.empty is not None:
            _lead_away(turn, part.empty)
            return
    retire(turn)
    turn.epoch += 1
    if not _in_place(turn):
        saying.say(turn, prompt.messages[:-1])
    last = prompt.messages[-1] if prompt.messages else None
    text = saying.text_of(turn, last) if last else ""
    pages = leafing.pages_of(last, text) if last else ()
    text = pages[leafing.page_of(turn, pages)] if pages else text
    options, keyboard = offering.offer(turn, prompt, items, pages)
    if last is None or not saying.send(turn, last, text, keyboard, asks=True):
        raise Fault("template", "the question is empty for this user", turn.node.place)
    turn.waiting = Question(turn.epoch, options, turn.view, turn.draft)


def _lead_away(turn: Turn, target: Target) -> None:
    # `skip` takes a question that waits.
    turn.waiting = Question(turn.epoch)
    if not turn.go(target):
        turn.leave(turn.node)


def redraw(turn: Turn, message: int | None) -> None:
    """The question is about to be shown anew; after a press on this message, in its place and without its preludes."""
    if message is not None and message in turn.shown:
        turn.shown = tuple(number for number in turn.shown if number != message)
        turn.edit, turn.redrawing = message, turn.frame.node
    retire(turn)


def _in_place(turn: Turn) -> bool:
    redrawing, turn.redrawing = turn.redrawing, ""
    return turn.edit is not None and redrawing == turn.frame.node


def suggest(turn: Turn, question: Question, near: Sequence[int]) -> None:
    """Offers the nearest options again, as buttons of the same question."""
    labels = [question.options[index].label for index in near]
    rows = tuple((Button(label, Press(question.epoch, index)),) for label, index in zip(labels, near, strict=True))
    name = "did_you_mean" if len(labels) == 1 else "did_you_mean_one_of"
    say_text(turn, turn.shipped(name, label=labels[0]), Keyboard(rows))


def answered(turn: Turn, prompt: Prompt, chosen: str | None, message: int | None) -> None:
    """A question was answered, by a press on this message or by typing: its keyboards become what `after` says.

    After a press, the next text may take the pressed message's place.
    """
    if prompt.after == "keep":
        turn.shown = ()
        return
    if message is not None and message in turn.shown:
        turn.shown = tuple(number for number in turn.shown if number != message)
        turn.edit = message
    retire(turn, chosen if prompt.after == "mark" else None)


def retire(turn: Turn, chosen: str | None = None) -> None:
    """Takes away the keyboards of a question that is no longer asked, or leaves the chosen option marked."""
    marked = Keyboard(((Button(chosen, Press(0, 0), marked=True),),)) if chosen is not None else None
    for number in turn.shown:
        turn.effects.append(ChangeKeyboard(number, marked))
    turn.shown = ()


def settle_edit(turn: Turn) -> None:
    """Nothing took the pressed message's place in this turn: at least its dead buttons go."""
    if turn.edit is not None:
        turn.effects.append(ChangeKeyboard(turn.edit))
        turn.edit = None
