"""Delivering: what is said goes out through the channel, and the numbers that are wanted later are noted.

The law of this file: what cannot be delivered is logged and left out; no conversation stops for it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from dragoman.interpreter.effects import SendMessage, Utterance
from dragoman.interpreter.events import Origin
from dragoman.interpreter.extras import SendInvoice
from dragoman.interpreter.saying import LATEST
from dragoman_bots.channels.protocol import Address, Channel, Undeliverable
from dragoman_bots.runtime.handoffs import Handoffs

log = logging.getLogger("dragoman.turns")


@dataclass(slots=True)
class Receipt:
    """What was delivered of one outbox: the numbers of messages whose buttons are in use, and others by name.

    `again`: a stopped process may have delivered some of it before.
    """

    again: bool = False
    shown: list[int] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)


class Delivery:
    """The way out, for all sessions."""

    def __init__(self, channel: Channel, handoffs: Handoffs) -> None:
        self._channel, self._handoffs = channel, handoffs

    async def say(self, key: str, origin: Origin, effect: Utterance, receipt: Receipt) -> None:
        """Performs it for this session and notes its number."""
        if receipt.again and _once(effect):
            log.error("session %s: a message may have been lost when the bot stopped; it is sent once only", key)
            return
        if isinstance(effect, SendMessage) and effect.latest:
            effect = replace(effect, edit=receipt.sent.get(LATEST, effect.edit), latest=False)
        number = await self._performed(key, origin, effect)
        if number is not None and isinstance(effect, SendMessage):
            receipt.shown += [number] if effect.asks else []
            receipt.sent |= dict.fromkeys(effect.tags, number)
            if effect.author and effect.to is not None:
                await self._handoffs.sent(key, effect.to, number)

    async def _performed(self, key: str, origin: Origin, effect: Utterance) -> int | None:
        try:
            return await self._channel.perform(Address(origin.chat.id, origin.user.id), key, effect)
        except Undeliverable as reason:
            log.warning("session %s: %s", key, reason)
        except Exception:
            log.exception("session %s: a message could not be sent", key)
        return None


def _once(effect: Utterance) -> bool:
    """Whether it is rather lost than sent twice: what its author says so of, and whatever asks for money."""
    return isinstance(effect, SendInvoice) or (isinstance(effect, SendMessage) and effect.once)
