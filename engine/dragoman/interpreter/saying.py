"""Saying: a message of the flow as it goes out to this user.

The law of this file: the effect is complete. What a message shows, how it comes and when it goes is worked out here;
only the numbers of messages are the channel's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.graph.computed import Template
from dragoman.graph.targets import Message
from dragoman.interpreter import exhibiting, leafing, timers
from dragoman.interpreter.effects import DeleteMessage, Keyboard, SendMessage
from dragoman.interpreter.events import MessageReceived
from dragoman.interpreter.extras import React
from dragoman.interpreter.session import Timer
from dragoman.language.chance import pick_one
from dragoman.language.chats import chat_in
from dragoman.language.content import CAPTIONED

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

LATEST = "latest"
"""The name under which a session remembers its newest message."""


def say(turn: Turn, messages: Sequence[Message]) -> None:
    """Sends messages. One that is empty for this user is not sent."""
    for message in messages:
        send(turn, message, *leafing.open_at_first(turn, message, text_of(turn, message), _links(turn, message)))


def tell(turn: Turn, to: int | str, message: Message) -> None:
    """Sends a message to another chat, in the bot's own language; nothing in this chat changes."""
    with turn.in_own_language():
        text = text_of(turn, message)
        if text or message.media:
            _react(turn, message)
            rows = leafing.rows_of(_links(turn, message))
            turn.effects.append(_effect(turn, message, text, Placed(Keyboard(rows) if rows else None, to)))


def send(turn: Turn, message: Message, text: str, keyboard: Keyboard | None, asks: bool = False) -> bool:
    """Sends a message with this text and keyboard; false if it is empty for this user and so not sent."""
    if not text and (not message.media or (keyboard and len(message.media) > 1)):
        return False
    _react(turn, message)
    reply = keyboard is not None and keyboard.kind == "reply"
    removes = turn.reply_keyboard and keyboard is None
    asks = asks and keyboard is not None and not reply
    turn.effects.append(_effect(turn, message, text, Placed(keyboard, None, asks, removes)))
    turn.reply_keyboard = reply or (turn.reply_keyboard and not removes)
    return True


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a message goes (another chat, or here), with what buttons, and what becomes of those before."""

    keyboard: Keyboard | None
    to: int | str | None
    asks: bool = False
    removes: bool = False


def _effect(turn: Turn, message: Message, text: str, placed: Placed) -> SendMessage:
    inline = placed.keyboard is None or placed.keyboard.kind == "inline"
    movable = placed.to is None and not placed.removes and inline
    edit, latest = _place(turn, message) if movable else (None, False)
    return SendMessage(
        text=text,
        format=message.format,
        keyboard=placed.keyboard,
        edit=edit,
        asks=placed.asks,
        remove_keyboard=placed.removes,
        silent=message.silent,
        protect=message.protect,
        link_preview=message.link_preview,
        media=tuple(exhibiting.shown(turn, media) for media in message.media),
        to=placed.to,
        replace=movable and message.show == "replace",
        latest=latest,
        tags=_tags(turn, message, placed.to),
        typing=message.typing.total_seconds() if message.typing else 0.0,
        effect=_plain(turn, message.effect),
        placeholder=_plain(turn, message.placeholder)[:64],
        once=message.once,
    )


def _plain(turn: Turn, text: Template | None) -> str:
    return turn.render(text) if text else ""


def text_of(turn: Turn, message: Message) -> str:
    """The text; of several the same one whenever this event is looked at."""
    if not message.any_of:
        return turn.render(message.text)
    place = message.text.place
    seed = f"{turn.event.origin.id}/{place.file}/{place.line}:{place.column}"
    return turn.render(message.any_of[pick_one(seed, len(message.any_of))])


def _links(turn: Turn, message: Message) -> leafing.Links:
    return tuple((turn.render(link.text), turn.render(link.url)) for link in message.links)


def _react(turn: Turn, message: Message) -> None:
    if message.react is not None and isinstance(turn.event, MessageReceived) and (emoji := turn.render(message.react)):
        turn.effects.append(React(turn.event.message, emoji))


def _place(turn: Turn, message: Message) -> tuple[int | None, bool]:
    """The message whose place this one takes, and whether that is rather the newest one there is by then."""
    pressed = turn.edit
    if message.show == "send" or (message.show != "replace" and not _is_editable(message)):
        return None, False
    turn.edit = None
    if message.show is None or pressed is not None:
        return pressed, False
    return turn.sent.get(LATEST), True


def _is_editable(message: Message) -> bool:
    """Whether it can take another one's place: a text, or one file that a text can stand under."""
    return len(message.media) < 2 and all(media.kind in CAPTIONED for media in message.media)


def take_away(turn: Turn, timer: Timer) -> None:
    """The time of a message is over."""
    if (number := turn.sent.get(timer.id)) is not None:
        turn.effects.append(DeleteMessage(number, chat_in(timer.to)))


def catch_up(turn: Turn) -> None:
    """The same where nothing else is done for a timer in this turn."""
    if turn.fired is not None and turn.fired.kind == "delete":
        take_away(turn, turn.fired)


def remembered(turn: Turn) -> Mapping[str, int]:
    """The numbers of messages that are still wanted: the newest, and those that are to be deleted."""
    if not turn.sent:
        return turn.sent
    wanted = {LATEST, *(timer.id for timer in turn.timers)}
    return {name: number for name, number in turn.sent.items() if name in wanted}


def _tags(turn: Turn, message: Message, to: int | str | None) -> tuple[str, ...]:
    """The names under which the message's number is wanted later: to take its place, to delete it."""
    latest = (LATEST,) if to is None and turn.flows.edits else ()
    if message.delete_after is None:
        return latest
    timer = Timer(timers.new_id(turn), timers.later(turn.now, message.delete_after), "delete", to=str(to or ""))
    turn.timers.append(timer)
    return (*latest, timer.id)
