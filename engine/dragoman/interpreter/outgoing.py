"""What goes out: messages here and in other chats, invoices, a chat in the hands of people; and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never, cast

from dragoman.graph.flow import Flows
from dragoman.graph.targets import Media, Message
from dragoman.interpreter import handing, paying, saying
from dragoman.interpreter.events import Event, PaymentReceived, Relayed
from dragoman.interpreter.memory import Memory
from dragoman.interpreter.session import Session
from dragoman.language.content import Content

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def receive(turn: Turn, event: PaymentReceived | Relayed) -> None:
    """A payment, or what people wrote to whom a chat was given."""
    match event:
        case PaymentReceived():
            paying.receive(turn, event)
        case Relayed():
            handing.receive(turn, event)
        case other:
            assert_never(other)


class Outgoing(Memory):
    """The part of a turn that nodes use for this. `sent` are the numbers of earlier messages, by name."""

    def __init__(self, flows: Flows, session: Session, event: Event) -> None:
        super().__init__(flows, session, event)
        self.sent = dict(session.sent)
        self.pages = session.pages

    @property
    def _turn(self) -> Turn:
        return cast("Turn", self)

    def say(self, messages: Sequence[Message]) -> None:
        """Sends messages."""
        saying.say(self._turn, messages)

    def notify(self, to: int | str, messages: Sequence[Message]) -> None:
        """Sends messages to another chat."""
        for message in messages:
            saying.tell(self._turn, to, message)

    def charge(self, title: str, description: str, currency: str, amount: Decimal, photo: Media | None = None) -> None:
        """Sends an invoice: for one stay at a node the same one, however often it is sent."""
        paying.charge(self._turn, title, description, currency, amount, photo)

    def payment(self) -> bool | None:
        """Whether the node's invoice was paid or refused, be it while another flow was running; nothing if neither."""
        return paying.known(self._turn)

    def hand_over(self, to: int | str, note: str, release: str) -> None:
        """Gives the chat to the people in another one. `note` is HTML; without one they are told in our words."""
        handing.hand_over(self._turn, to, note, release)

    def in_hands(self) -> bool:
        """Whether the node has given the chat away already."""
        return handing.chat_of(self.frame) is not None

    def released(self) -> bool:
        """Whether the people gave it back while something else was running."""
        return handing.is_released(self.frame)

    def pass_on(self, content: Content) -> None:
        """Passes what the user sent on to the people who have the chat."""
        handing.pass_on(self._turn, content)

    def hear(self, content: Content) -> None:
        """Passes what the people wrote on to the user."""
        handing.hear(self._turn, content)

    def settled_outgoing(self) -> Mapping[str, int]:
        """At the end of a turn: whoever has no longer a chat is told; the messages that are wanted later."""
        handing.settle(self._turn)
        return saying.remembered(self._turn)
