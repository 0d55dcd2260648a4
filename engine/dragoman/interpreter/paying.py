"""Paying: an invoice goes out, and at some time its payment comes back, or does not.

The law of this file: an invoice counts once. Its payload is made when a session comes to the node and stays the same
while it is there, so that an invoice that is sent again after an interruption is the same one. A payment that nobody
waits for any more changes nothing, and the operator is told.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Fault
from dragoman.graph.targets import Media
from dragoman.interpreter import exhibiting, timers
from dragoman.interpreter.effects import Report
from dragoman.interpreter.events import PaymentReceived
from dragoman.interpreter.extras import SendInvoice
from dragoman.interpreter.session import Frame
from dragoman.language.amounts import STARS
from dragoman.language.expressions import TemplateFault
from dragoman.language.filters.numbers import money

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn

INVOICE = "$invoice"
"""What marks, among what was given at a node, the invoice that it has sent."""


def charge(turn: Turn, title: str, description: str, currency: str, amount: Decimal, photo: Media | None) -> None:
    """Sends the invoice of the node where the session stands."""
    payload = payload_of(turn.frame) or turn.call_id()
    turn.change_frame(given=({INVOICE: payload},))
    shown = _shown(turn, currency, amount)
    label = turn.shipped("pay_label", amount=shown)
    picture = exhibiting.shown(turn, photo) if photo else None
    turn.effects.append(SendInvoice(title, description, currency, amount, payload, label, shown, picture))


def _shown(turn: Turn, currency: str, amount: Decimal) -> str:
    if currency == STARS:
        return f"{amount.normalize():f} ⭐"
    try:
        return str(money(amount, turn.scope, currency))
    except TemplateFault as wrong:
        raise Fault("template", wrong.message, turn.node.place) from None


def _mark(frame: Frame) -> dict[str, Any]:
    mark = frame.given[0] if frame.given else None
    return mark if isinstance(mark, dict) and INVOICE in mark else {}


def payload_of(frame: Frame) -> str | None:
    """The payload of the invoice that the node of this frame has sent; nothing if it has sent none."""
    payload = _mark(frame).get(INVOICE)
    return str(payload) if payload is not None else None


def known(turn: Turn) -> bool | None:
    """Whether the invoice was paid, or refused, as far as that is known; nothing if neither."""
    return _mark(turn.frame).get("paid")


def receive(turn: Turn, event: PaymentReceived) -> None:
    """A payment, or the refusal of one: the node that waits for it takes it, at once or when its flow goes on."""
    place = next((at for at in reversed(range(len(turn.frames))) if _is_for(turn.frames[at], event)), None)
    if place is None:
        _nobodys(turn, event)
        return
    frame = turn.frames[place]
    turn.frames[place] = replace(frame, given=({**_mark(frame), "paid": event.paid},))
    if place == len(turn.frames) - 1:
        timers.taken_up(turn, "payment", event)


def _is_for(frame: Frame, event: PaymentReceived) -> bool:
    mark = _mark(frame)
    return bool(mark) and "paid" not in mark and event.payload in ("", mark[INVOICE])


def _nobodys(turn: Turn, event: PaymentReceived) -> None:
    what = "a payment" if event.paid else "the refusal of a payment"
    flow, node = (turn.frame.flow, turn.frame.node) if turn.frames else ("", "")
    message = f"{what} came that nothing waits for, of the invoice '{event.payload or 'unnamed'}': it changes nothing"
    turn.effects.append(Report("payment", message, flow, node))


def is_awaited(turn: Turn) -> bool:
    """Whether the session waits for a payment."""
    return bool(turn.frames) and payload_of(turn.frame) is not None
