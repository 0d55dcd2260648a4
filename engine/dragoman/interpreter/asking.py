"""Saying and asking: messages, keyboards, and the options of a question, frozen as shown.

The law of this file: a button that is not of the current question is dead. When a question is answered, asked again
or left, its keyboards are taken away or marked; after a press the next text may take the pressed message's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.graph.computed import Fault
from dragoman.graph.targets import Message
from dragoman.interpreter.effects import (
    Button,
    ChangeKeyboard,
    Keyboard,
    Label,
    Link,
    Press,
    Request,
    SendMessage,
)
from dragoman.interpreter.session import Option, Question
from dragoman.language.buttons.button import Button as Offered

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn
    from dragoman.language.nodes.prompt import Prompt

SKIP = -1
"""The place of the skip button among a question's buttons."""

GONE = -2
"""The place of a button that the question no longer has."""


DONE = -3
"""The place of the button that ends a question with several answers."""


def done_label(turn: Turn, prompt: Prompt) -> str:
    """What that button says."""
    done = prompt.many.done if prompt.many else None
    return turn.render(done) if done else turn.shipped("done_label")


def say(turn: Turn, messages: Sequence[Message]) -> None:
    """Sends messages. One that is empty for this user is not sent."""
    for message in messages:
        if text := turn.render(message.text):
            _send(turn, message, text, _links(turn, message))


def say_text(turn: Turn, text: str, keyboard: Keyboard | None = None) -> None:
    """Sends a sentence of ours, HTML as texts are. It takes no other message's place."""
    turn.effects.append(SendMessage(text, keyboard=keyboard, asks=keyboard is not None))


def _links(turn: Turn, message: Message) -> Keyboard | None:
    if not message.links:
        return None
    rows = ((Button(turn.render(link.text), Link(turn.render(link.url))),) for link in message.links)
    return Keyboard(tuple(rows))


def _send(turn: Turn, message: Message, text: str, keyboard: Keyboard | None, asks: bool = False) -> None:
    reply = keyboard is not None and keyboard.kind == "reply"
    removes = turn.reply_keyboard and keyboard is None
    editable = turn.edit is not None and not reply and not removes
    turn.effects.append(
        SendMessage(
            text=text,
            format=message.format,
            keyboard=keyboard,
            edit=turn.edit if editable else None,
            asks=asks and keyboard is not None and not reply,
            remove_keyboard=removes,
            silent=message.silent,
            protect=message.protect,
            link_preview=message.link_preview,
        )
    )
    if editable:
        turn.edit = None
    turn.reply_keyboard = reply or (turn.reply_keyboard and not removes)


def ask(turn: Turn, prompt: Prompt) -> None:
    """Asks the question of the current node and waits for its answer."""
    retire(turn)
    turn.epoch += 1
    say(turn, prompt.messages[:-1])
    options, keyboard = _offer(turn, prompt)
    last = prompt.messages[-1] if prompt.messages else None
    text = turn.render(last.text) if last else ""
    if last is None or not text:
        raise Fault("template", "the question is empty for this user", turn.node.place)
    _send(turn, last, text, keyboard, asks=True)
    turn.waiting = Question(turn.epoch, options)


def _offer(turn: Turn, prompt: Prompt) -> tuple[tuple[Option, ...], Keyboard | None]:
    """The options as they are frozen, and the keyboard that shows them."""
    options: list[Option] = []
    rows: list[tuple[Button, ...]] = []
    place = -1
    for row in prompt.rows:
        shown: list[Button] = []
        for button in row:
            place += 1
            if turn.holds(button.when):
                shown.append(_show(turn, prompt, button, place, options))
        rows.append(tuple(shown))
    if prompt.skip is not None:
        label = turn.render(prompt.skip.label) if prompt.skip.label else turn.shipped("skip_label")
        rows.append((_button(turn, prompt, Option(label, SKIP), options),))
    filled = tuple(row for row in rows if row)
    return tuple(options), Keyboard(filled, prompt.keyboard) if filled else None


def _show(turn: Turn, prompt: Prompt, button: Offered, place: int, options: list[Option]) -> Button:
    label = turn.render(button.text) or "…"
    if button.url is not None:
        return Button(label, Link(turn.render(button.url)), button.style)
    if button.asks is not None:
        return Button(label, Request(button.asks), button.style)
    value = turn.evaluate(button.value) if button.value is not None else None
    return _button(turn, prompt, Option(label, place, value), options, button.style)


def _button(turn: Turn, prompt: Prompt, option: Option, options: list[Option], style: str = "") -> Button:
    options.append(option)
    if prompt.keyboard == "reply":
        return Button(option.label, Label(), style)
    return Button(option.label, Press(turn.epoch, len(options) - 1), style)


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
    marked = Keyboard(((Button(f"✓ {chosen}", Press(0, 0)),),)) if chosen is not None else None
    for number in turn.shown:
        turn.effects.append(ChangeKeyboard(number, marked))
    turn.shown = ()


def settle_edit(turn: Turn) -> None:
    """Nothing took the pressed message's place in this turn: at least its dead buttons go."""
    if turn.edit is not None:
        turn.effects.append(ChangeKeyboard(turn.edit))
        turn.edit = None
