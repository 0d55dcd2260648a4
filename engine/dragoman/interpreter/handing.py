"""Handing a chat over to people, and taking it back.

The law of this file: the chat is in their hands while a frame says so, and no longer, whatever takes that frame away.
What users and people write is passed on as it is, never as markup.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman.interpreter import asking, exhibiting, timers
from dragoman.interpreter.effects import SendMessage
from dragoman.interpreter.events import Relayed
from dragoman.interpreter.extras import HandBack, HandOver
from dragoman.interpreter.session import Frame
from dragoman.language.content import Content
from dragoman.language.expressions import Scope

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

CHAT = "$chat"
"""What marks, among what was given at a node, the chat in whose hands it is."""


def _mark(frame: Frame) -> dict[str, Any]:
    mark = frame.given[0] if frame.given else None
    return mark if isinstance(mark, dict) and CHAT in mark else {}


def chat_of(frame: Frame) -> int | str | None:
    """The chat whose people speak with the user; nothing if the flow does."""
    return _mark(frame).get(CHAT)


def is_released(frame: Frame) -> bool:
    """Whether they gave the chat back and the flow does not know it yet."""
    return bool(_mark(frame).get("released"))


def hand_over(turn: Turn, to: int | str, note: str, release: str) -> None:
    """The people in this chat are told, and speak with the user from here on."""
    turn.change_frame(given=({CHAT: to},))
    turn.effects.append(HandOver(to, release))
    text = note or _ours(turn, "handoff_begun", release=release)
    turn.effects.append(SendMessage(text, to=to, author=_name(turn)))


def _ours(turn: Turn, name: str, **values: Any) -> str:
    """A shipped sentence for people, in the bot's own language: theirs is not known."""
    scope = Scope({**turn.scope.names, "name": _name(turn), **values}, turn.flows.locale)
    return turn.flows.texts[name].render(scope)


def _name(turn: Turn) -> str:
    user = turn.event.origin.user
    return f"{user.first_name} {user.last_name}".strip() or user.username or str(user.id)


def pass_on(turn: Turn, content: Content) -> None:
    """What the user sent goes to the people."""
    to = chat_of(turn.frame)
    text, media = exhibiting.sent_on(content)
    if to is not None and (text or media):
        turn.effects.append(SendMessage(text, format="plain", media=media, to=to, author=_name(turn)))


def hear(turn: Turn, content: Content) -> None:
    """What one of the people wrote goes to the user."""
    text, media = exhibiting.sent_on(content)
    if text or media:
        turn.effects.append(SendMessage(text, format="plain", media=media))


def receive(turn: Turn, event: Relayed) -> None:
    """Somebody of the people wrote: it reaches the user also while another flow is running."""
    place = next((at for at in reversed(range(len(turn.frames))) if chat_of(turn.frames[at]) == event.chat), None)
    if event.lost:
        asking.say_text(turn, turn.shipped("handoff_whose"))
    elif place is None:
        turn.effects.append(HandBack(event.chat))
    elif place == len(turn.frames) - 1 and timers.taken_up(turn, "message", event):
        return
    elif event.release:
        frame = turn.frames[place]
        turn.frames[place] = replace(frame, given=({**_mark(frame), "released": True},))
    else:
        hear(turn, event.content)


def settle(turn: Turn) -> None:
    """At the end of a turn: whoever has no longer anything to say to the user is told, unless they gave it back."""
    if not any(frame.given for frame in turn.session.frames):
        return
    before = {chat for frame in turn.session.frames if (chat := chat_of(frame)) is not None}
    after = {chat for frame in turn.frames if (chat := chat_of(frame)) is not None}
    for chat in sorted(before - after, key=str):
        turn.effects.append(HandBack(chat))
        if not isinstance(turn.event, Relayed):
            turn.effects.append(SendMessage(_ours(turn, "handoff_ended"), to=chat))
