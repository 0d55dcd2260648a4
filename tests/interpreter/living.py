"""Lives a random conversation: each move becomes an event on a `Talk`."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.interpreter.events import Chat, EventReceived, JobGiven, PaymentReceived, Relayed, Restored
from dragoman.interpreter.session import Job
from dragoman.language.content import Content
from tests.interpreter.strategies import Move, press_of, right_answer
from tests.interpreter.talking import Talk
from tests.interpreter.zoo import RESULTS, all_flows

PHOTO = Content("photo", "a caption", {"id": "f1", "name": "", "mime": "image/jpeg", "size": 9})
CONTACT = Content("contact", "", {"phone": "+34600111222", "user_id": 7, "name": "Ada"})
GROUP = Chat(-100, "supergroup", "Friends")


def new_talk(chat: Chat | None = None) -> Talk:
    """A session on all flows, with an action that fails among those that work."""
    return Talk(all_flows(), chat or Chat(7), RESULTS)


def live(talk: Talk, moves: Iterable[Move]) -> Talk:
    """The talk after all moves."""
    for move in moves:
        do(talk, move)
    return talk


def do(talk: Talk, move: Move) -> None:
    """One move. A press of a button where there is none is a press of one that never was."""
    match move.kind:
        case "text":
            talk.text(str(move.what))
        case "right":
            talk.text(right_answer(talk, int(move.what)))
        case "photo":
            talk.send(PHOTO)
        case "contact":
            talk.send(CONTACT)
        case "twice":
            if talk.steps:
                talk.happen(talk.steps[-1][1])
        case "foreign":
            talk.press_at(talk.session.epoch, 0, None, "foreign")
        case "press" | "stale":
            found = press_of(talk, int(move.what), live=move.kind == "press")
            press, message = found or (None, None)
            talk.press_at(press.epoch if press else 10**6, press.option if press else move.at, message)
        case "invented":
            talk.press_at(int(move.what), move.at)
        case _:
            _happens(talk, move)


def _happens(talk: Talk, move: Move) -> None:
    """What time and others do."""
    match move.kind:
        case "wait":
            talk.wait(minutes=int(move.what))
        case "event":
            talk.happen(EventReceived(talk.origin(), str(move.what or "paid"), 5))
        case "paid" | "refused":
            talk.happen(PaymentReceived(talk.origin(), move.kind == "paid"))
        case "relayed" | "released":
            talk.happen(Relayed(talk.origin(), -100123, Content(text="We see."), release=move.kind == "released"))
        case "given":
            talk.happen(JobGiven(talk.origin(), "both", Job("side", "both", every="2h")))
        case "taken":
            talk.happen(JobGiven(talk.origin(), "both"))
        case "restored":
            talk.happen(Restored(talk.origin()))
